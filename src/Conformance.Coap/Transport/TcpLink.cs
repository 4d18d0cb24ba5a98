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

    /// <summary>How long a peer may leave its window shut before the connection is given up: our loop waits as long, once.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(1);

    private readonly Socket _socket;
    private readonly TimeProvider _clock;
    private readonly SynchronizationContext? _loop;
    private readonly SemaphoreSlim _room = new(MostQueued / BufferSize);
    private volatile bool _closed;
    private volatile bool _broken;

    public TcpLink(Socket socket, TimeProvider clock, SynchronizationContext? loop)
    {
        (_socket, _clock, _loop) = (socket, clock, loop);
        (socket.NoDelay, socket.SendTimeout) = (true, (int)Stalled.TotalMilliseconds);
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
            if (!_closed && !_broken)
            {
                _socket.Send(octets.Span);
            }
        }
        catch (SocketException)
        {
            // What is left of a message cannot follow later. The receiving thread sees the end, and says so.
            _broken = true;
            ShutDown();
        }
    }

    public void Close()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        ShutDown();
        _socket.Dispose();
    }

    public void Dispose() => Close();

    private void ShutDown()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (SocketException)
        {
            // It was over before.
        }
    }

    /// <summary>Runs on a thread of its own, so that times are taken at the socket however busy the loop is.</summary>
    private void Receive()
    {
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
            _broken = true;
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        Deliver(_clock.Monotonic, () => Tell());
    }

    private void Take(byte[] octets, TimeSpan time)
    {
        _room.Release();
        if (!_closed)
        {
            Received?.Invoke(octets, time);
        }
    }

    private void Tell()
    {
        if (!_closed)
        {
            Ended?.Invoke(_broken);
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
