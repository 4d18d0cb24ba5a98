using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using Conformance.Wire;

namespace Conformance.Coap.Transport;

/// <summary>
/// A bound UDP socket, IPv4 or IPv6. Receive times are taken on the receiving thread; callbacks come on the loop that called
/// <see cref="Bind"/>.
/// </summary>
public sealed class UdpTransport : IDatagramTransport
{
    /// <summary>Datagrams received and not yet taken by the loop; more than that are dropped, as a full socket buffer would.</summary>
    public const int QueueLimit = 4096;

    /// <summary>Octets of them.</summary>
    public const int QueueOctets = 4 * 1024 * 1024;

    private const int SocketBuffer = 1 << 20;

    /// <summary>Windows' SIO_UDP_CONNRESET: whether an ICMP port unreachable fails the next receive.</summary>
    private const int ReportUnreachable = unchecked((int)0x9800000C);

    /// <summary>What the network answers for a peer that is not there, or has no room for now.</summary>
    private static readonly FrozenSet<SocketError> Unreachable = FrozenSet.Create(
        SocketError.ConnectionReset,
        SocketError.ConnectionRefused,
        SocketError.HostDown,
        SocketError.HostUnreachable,
        SocketError.NetworkDown,
        SocketError.NetworkUnreachable,
        SocketError.NetworkReset,
        SocketError.NoBufferSpaceAvailable,
        SocketError.AddressNotAvailable,
        SocketError.AccessDenied,
        SocketError.TryAgain,
        SocketError.TimedOut,
        SocketError.WouldBlock);

    private readonly Socket _socket;
    private readonly TimeProvider _clock;
    private readonly SynchronizationContext? _loop = SynchronizationContext.Current;
    private int _queued;
    private int _queuedOctets;
    private int _dropped;
    private volatile bool _closed;

    private UdpTransport(Socket socket, TimeProvider clock)
    {
        _socket = socket;
        _clock = clock;
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
    }

    public IPEndPoint LocalEndPoint { get; }

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap { get; set; }

    /// <summary>Datagrams dropped because the loop did not keep up.</summary>
    public int Dropped => Volatile.Read(ref _dropped);

    /// <summary>Binds and starts receiving.</summary>
    /// <exception cref="SocketException">The address cannot be bound (taken, not ours).</exception>
    public static UdpTransport Bind(IPEndPoint local, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(local);

        var socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = SocketBuffer };
        try
        {
            if (OperatingSystem.IsWindows())
            {
                socket.IOControl(ReportUnreachable, [0, 0, 0, 0], null);
            }

            socket.Bind(local);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var transport = new UdpTransport(socket, clock);
        ReceiverThread.Run(transport.Receive);
        return transport;
    }

    /// <exception cref="SocketException">The datagram is too long, or the remote address of another family: a harness bug.</exception>
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
        catch (SocketException error) when (Unreachable.Contains(error.SocketErrorCode))
        {
            // Silence, as the interface says: whoever waits for an answer times out.
        }
    }

    public ValueTask DisposeAsync()
    {
        _closed = true;
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs on a thread of its own, so that times are taken at the socket however busy the loop is.</summary>
    private void Receive(byte[] buffer)
    {
        while (!_closed)
        {
            EndPoint remote = new IPEndPoint(LocalEndPoint.Address, 0);
            try
            {
                var length = _socket.ReceiveFrom(buffer, ref remote);
                Enqueue(new(buffer.AsSpan(0, length).ToArray(), (IPEndPoint)remote, _clock.Monotonic));
            }
            catch (SocketException)
            {
                // Either closed, which ends the loop, or the echo of an unreachable peer, which concerns nobody here.
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Enqueue(ReceivedDatagram datagram)
    {
        var octets = datagram.Octets.Length;
        var (queued, queuedOctets) = (Interlocked.Increment(ref _queued), Interlocked.Add(ref _queuedOctets, octets));
        if (queued > QueueLimit || queuedOctets > QueueOctets)
        {
            Release(octets);
            Interlocked.Increment(ref _dropped);
        }
        else if (_loop is null)
        {
            Deliver(datagram);
        }
        else if (_loop is IArrivals arrivals)
        {
            arrivals.PostArrival(datagram.Time, state => Deliver((ReceivedDatagram)state!), datagram);
        }
        else
        {
            _loop.Post(state => Deliver((ReceivedDatagram)state!), datagram);
        }
    }

    private void Release(int octets)
    {
        Interlocked.Decrement(ref _queued);
        Interlocked.Add(ref _queuedOctets, -octets);
    }

    private void Deliver(ReceivedDatagram datagram)
    {
        Release(datagram.Octets.Length);
        if (_closed)
        {
            return;
        }

        Tap?.Invoke(new(datagram.Time, Sent: false, LocalEndPoint, datagram.Remote, datagram.Octets));
        Received?.Invoke(datagram);
    }
}
