using System.Net;

namespace Conformance.Wire.Streams;

/// <summary>One end of a connection that carries octets in order: a TCP socket, or its like in memory.</summary>
/// <remarks>Callbacks come on the event loop that opened it, one at a time, and none before <see cref="Received"/> is set.</remarks>
public interface IStreamLink : IDisposable
{
    IPEndPoint LocalEndPoint { get; }

    IPEndPoint RemoteEndPoint { get; }

    /// <summary>Called with octets as they arrive, and the monotonic time at the socket.</summary>
    Action<ReadOnlyMemory<byte>, TimeSpan>? Received { get; set; }

    /// <summary>Called once when the other side closed, or the connection broke; not when this side closed.</summary>
    /// <remarks>Its argument says whether it broke.</remarks>
    Action<bool>? Ended { get; set; }

    /// <summary>Sends octets; never throws for a connection that is over.</summary>
    void Send(ReadOnlyMemory<byte> octets);

    /// <summary>Closes once what was sent is on its way.</summary>
    void Close();
}
