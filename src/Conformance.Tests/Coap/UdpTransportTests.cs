using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Coap.Transport;
using Conformance.Simulation;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Coap;

/// <summary>Real sockets on loopback.</summary>
[TestFixture]
public sealed class UdpTransportTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestCase("127.0.0.1")]
    [TestCase("::1")]
    public void Carries_datagrams_and_shows_them_to_the_tap(string address) => Play(async clock =>
    {
        RequireFamily(address);
        await using var ours = UdpTransport.Bind(new(IPAddress.Parse(address), 0), clock);
        await using var theirs = UdpTransport.Bind(new(IPAddress.Parse(address), 0), clock);
        var taps = new List<CapturedDatagram>();
        theirs.Tap = taps.Add;
        var thread = Environment.CurrentManagedThreadId;
        var arrived = new TaskCompletionSource<ReceivedDatagram>();
        theirs.Received = datagram =>
        {
            Environment.CurrentManagedThreadId.Should().Be(thread);
            arrived.SetResult(datagram);
        };
        var before = clock.Monotonic;

        ours.Send(new byte[] { 1, 2, 3 }, theirs.LocalEndPoint);
        var datagram = await arrived.Task.WaitAsync(Patience, clock);
        theirs.Send(datagram.Octets, ours.LocalEndPoint);

        datagram.Octets.ToArray().Should().Equal(1, 2, 3);
        datagram.Remote.Should().Be(ours.LocalEndPoint);
        datagram.Time.Should().BeGreaterThanOrEqualTo(before).And.BeLessThanOrEqualTo(clock.Monotonic);
        taps.Select(tap => (tap.Sent, tap.Local, tap.Remote)).Should().Equal(
            (false, theirs.LocalEndPoint, ours.LocalEndPoint), (true, theirs.LocalEndPoint, ours.LocalEndPoint));
    });

    [Test]
    public void Sockets_one_after_the_other_and_many_at_once_hear_what_is_theirs() => Play(async clock =>
    {
        for (var round = 0; round < 5; round++)
        {
            var open = Enumerable.Range(0, 4 * (round + 1)).Select(_ => UdpTransport.Bind(new(IPAddress.Loopback, 0), clock)).ToList();
            var heard = open.Select(_ => new TaskCompletionSource<byte>()).ToList();
            for (var one = 0; one < open.Count; one++)
            {
                var slot = heard[one];
                open[one].Received = datagram => slot.TrySetResult(datagram.Octets.Span[0]);
                open[open.Count - 1 - one].Send(new[] { (byte)one }, open[one].LocalEndPoint);
            }

            var all = await Task.WhenAll(heard.Select(slot => slot.Task)).WaitAsync(Patience, clock);

            all.Should().Equal(Enumerable.Range(0, open.Count).Select(one => (byte)one));
            foreach (var transport in open)
            {
                await transport.DisposeAsync();
            }
        }
    });

    [Test]
    public void Lives_on_when_nobody_listens_at_the_other_end() => Play(async clock =>
    {
        await using var ours = UdpTransport.Bind(new(IPAddress.Loopback, 0), clock);
        var gone = UdpTransport.Bind(new(IPAddress.Loopback, 0), clock);
        await gone.DisposeAsync();
        var arrived = new TaskCompletionSource();
        ours.Received = _ => arrived.TrySetResult();

        for (var count = 0; count < 10; count++)
        {
            ours.Send(new byte[] { 0 }, gone.LocalEndPoint);
        }

        ours.Send(new byte[] { 0 }, new(IPAddress.Parse("127.0.0.1"), ours.LocalEndPoint.Port));
        await arrived.Task.WaitAsync(Patience, clock);
    });

    [Test]
    public void Closing_frees_the_port_and_sending_afterwards_is_silence() => Play(async clock =>
    {
        var first = UdpTransport.Bind(new(IPAddress.Loopback, 0), clock);
        FluentActions.Invoking(() => UdpTransport.Bind(first.LocalEndPoint, clock)).Should().Throw<SocketException>();

        await first.DisposeAsync();
        await using var second = UdpTransport.Bind(first.LocalEndPoint, clock);

        second.LocalEndPoint.Should().Be(first.LocalEndPoint);
        first.Invoking(transport => transport.Send(new byte[1], second.LocalEndPoint)).Should().NotThrow();
    });

    [Test]
    public void Drops_and_counts_what_the_loop_does_not_take() => Play(async clock =>
    {
        await using var ours = UdpTransport.Bind(new(IPAddress.Loopback, 0), clock);
        await using var flood = UdpTransport.Bind(new(IPAddress.Loopback, 0), clock);
        var taken = 0;
        ours.Received = _ => taken++;

        // The loop is busy here, so nothing is taken until the await below.
        var until = clock.Monotonic + Patience;
        while (ours.Dropped < 10 && clock.Monotonic < until)
        {
            flood.Send(new byte[1], ours.LocalEndPoint);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(100), clock);

        ours.Dropped.Should().BeGreaterThanOrEqualTo(10);
        taken.Should().BeInRange(UdpTransport.QueueLimit, int.MaxValue);
    });

    [TestCase("127.0.0.1")]
    [TestCase("::1")]
    public void Two_endpoints_talk(string address) => Play(async clock =>
    {
        RequireFamily(address);
        var settings = new EndpointSettings { Clock = clock, Random = new(1) };
        await using var server = new Endpoint(UdpTransport.Bind(new(IPAddress.Parse(address), 0), clock), settings);
        await using var client = new Endpoint(UdpTransport.Bind(new(IPAddress.Parse(address), 0), clock), settings);
        server.RequestHandler = async (request, cancellationToken) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), clock, cancellationToken);
            return Reply.Of(CoapCode.Content) with { Payload = request.Message.Payload };
        };

        for (byte count = 0; count < 20; count++)
        {
            var outcome = await client.RequestAsync(
                server.LocalEndPoint, new() { Code = CoapCode.Fetch, Payload = new[] { count } }, Patience, CancellationToken.None);
            outcome.Should().BeOfType<Answered>().Which.Response.Payload.ToArray().Should().Equal(count);
        }

        (await client.PingAsync(server.LocalEndPoint, Patience, CancellationToken.None)).Should().BeOfType<WasReset>();
    });

    private static void Play(Func<TimeProvider, Task> scene)
    {
        using var loop = new WallLoop();
        loop.Run(() => scene(loop.Clock));
    }

    private static void RequireFamily(string address) =>
        Assume.That(
            IPAddress.Parse(address).AddressFamily is AddressFamily.InterNetwork || Socket.OSSupportsIPv6, "this machine has no IPv6");
}
