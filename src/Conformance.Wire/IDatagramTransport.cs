using System.Net;

namespace Conformance.Wire;

/// <summary>One bound address that sends and receives datagrams: a UDP socket, or a seat in an in-memory network.</summary>
/// <remarks>Callbacks come on the event loop that bound it, one at a time. Unreachable peers are silence, as on a real network.</remarks>
public interface IDatagramTransport : IAsyncDisposable
{
    /// <summary>The bound address, with the port the system chose when 0 was asked for.</summary>
    IPEndPoint LocalEndPoint { get; }

    /// <summary>Called for each datagram received. Datagrams that arrive while it is <see langword="null"/> are dropped.</summary>
    Action<ReceivedDatagram>? Received { get; set; }

    /// <summary>Sees every datagram sent and received, with its time at the socket.</summary>
    Action<CapturedDatagram>? Tap { get; set; }

    /// <summary>Sends one datagram. Returns at once; never throws for a peer that is not there.</summary>
    void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote);
}
