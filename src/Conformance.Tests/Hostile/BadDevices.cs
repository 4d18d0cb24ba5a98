using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Control;
using Conformance.Tests.Engine;
using Outcome = Conformance.Model.Outcome;
using World = Conformance.Tests.Coap.World;

namespace Conformance.Tests.Hostile;

/// <summary>The fleet. Each meets <see cref="BadDeviceTests.Meeting"/>.</summary>
internal static class BadDevices
{
    private const int EachMillisecond = 10;
    private const int Registrations = 10_000;

    public static IReadOnlyList<BadDevice> All { get; } =
    [
        new("says nothing", Outcome.Inconclusive, plot => plot.Life = _ => Task.CompletedTask),
        new("registers and is silent", Outcome.Fail, plot => plot.Answers(_ => Reply.None)),
        new("acknowledges and never answers", Outcome.Fail, plot => plot.Answers(_ => Reply.AcknowledgeOnly)),
        new("resets everything", Outcome.Fail, plot => plot.Answers(_ => Reply.Of(CoapCode.Empty) with { Reset = true })),
        new("floods with octets that are no message", Outcome.Fail, plot => Flood(plot, (_, random) => Noise(random, 60))),
        new("floods with large octets that are no message", Outcome.Fail, plot => Flood(plot, (_, random) => Noise(random, 60_000), eachMillisecond: 1)),
        new("floods with responses to nothing", Outcome.Pass, plot => Flood(plot, (number, _) => Response(number).ToArray())),
        new("floods with requests", Outcome.Pass, plot => Flood(plot, (number, _) => Request(number, "/nothing").ToArray())),
        new("floods with pings", Outcome.Pass, plot => Flood(plot, (number, _) => Message.Empty(MessageType.Confirmable, (ushort)number).ToArray())),
        new("registers ten thousand times", Outcome.Pass, plot => Flood(plot, (number, _) => Registration(number).ToArray(), until: Registrations)),
        new("registers with a huge payload", Outcome.Pass, plot => plot.Life = device => device.RegisterAsync(Links(4000))),
        new("registers with links that never end", Outcome.Inconclusive, plot => plot.Life = EndlessRegister),
        new("answers with blocks that never end", Outcome.Fail, plot => plot.Answers(EndlessAnswer)),
        new("answers slowly with blocks that never end", Outcome.Fail, plot => plot.Answer = async (device, request) =>
        {
            await device.Pass(1.9);
            return EndlessAnswer(request);
        }),
        new("answers with 64 KiB of options", Outcome.Pass, plot => plot.Answers(request => Stuffed(Plot.Ordinary(request)))),
        new("answers with random octets", Outcome.Fail, plot => plot.Answer = Garbage),
        new("answers and breaks the format", Outcome.Fail, plot => plot.Answer = Truncated),
        new("answers again without a token", Outcome.Pass, plot => plot.Answer = AgainWithoutToken),
        new("answers from another address", Outcome.Fail, plot => plot.Answer = FromElsewhere),
        new("takes milliseconds for seconds", Outcome.Pass, plot => plot.Life = NotifiesAllTheTime),
        new("ends at once", Outcome.Inconclusive, plot => plot.Act = EndsAtOnce),
    ];

    private static void Flood(Plot plot, Func<int, Random, byte[]> octets, int eachMillisecond = EachMillisecond, int until = int.MaxValue) => plot.Life = async device =>
    {
        var random = new Random(4711);
        await device.RegisterAsync();
        for (var number = 0; number < until && device.IsOn; number += eachMillisecond)
        {
            for (var one = number; one < number + eachMillisecond; one++)
            {
                device.SendOctets(octets(one, random));
            }

            await device.Pass(0.001);
        }
    };

    private static byte[] Noise(Random random, int length)
    {
        var octets = new byte[length];
        random.NextBytes(octets);
        return octets;
    }

