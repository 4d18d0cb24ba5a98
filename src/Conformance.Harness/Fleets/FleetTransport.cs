using System.Net;
using System.Net.Sockets;
using Conformance.Wire;

namespace Conformance.Harness.Fleets;

/// <summary>A UDP socket without a thread of its own, so that thousands fit one process.</summary>
/// <remarks>Receive times are taken when the loop comes to the datagram: latencies are upper bounds.</remarks>
public sealed class FleetTransport : IDatagramTransport
{
    /// <summary>More than a block of 1024 octets and its options; what is longer is cut.</summary>
    private const int LargestDatagram = 2048;

    private readonly Socket _socket;
    private readonly TimeProvider _clock;
    private readonly byte[] _buffer = new byte[LargestDatagram];
    private bool _closed;

    private FleetTransport(Socket socket, TimeProvider clock) => (_socket, _clock, LocalEndPoint) = (socket, clock, (IPEndPoint)socket.LocalEndPoint!);

    public IPEndPoint LocalEndPoint { get; }

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap { get; set; }

    /// <summary>Binds a free port and starts receiving.</summary>
    /// <exception cref="SocketException">There is no free port, or no more sockets are allowed.</exception>
    public static FleetTransport Bind(IPAddress local, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(local);

        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(local, 0));
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var transport = new FleetTransport(socket, clock);
        _ = transport.ReceiveAsync();
        return transport;
    }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        if (_closed)
        {
            return;
        }

        Tap?.Invoke(new(_clock.Monotonic, Sent: true, LocalEndPoint, remote, octets.ToArray()));
        try
        {
            _socket.SendTo(octets.Span, SocketFlags.None, remote);
        }
        catch (SocketException)
        {
            // An unreachable peer is silence, as the interface says.
        }
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReceiveAsync()
    {
        while (!_closed)
        {
            try
            {
                var got = await _socket.ReceiveFromAsync(_buffer, SocketFlags.None, new IPEndPoint(LocalEndPoint.Address, 0));
                Deliver(new(_buffer.AsSpan(0, got.ReceivedBytes).ToArray(), (IPEndPoint)got.RemoteEndPoint, _clock.Monotonic));
            }
            catch (SocketException)
            {
                // Either closed, which ends the loop, or the echo of a peer that is not there.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Deliver(ReceivedDatagram datagram)
    {
        if (!_closed)
        {
            Tap?.Invoke(new(datagram.Time, Sent: false, LocalEndPoint, datagram.Remote, datagram.Octets));
            Received?.Invoke(datagram);
        }
    }
}
