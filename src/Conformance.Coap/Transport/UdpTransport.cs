using System.Net;
using Conformance.Wire;

namespace Conformance.Coap.Transport;

/// <summary>A bound UDP socket, IPv4 or IPv6. Receive times are taken on the receiving thread; callbacks come on the loop that called <see cref="Bind"/>.</summary>
public sealed class UdpTransport : IDatagramTransport
{
    public IPEndPoint LocalEndPoint => throw new NotImplementedException();

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap { get; set; }

    /// <summary>Binds and starts receiving.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound (taken, not ours).</exception>
    public static UdpTransport Bind(IPEndPoint local, TimeProvider clock) => throw new NotImplementedException();

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
