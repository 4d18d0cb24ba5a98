using System.Net;
using System.Net.Sockets;
using Conformance.Wire;
using Conformance.Wire.Streams;

namespace Conformance.Coap.Transport;

/// <summary>One end of a TCP connection. Receive times are taken on the receiving thread; callbacks come on the loop that it was made for.</summary>
internal sealed class TcpLink : IStreamLink
{
    private const int BufferSize = 16 * 1024;

    /// <summary>Octets received and not yet taken by the loop; beyond that the peer has to wait, as TCP lets it.</summary>
    private const int MostQueued = 1024 * 1024;

    private readonly Socket _socket;
    private readonly TimeProvider _clock;
    private readonly SynchronizationContext? _loop;
    private readonly SemaphoreSlim _room = new(MostQueued / BufferSize);
    private volatile bool _closed;

    public TcpLink(Socket socket, TimeProvider clock, SynchronizationContext? loop)
    {
        (_socket, _clock, _loop) = (socket, clock, loop);
        socket.NoDelay = true;
        (LocalEndPoint, RemoteEndPoint) = ((IPEndPoint)socket.LocalEndPoint!, (IPEndPoint)socket.RemoteEndPoint!);
    }

    public IPEndPoint LocalEndPoint { get; }

    public IPEndPoint RemoteEndPoint { get; }

    public Action<ReadOnlyMemory<byte>, TimeSpan>? Received
    {
        get;
        set
        {
            var begins = field is null && value is not null;
            field = value;
            if (begins)
            {
                new Thread(Receive) { IsBackground = true, Name = $"tcp {LocalEndPoint}" }.Start();
            }
        }
    }

    public Action<bool>? Ended { get; set; }

    public void Send(ReadOnlyMemory<byte> octets)
    {
        try
        {
            if (!_closed)
            {
                _socket.Send(octets.Span);
            }
        }
        catch (SocketException)
        {
            // The receiving thread sees the same, and says so.
        }
    }

    public void Close()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // It was over before.
        }

        _socket.Dispose();
    }

    public void Dispose() => Close();

    /// <summary>Runs on a thread of its own, so that times are taken at the socket however busy the loop is.</summary>
    private void Receive()
    {
        var broken = false;
        try
        {
            var buffer = new byte[BufferSize];
            while (_socket.Receive(buffer) is > 0 and var length)
            {
                var (octets, time) = (buffer.AsSpan(0, length).ToArray(), _clock.Monotonic);
                _room.Wait();
                Deliver(time, () => Take(octets, time));
            }
        }
        catch (SocketException)
        {
            broken = true;
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        Deliver(_clock.Monotonic, () => Tell(broken));
    }

    private void Take(byte[] octets, TimeSpan time)
    {
        _room.Release();
        if (!_closed)
        {
            Received?.Invoke(octets, time);
        }
    }

    private void Tell(bool broken)
    {
        if (!_closed)
        {
            Ended?.Invoke(broken);
        }
    }

    private void Deliver(TimeSpan time, Action news)
    {
        if (_loop is IArrivals arrivals)
        {
            arrivals.PostArrival(time, _ => news(), null);
        }
        else if (_loop is not null)
        {
            _loop.Post(_ => news(), null);
        }
        else
        {
            news();
        }
    }
}
