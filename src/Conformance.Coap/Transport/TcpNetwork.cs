using System.Net;
using System.Net.Sockets;
using Conformance.Wire;
using Conformance.Wire.Streams;

namespace Conformance.Coap.Transport;

/// <summary>TCP over the sockets of this machine; callbacks come on the loop that is current where a connection is asked for.</summary>
public sealed class TcpNetwork(TimeProvider clock) : IStreamNetwork
{
    private const int Backlog = 64;

    public IDisposable Listen(IPEndPoint local, Action<IStreamLink> accepted)
    {
        ArgumentNullException.ThrowIfNull(local);

        var (socket, loop) = (new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp), SynchronizationContext.Current);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // Connections that are over hold their address for minutes (TIME-WAIT); on Windows the option would share it with the living.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }

            socket.Bind(local);
            socket.Listen(Backlog);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        new Thread(() => Accept(socket, loop, accepted)) { IsBackground = true, Name = $"tcp {local}" }.Start();
        return socket;
    }

    public async Task<IStreamLink?> ConnectAsync(IPAddress local, IPEndPoint remote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(remote);

        var (socket, loop) = (new Socket(remote.AddressFamily, SocketType.Stream, ProtocolType.Tcp), SynchronizationContext.Current);
        try
        {
            socket.Bind(new IPEndPoint(local, 0));
            await socket.ConnectAsync(remote, cancellationToken);
            return new TcpLink(socket, clock, loop);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Accept(Socket listening, SynchronizationContext? loop, Action<IStreamLink> accepted)
    {
        while (true)
        {
            try
            {
                var taken = new TcpLink(listening.Accept(), clock, loop);
                if (loop is IArrivals arrivals)
                {
                    arrivals.PostArrival(clock.Monotonic, _ => accepted(taken), null);
                }
                else
                {
                    accepted(taken);
                }
            }
            catch (SocketException broken) when (broken.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // It was over before it was taken; the next one is waited for.
            }
            catch (SocketException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }
}
