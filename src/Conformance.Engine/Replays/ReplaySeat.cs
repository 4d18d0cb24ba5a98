using System.Net;
using Conformance.Wire;

namespace Conformance.Engine.Replays;

/// <summary>One of our sockets in a replay.</summary>
internal sealed class ReplaySeat(Replay replay, TimeProvider clock, IPEndPoint local) : IDatagramTransport
{
    public IPEndPoint LocalEndPoint => local;

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap { get; set; }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        var sent = new CapturedDatagram(clock.Monotonic, Sent: true, local, remote, octets.ToArray());
        Tap?.Invoke(sent);
        replay.Sent(sent);
    }

    public void Accept(byte[] octets, IPEndPoint remote)
    {
        Tap?.Invoke(new(clock.Monotonic, Sent: false, local, remote, octets));
        Received?.Invoke(new(octets, remote, clock.Monotonic));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
