using System.Net;

namespace Conformance.Wire;

/// <summary>A datagram handed up by a transport.</summary>
/// <param name="Octets">The payload, owned by the receiver.</param>
/// <param name="Remote">Who sent it.</param>
/// <param name="Time">Monotonic time at the socket, before any queueing (<see cref="MonotonicTime"/>).</param>
public sealed record ReceivedDatagram(ReadOnlyMemory<byte> Octets, IPEndPoint Remote, TimeSpan Time);
