using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Operations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class HostileClientTests
{
    private static readonly string[] Paths = ["/", "/rd", "/rd/x", "/rd/", "/dp", "/bs", "/bspack", "/3/0", "/a%2Fb"];
    private static readonly string[] Queries = ["ep", "ep=", "lt=-1", "lt=99999999999", "lwm2m=", "=", "b=UQ=U", "Q=1", ""];
    private static readonly int[] Formats = [0, 40, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544, 65535];

    [Test]
    public void Breaks_no_role_with_random_octets([Values(1, 2)] int seed) => Bench.Play(async bench =>
    {
        var random = new Random(seed);
        await bench.Client.RegisterAsync();
        for (var datagram = 0; datagram < 500; datagram++)
        {
            var octets = new byte[random.Next(40)];
            random.NextBytes(octets);
            bench.Client.SendOctets(Convert.ToHexString(octets));
        }

        await bench.WaitAsync(600);
        (await bench.Client.SayAsync(CoapCode.Post, bench.Server.Registration?.Location ?? "/rd")).Code.IsResponse.Should().BeTrue();
    });

    [Test]
    public void Breaks_no_role_with_messages_that_decode([Values(1, 2, 3)] int seed) => Bench.Play(async bench =>
    {
        var random = new Random(seed);
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => ScriptedClient.Content("20", ContentFormat.Text, observe: 1);
        var observed = await bench.PerformAsync(OperationKind.Observe, "/3/0/9");
        bench.Client.Answer = _ => ScriptedClient.Content("garbage", new(Formats[random.Next(Formats.Length)]));
        for (var datagram = 0; datagram < 500; datagram++)
        {
            bench.Client.SendOctets(Convert.ToHexString(Draw(random, observed.Observation!.Token).ToArray()));
            await bench.WaitAsync(0.01);
        }

        await bench.WaitAsync(600);
        bench.Log.Events.Should().OnlyContain(added => added.Summary.Length > 0);
    });

    private static Message Draw(Random random, Token observed)
    {
        var options = OptionList.Empty
            .WithPath(Paths[random.Next(Paths.Length)])
            .WithQueries([Queries[random.Next(Queries.Length)], Queries[random.Next(Queries.Length)]])
            .WithContentFormat(new(Formats[random.Next(Formats.Length)]));
        options = random.Next(4) == 0 ? options.WithBlock1(new(random.Next(3), random.Next(2) == 0, random.Next(8))) : options;
        options = random.Next(4) == 0 ? options.WithBlock2(new(random.Next(3), random.Next(2) == 0, random.Next(8))) : options;
        options = random.Next(4) == 0 ? options.WithObserve((uint)random.Next(1 << 24)) : options;
        var payload = new byte[random.Next(20)];
        random.NextBytes(payload);
        return new()
        {
            Type = (MessageType)random.Next(4),
            Code = new((byte)(random.Next(2) == 0 ? random.Next(8) : random.Next(256))),
            MessageId = (ushort)random.Next(1 << 16),
            Token = random.Next(3) == 0 ? observed : new(new byte[] { (byte)random.Next(256) }),
            Options = options,
            Payload = payload,
        };
    }
}
