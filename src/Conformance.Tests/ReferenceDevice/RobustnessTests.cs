using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

/// <summary>Whatever a server sends, the device answers and lives on; a fault inside it would end the scene.</summary>
[TestFixture]
public sealed class RobustnessTests
{
    private static readonly string[] Objects = "0 1 2 3 4 5 6 7 16 21 3303 3412 3447 3448 9999 x".Split(' ');
    private static readonly string[] Ids = "0 0 0 1 3 7 11 13 5700 65534 65535".Split(' ');
    private static readonly string[] Queries = "pmin=1 pmax=3 gt=5 lt=99999999999 st=-1 edge=1 con=1 depth=2 pmin hqmax=1 =".Split(' ');
    private static readonly int[] Formats = [0, 40, 42, 60, 110, 112, 320, 322, 11542, 11543, 11544, 65000];
    private static readonly byte[] Methods = [1, 1, 2, 3, 4, 5, 6, 7, 8];

    /// <summary>Not to be executed here: they take the device away.</summary>
    private static readonly string[] Leaving = ["/1/0/4", "/1/0/9", "/3/0/4", "/3/0/5"];

    private static readonly byte[][] Bodies =
    [
        [], [0], [1, 2, 3], "1"u8.ToArray(), "-1"u8.ToArray(), "[]"u8.ToArray(),
        """[{"n":"/3/0/0"}]"""u8.ToArray(), """[{"n":"/"}]"""u8.ToArray(),
        """[{"bn":"/1/0/","n":"1","v":60}]"""u8.ToArray(), """[{"n":"/16/0/0/5","vs":"x"},{"n":"/16/0/0","vs":"x"}]"""u8.ToArray(),
        """{"bn":"/1/0/","e":[{"n":"1","v":60}]}"""u8.ToArray(),
        [0x80, 0x00], [0xC1, 0x01, 0x3C], [0xA1, 0x03, 0xA0], [0xBF, 0xFF], [0x08, 0x00, 0x00],
    ];

    [TestCase("1.0", 1)]
    [TestCase("1.1", 2)]
    [TestCase("1.2", 3)]
    public void Survives_requests_at_random(string version, int seed) => World.PlayRegistered(
        async (server, world) =>
        {
            var random = new Random(seed);
            for (var round = 0; round < 1500; round++)
            {
                var segments = Enumerable.Range(0, random.Next(5)).Select(depth => Pick(random, depth == 0 ? Objects : Ids));
                var path = "/" + string.Join('/', segments);
                path = path.TrimEnd('/') is { Length: > 0 } some && !Leaving.Contains(some) ? some : "/";
                var target = random.Next(4) == 0 ? $"{path}?{Pick(random, Queries)}" : path;
                var outcome = await server.TryAskAsync(
                    new CoapCode(Pick(random, Methods)),
                    target,
                    Pick(random, Bodies),
                    random.Next(4) == 0 ? null : new ContentFormat(Pick(random, Formats)),
                    random.Next(3) == 0 ? new ContentFormat(Pick(random, Formats)) : null,
                    random.Next(4) == 0 ? (uint)random.Next(3) : null);
                outcome.Last.Should().BeOfType<Answered>($"{target} has to be answered");
                outcome.Last.As<Answered>().Response.Code.Class.Should().BeOneOf(2, 4);
            }

            await server.WaitAsync(60);
            (await server.CodeOfAsync(CoapCode.Get, "/3/0/3")).Should().Be(CoapCode.Content);
        },
        (_, settings) => settings with { Lwm2m = version, Drift = true });

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
