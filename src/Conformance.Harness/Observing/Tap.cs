using System.Net;
using System.Net.Sockets;
using Conformance.Simulation.Impairments;
using Conformance.Wire;

namespace Conformance.Harness.Observing;

/// <summary>Stands between clients and one server, passes every datagram on as it came, and keeps a copy.</summary>
/// <remarks>Lives on the loop that its sockets were bound on.</remarks>
public sealed class Tap : IAsyncDisposable
{
    /// <summary>Datagrams that are kept; later ones are passed on and not judged.</summary>
    public const int MostDatagrams = 250_000;

    /// <summary>Octets of them.</summary>
    public const long MostOctets = 128 * 1024 * 1024;

    private readonly TimeProvider _clock;
    private readonly Relay _relay;
    private readonly List<PassedDatagram> _passed = [];
    private readonly List<Watch> _watches = [];
    private TimeSpan? _first;
    private long _octets;

    /// <param name="clock">Of the loop it lives on.</param>
    /// <param name="bind">Takes an address; port 0 asks for a free one.</param>
    /// <param name="listen">Where clients send to.</param>
    /// <param name="server">Where that goes.</param>
    /// <param name="came">Called with each client that was not known.</param>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public Tap(TimeProvider clock, Func<IPEndPoint, IDatagramTransport> bind, IPEndPoint listen, IPEndPoint server, Action<IPEndPoint>? came = null)
    {
        _clock = clock;
        _relay = new(clock, new ImpairedLink(Impairment.Latency(TimeSpan.Zero), new Random(0)), bind, listen, server) { Came = came, Taken = Pass };
    }

    /// <summary>Where clients send to.</summary>
    public IPEndPoint LocalEndPoint => _relay.LocalEndPoint;

    /// <summary>What passed, between the addresses of the client and the server; the times count from the first.</summary>
    public IReadOnlyList<PassedDatagram> Passed => _passed;

    /// <summary>Datagrams that were passed on and not kept.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Waits for a datagram to pass.</summary>
    /// <param name="isMeant">Asked of each that passes from now on.</param>
    /// <param name="within">How long at most.</param>
    /// <returns>Whether it did.</returns>
    public async Task<bool> UntilAsync(Func<PassedDatagram, bool> isMeant, TimeSpan within)
    {
        ArgumentNullException.ThrowIfNull(isMeant);

        var watch = new Watch(isMeant, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _watches.Add(watch);
        await using var bound = _clock.CreateTimer(_ => watch.Ended.TrySetResult(false), state: null, within, Timeout.InfiniteTimeSpan);
        var passed = await watch.Ended.Task;
        _watches.Remove(watch);
        return passed;
    }

    public ValueTask DisposeAsync() => _relay.DisposeAsync();

    private void Pass(ReceivedDatagram datagram, IPEndPoint to)
    {
        _first ??= datagram.Time;
        var passed = new PassedDatagram(datagram.Time - _first.Value, datagram.Remote, to, datagram.Octets);
        Keep(passed);
        foreach (var watch in _watches.Where(watch => watch.IsMeant(passed)))
        {
            watch.Ended.TrySetResult(true);
        }
    }

    private void Keep(PassedDatagram datagram)
    {
        if (_passed.Count >= MostDatagrams || _octets + datagram.Octets.Length > MostOctets)
        {
            LeftOut++;
            return;
        }

        _octets += datagram.Octets.Length;
        _passed.Add(datagram);
    }

    private sealed record Watch(Func<PassedDatagram, bool> IsMeant, TaskCompletionSource<bool> Ended);
}
