using System.Net;
using Conformance.Wire;
using Conformance.Wire.Streams;

namespace Conformance.Simulation.Streams;

/// <summary>One end of a connection in memory.</summary>
internal sealed class InMemoryLink : IStreamLink
{
    private readonly InMemoryStreams _network;
    private readonly StreamWay _way;
    private readonly bool _isInside;
    private InMemoryLink? _other;
    private bool _closed;
    private bool _over;

    private InMemoryLink(InMemoryStreams network, StreamWay way, bool isInside, IPEndPoint local, IPEndPoint remote)
    {
        (_network, _way, _isInside) = (network, way, isInside);
        (LocalEndPoint, RemoteEndPoint) = (local, remote);
    }

    public IPEndPoint LocalEndPoint { get; }

    public IPEndPoint RemoteEndPoint { get; }

    public Action<ReadOnlyMemory<byte>, TimeSpan>? Received { get; set; }

    public Action<bool>? Ended { get; set; }

    /// <summary>Both ends: that of who connects, and that of who is connected to.</summary>
    public static (InMemoryLink Ours, InMemoryLink Theirs) Pair(InMemoryStreams network, StreamWay way, IPEndPoint local, IPEndPoint remote)
    {
        var (ours, theirs) = (new InMemoryLink(network, way, isInside: true, local, remote), new InMemoryLink(network, way, isInside: false, remote, local));
        (ours._other, theirs._other) = (theirs, ours);
        return (ours, theirs);
    }

    public void Send(ReadOnlyMemory<byte> octets)
    {
        if (!_closed)
        {
            var copy = octets.ToArray();
            _way.Carry(_isInside, copy, () => _other!.Arrive(copy));
        }
    }

    public void Close()
    {
        if (!_closed)
        {
            _closed = true;
            _way.Carry(_isInside, default, () => _other!.Hear());
        }
    }

    public void Dispose() => Close();

    private void Arrive(byte[] octets)
    {
        if (!_closed)
        {
            Received?.Invoke(octets, _network.Clock.Monotonic);
        }
    }

    private void Hear()
    {
        if (!_over && !_closed)
        {
            _over = true;
            Ended?.Invoke(false);
        }

        _network.Forget(_way);
    }
}
