using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;
using Conformance.Simulation.Streams;
using Conformance.Wire;
using Conformance.Wire.Streams;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap.Streams;

/// <summary>Endpoints over connections, in memory and on sockets.</summary>
[TestFixture]
public sealed class StreamPortTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);
    private static readonly IPEndPoint ServerAddress = new(IPAddress.Parse("192.0.2.1"), 5683);

    [Test]
    public void A_request_is_answered_over_its_connection_without_types_and_ids() => InMemory(async scene =>
    {
        var peer = await scene.Client.ConnectAsync(scene.Network, ServerAddress, CancellationToken.None);

        var outcome = await scene.Ours.RequestAsync(peer!, Get("/3/0"), Patience, CancellationToken.None);

        outcome.Should().BeOfType<Answered>().Which.Response.ToString().Should().StartWith("TCP 2.05 Content");
        outcome.Transmissions.Should().Be(1);
        scene.Heard.Should().ContainSingle().Which.Should().StartWith("TCP 0.01 GET /3/0");
    });

    [Test]
    public void Both_sides_ask() => InMemory(async scene =>
    {
        var peer = await scene.Client.ConnectAsync(scene.Network, ServerAddress, CancellationToken.None);
        await scene.Ours.RequestAsync(peer!, Get("/rd"), Patience, CancellationToken.None);

        var outcome = await scene.Theirs.RequestAsync(scene.Server.Peers.Single(), Get("/1"), Patience, CancellationToken.None);

        outcome.Should().BeOfType<Answered>().Which.Response.Code.Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void What_the_network_loses_comes_later_and_in_order() => InMemory(
        async scene =>
        {
            var peer = await scene.Client.ConnectAsync(scene.Network, ServerAddress, CancellationToken.None);
            var asked = Enumerable.Range(0, 20).Select(one => scene.Ours.RequestAsync(peer!, Get($"/{one}") with { Confirmable = false }, TimeSpan.FromMinutes(2), CancellationToken.None)).ToList();

            (await Task.WhenAll(asked)).Should().AllBeOfType<Answered>();

            scene.Heard.Select(line => line.Split(' ')[3]).Should().Equal(Enumerable.Range(0, 20).Select(one => $"/{one}"));
        },
        loss: 0.3);

    [Test]
    public void Nobody_listens() => InMemory(async scene =>
        (await scene.Client.ConnectAsync(scene.Network, new(IPAddress.Parse("192.0.2.9"), 5683), CancellationToken.None)).Should().BeNull());

    [Test]
    public void What_waits_on_a_connection_that_ends_waits_no_longer() => InMemory(async scene =>
    {
        var peer = await scene.Client.ConnectAsync(scene.Network, ServerAddress, CancellationToken.None);
        var asked = scene.Ours.RequestAsync(peer!, Get("/silence"), within: null, CancellationToken.None);
        scene.Client.Ended = (over, _, _) => scene.Ours.GiveUp(over);

        scene.Client.Close(peer!);

        (await asked).Should().BeOfType<TimedOut>();
        peer!.IsOver.Should().BeTrue();
    });

    [Test]
    public void The_tap_sees_a_stream_with_its_places() => InMemory(async scene =>
    {
        var seen = new List<CapturedDatagram>();
        scene.Client.Tap = seen.Add;
        var peer = await scene.Client.ConnectAsync(scene.Network, ServerAddress, CancellationToken.None);
        await scene.Ours.RequestAsync(peer!, Get("/3"), Patience, CancellationToken.None);

        scene.Client.Close(peer!);

        seen.Select(one => (one.Sent, one.Stream!.Mark)).Should().Equal(
            (true, StreamMark.Asked), (false, StreamMark.Taken), (true, StreamMark.Octets), (true, StreamMark.Octets),
            (false, StreamMark.Octets), (false, StreamMark.Octets), (true, StreamMark.Ended));
        foreach (var sent in new[] { true, false })
        {
            var octets = seen.Where(one => one.Sent == sent && one.Stream!.Mark == StreamMark.Octets).ToList();
            octets.Select(one => one.Stream!.Sequence).Should().Equal(octets.Select((_, index) => (long)octets.Take(index).Sum(one => one.Octets.Length)));
        }
    });

    [Test]
    public void Sockets_carry_the_same()
    {
        using var loop = new WallLoop();
        loop.Run(async () =>
        {
            var network = new TcpNetwork(loop.Clock);
            await using var server = Port(UdpTransport.Bind(new(IPAddress.Loopback, 0), loop.Clock), loop.Clock);
            await using var theirs = new Endpoint(server, Settings(loop.Clock, 2)) { RequestHandler = (_, _) => Task.FromResult(Reply.Of(CoapCode.Content)) };
            await using var client = Port(UdpTransport.Bind(new(IPAddress.Loopback, 0), loop.Clock), loop.Clock);
            await using var ours = new Endpoint(client, Settings(loop.Clock, 1));
            server.Listen(network);
            var ended = new TaskCompletionSource();
            server.Ended = (_, byUs, _) => ended.SetResult();

            var peer = await client.ConnectAsync(network, server.LocalEndPoint, CancellationToken.None);
            var outcome = await ours.RequestAsync(peer!, Get("/3") with { Payload = new byte[1000] }, Patience, CancellationToken.None);
            client.Close(peer!);
            await ended.Task.WaitAsync(Patience, loop.Clock);

            outcome.Should().BeOfType<Answered>().Which.Response.Code.Should().Be(CoapCode.Content);
            server.Peers.Should().BeEmpty();
            return true;
        });
    }

    [Test]
    public void A_peer_that_reads_nothing_is_given_up_and_keeps_nobody_waiting()
    {
        const int most = 64;
        using var loop = new WallLoop();
        var sent = loop.Run(async () =>
        {
            await using var server = Port(UdpTransport.Bind(new(IPAddress.Loopback, 0), loop.Clock), loop.Clock);
            var (there, over) = (new TaskCompletionSource<StreamPeer>(), new TaskCompletionSource());
            server.Opened = (peer, _) => there.SetResult(peer);
            server.Ended = (_, byUs, _) => over.SetResult();
            server.Listen(new TcpNetwork(loop.Clock));
            using var deaf = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await deaf.ConnectAsync(server.LocalEndPoint);
            var peer = await there.Task.WaitAsync(Patience, loop.Clock);

            var count = 0;
            for (; count < most && !over.Task.IsCompleted; count++)
            {
                server.SendOctets(new byte[1024 * 1024], peer);
                await Task.Yield();
            }

            await over.Task.WaitAsync(Patience, loop.Clock);
            server.Peers.Should().BeEmpty();
            return count;
        });

        sent.Should().BeInRange(1, most);
    }

    [Test]
    public void Connections_beyond_a_number_are_closed_and_those_there_are_go_on() => InMemory(async scene =>
    {
        const int more = 300;
        for (var at = 0; at < more; at++)
        {
            await scene.Client.ConnectAsync(scene.Network, scene.Server.LocalEndPoint, CancellationToken.None);
        }

        var outcome = await scene.Ours.RequestAsync(scene.Client.Peers[0], Get("/3"), Patience, CancellationToken.None);

        outcome.Should().BeOfType<Answered>();
        scene.Server.Peers.Should().HaveCount(256);
        scene.Client.Peers.Should().HaveCount(256);
    });

    private static Request Get(string path) => new() { Code = CoapCode.Get, Options = OptionList.Empty.WithPath(path) };

    private static EndpointSettings Settings(TimeProvider clock, int seed) => new() { Clock = clock, Random = new Random(seed) };

    private static StreamPort Port(IDatagramTransport datagrams, TimeProvider clock) => new(datagrams, clock, () => new StreamTerms());

    private static void InMemory(Func<Scene, Task> play, double loss = 0)
    {
        var loop = new VirtualLoop();
        loop.Run(async () =>
        {
            var link = new ImpairedLink(Impairment.Latency(Latency) with { Loss = loss }, new Random(7));
            var (datagrams, network) = (new InMemoryNetwork(loop.Clock, link), new InMemoryStreams(loop.Clock, link));
            var (server, client) = (Port(datagrams.Bind(ServerAddress), loop.Clock), Port(datagrams.Bind(new(IPAddress.Parse("192.0.2.2"), 0)), loop.Clock));
            var heard = new List<string>();
            await using var theirs = new Endpoint(server, Settings(loop.Clock, 2))
            {
                RequestHandler = (request, _) =>
                {
                    heard.Add(request.Message.ToString());
                    return Task.FromResult(request.Message.Options.Path == "/silence" ? Reply.None : Reply.Of(CoapCode.Content));
                },
            };
            await using var ours = new Endpoint(client, Settings(loop.Clock, 1)) { RequestHandler = (_, _) => Task.FromResult(Reply.Of(CoapCode.NotFound)) };
            server.Listen(network);
            await play(new(network, server, client, theirs, ours, heard));
        });
    }

    private sealed record Scene(InMemoryStreams Network, StreamPort Server, StreamPort Client, Endpoint Theirs, Endpoint Ours, List<string> Heard);
}
