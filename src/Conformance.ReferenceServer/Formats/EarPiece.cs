using System.Net;
using Conformance.Wire;

namespace Conformance.ReferenceServer.Formats;

/// <summary>A transport under another, whose datagrams are heard in its way.</summary>
internal sealed class EarPiece(IDatagramTransport inner, Mishearing mishearing) : IDatagramTransport
{
    public IPEndPoint LocalEndPoint => inner.LocalEndPoint;

    public Action<ReceivedDatagram>? Received
    {
        get => inner.Received;
        set => inner.Received = value is null ? null : datagram => value(datagram with { Octets = mishearing.Of(datagram.Octets) });
    }

    public Action<CapturedDatagram>? Tap
    {
        get => inner.Tap;
        set => inner.Tap = value;
    }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote) => inner.Send(octets, remote);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
