using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Engine.Control;
using Conformance.Engine.Worlds;
using Conformance.Model;
using Conformance.Scripting.Expressions;
using Conformance.Tests.Engine;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Hostile;

/// <summary>Floods over real sockets, as fast as a thread can send.</summary>
[TestFixture]
[NonParallelizable]
public sealed class UdpFloodTests
{
    private const string Listening = """
        steps:
          - read: /3/0/16
            within: 1 s
            expect: { code: 2.05 }
            requirement: DM-14
          - never: deregister
            for: 1 s
            requirement: DM-15
        """;

    private const long MostMemory = 300L * 1024 * 1024;

    private static IEnumerable<TestCaseData> Floods =>
    [
        new TestCaseData(new byte[] { 0xFF, 0xFF, 0xFF }).SetArgDisplayNames("octets that are no message"),
        new TestCaseData(new byte[60_000]).SetArgDisplayNames("60 KB that are no message"),
        new TestCaseData(Message.Empty(MessageType.Confirmable, 7).ToArray()).SetArgDisplayNames("pings"),
        new TestCaseData(new Message { Type = MessageType.NonConfirmable, Code = CoapCode.Content, Payload = new byte[50] }.ToArray()).SetArgDisplayNames("responses"),
    ];

    [TestCaseSource(nameof(Floods))]
    public void A_flood_ends_in_a_verdict_in_time_and_in_bounds(byte[] octets)
    {
        using var flood = new Flood(octets);
        var stage = new Stage { Worlds = new WallWorlds(address: null) };
        stage.Plot.Act = (device, action, _) =>
        {
            switch (action)
            {
                case DeviceAction.Start:
                    flood.Begin(device.Server);
                    return ActionResult.Ok;
                case DeviceAction.Stop:
                    flood.End();
                    return ActionResult.Ok;
                default:
                    return null;
            }
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var record = stage.Play(Listening);

        flood.End();
        record.Outcome.Should().BeOneOf(Outcome.Fail, Outcome.Inconclusive, Outcome.Pass);
        record.Duration.Should().BeLessThan(TimeSpan.FromSeconds(20));
        record.Log.Count.Should().BeLessThanOrEqualTo(1001);
        flood.Sent.Should().BeGreaterThan(Flood.Least);
        (GC.GetTotalMemory(forceFullCollection: false) - before).Should().BeLessThan(MostMemory);
    }

    [Test]
    public void Silence_over_udp_is_inconclusive_in_time()
    {
        var stage = new Stage { Worlds = new WallWorlds(address: null) };
        stage.Pixit["register-within"] = new Value.Duration(TimeSpan.FromSeconds(1));
        stage.Plot.Life = _ => Task.CompletedTask;

        var record = stage.Play(Listening);

        record.Outcome.Should().Be(Outcome.Inconclusive);
        record.Duration.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Test]
    public void Blocks_that_never_end_over_udp_fail_in_time()
    {
        var stage = new Stage { Worlds = new WallWorlds(address: null) };
        BadDevices.All.First(device => device.Name == "answers with blocks that never end").Behave(stage.Plot);

        var record = stage.Play(Listening);

        record.Outcome.Should().Be(Outcome.Fail);
        record.Reason.Should().Contain("blocks; no more are exchanged");
        record.Duration.Should().BeLessThan(TimeSpan.FromSeconds(60));
    }

    /// <summary>Registers from a socket of its own and then sends one thing for ever.</summary>
    private sealed class Flood(byte[] octets) : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        private volatile bool _over;
        private Thread? _thread;

        /// <summary>Datagrams that make a flood, however busy the machine is: so many have left before the case goes on.</summary>
        public const int Least = 100;

        public int Sent { get; private set; }

        public void Begin(IPEndPoint server)
        {
            _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _socket.SendTo(Register().ToArray(), server);
            _thread = new(() => Pour(server)) { IsBackground = true };
            _thread.Start();
            SpinWait.SpinUntil(() => Sent > Least, TimeSpan.FromSeconds(10));
        }

        public void End()
        {
            _over = true;
            _thread?.Join();
        }

        public void Dispose()
        {
            End();
            _socket.Dispose();
        }

        private static Message Register() => new()
        {
            Type = MessageType.Confirmable,
            Code = CoapCode.Post,
            MessageId = 1,
            Token = new(new byte[] { 1 }),
            Options = OptionList.Empty.WithPath("/rd").WithQueries([$"ep={Stage.EndpointName}", "lt=300", "lwm2m=1.1", "b=U"])
                .WithContentFormat(ContentFormat.LinkFormat),
            Payload = "</1/0>,</3/0>"u8.ToArray(),
        };

        private void Pour(IPEndPoint server)
        {
            while (!_over)
            {
                try
                {
                    _socket.SendTo(octets, server);
                    Sent++;
                }
                catch (SocketException)
                {
                    // No room, or nobody there any more: a flood does not care.
                }
            }
        }
    }
}
