using System.Net;
using Conformance.Wire;

namespace Conformance.Dtls.Transport;

/// <summary>A port in clear and one under DTLS, as one transport: an answer leaves where its peer came in.</summary>
public sealed class TwinTransport : IDatagramTransport
{
    private readonly IDatagramTransport _plain;
    private readonly SecuredPort _secured;

    public TwinTransport(IDatagramTransport plain, SecuredPort secured)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(secured);

        (_plain, _secured) = (plain, secured);
        plain.Received = Up;
        secured.Received = Up;
    }

    /// <summary>The port in clear.</summary>
    public IPEndPoint LocalEndPoint => _plain.LocalEndPoint;

    public Action<ReceivedDatagram>? Received { get; set; }

    /// <summary>Sees what is on the wire of both.</summary>
    public Action<CapturedDatagram>? Tap
    {
        get => _plain.Tap;
        set => (_plain.Tap, _secured.Tap) = (value, value);
    }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote) => (remote is SecurePeer ? _secured : _plain).Send(octets, remote);

    public async ValueTask DisposeAsync()
    {
        await _plain.DisposeAsync();
        await _secured.DisposeAsync();
    }

    private void Up(ReceivedDatagram datagram) => Received?.Invoke(datagram);
}
