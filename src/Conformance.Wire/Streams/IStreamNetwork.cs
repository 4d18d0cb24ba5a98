using System.Net;

namespace Conformance.Wire.Streams;

/// <summary>Opens and takes connections: TCP, or its like in memory.</summary>
public interface IStreamNetwork
{
    /// <summary>Takes connections at an address until what is returned is disposed of.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound.</exception>
    IDisposable Listen(IPEndPoint local, Action<IStreamLink> accepted);

    /// <returns><see langword="null"/> when nobody takes it.</returns>
    Task<IStreamLink?> ConnectAsync(IPAddress local, IPEndPoint remote, CancellationToken cancellationToken);
}