    private static Message Request(int number, string path) => new()
    {
        Type = MessageType.Confirmable,
        Code = CoapCode.Post,
        MessageId = (ushort)number,
        Token = new(BitConverter.GetBytes(number)),
        Options = OptionList.Empty.WithPath(path),
    };

    private static Message Response(int number) => Request(number, "/") with { Code = CoapCode.Content, Payload = "U"u8.ToArray() };

    private static Message Registration(int number) => Request(number, "/rd") with
    {
        Options = OptionList.Empty.WithPath("/rd").WithQueries([$"ep={Stage.EndpointName}", "lt=300", "lwm2m=1.1", "b=U"]).WithContentFormat(ContentFormat.LinkFormat),
        Payload = "</1/0>,</3/0>"u8.ToArray(),
    };

    private static string Links(int count) => "</1/0>,</3/0>," + string.Join(',', Enumerable.Range(0, count).Select(instance => $"</3303/{instance}>"));

    /// <summary>One block after another of a body that has no last one.</summary>
    private static async Task EndlessRegister(ScriptedDevice device)
    {
        for (var number = 0; device.IsOn; number++)
        {
            await device.BlockAsync(new(number & 0xFFFFF, More: true, 6), Encoding.UTF8.GetBytes(new string(',', 1024)));
        }
    }

    private static Reply EndlessAnswer(Message request)
    {
        var number = request.Options.Block2?.Number ?? 0;
        return Plot.Ordinary(request) with
        {
            Code = CoapCode.Content,
            Options = OptionList.Empty.WithContentFormat(ContentFormat.Text).WithBlock2(new(number, More: true, 0)),
            Payload = new byte[16],
        };
    }

    private static Reply Stuffed(Reply reply) =>
        reply with { Options = new(reply.Options.Concat(Enumerable.Range(0, 30_000).Select(_ => new Option(new(2048), new byte[] { 1 })))) };

    private static Task<Reply> Garbage(ScriptedDevice device, Message request)
    {
        device.SendOctets(Noise(new Random(request.MessageId), 200));
        return Task.FromResult(Reply.None);
    }

    private static Task<Reply> Truncated(ScriptedDevice device, Message request)
    {
        var answer = World.ResponseTo(request, CoapCode.Content) with { Options = OptionList.Empty.WithText(OptionNumber.ETag, "12345678") };
        device.SendOctets(answer.ToArray()[..^3]);
        return Task.FromResult(Reply.None);
    }

    private static async Task<Reply> AgainWithoutToken(ScriptedDevice device, Message request)
    {
        await Task.Yield();
        _ = SayAgain();
        return Plot.Ordinary(request);

        async Task SayAgain()
        {
            await device.Pass(0.01);
            device.SendOctets((World.ResponseTo(request, CoapCode.Content, MessageType.NonConfirmable, 7) with { Token = Token.Empty, Payload = "X"u8.ToArray() }).ToArray());
        }
    }

    private static Task<Reply> FromElsewhere(ScriptedDevice device, Message request)
    {
        device.Stranger().SendOctets(device.Server, (World.ResponseTo(request, CoapCode.Content) with { Payload = "U"u8.ToArray() }).ToArray());
        return Task.FromResult(Reply.None);
    }

    /// <summary>A notification of whatever is observed every millisecond.</summary>
    private static async Task NotifiesAllTheTime(ScriptedDevice device)
    {
        await device.RegisterAsync();
        for (var number = 2u; device.IsOn; number++)
        {
            foreach (var path in device.Observers.Keys.ToList())
            {
                _ = device.NotifyAsync(path, "1", number & 0xFFFFFF, confirmable: false);
            }

            await device.Pass(0.001);
        }
    }

    private static ActionResult? EndsAtOnce(ScriptedDevice device, DeviceAction action, ActionArguments arguments)
    {
        if (action is DeviceAction.Start or DeviceAction.StartFresh)
        {
            device.Died?.Invoke("segmentation fault");
            return ActionResult.Ok;
        }

        return null;
    }
}
