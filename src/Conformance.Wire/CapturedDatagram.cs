using System.Net;

namespace Conformance.Wire;

/// <summary>One datagram as it passed the harness's socket: the evidence a verdict rests on.</summary>
/// <param name="Time">Monotonic time at the socket (<see cref="MonotonicTime"/>).</param>
/// <param name="Sent"><see langword="true"/> when the harness sent it, <see langword="false"/> when it received it.</param>
/// <param name="Local">Our address.</param>
/// <param name="Remote">The peer's address.</param>
/// <param name="Octets">The payload of the datagram, unchanged.</param>
public sealed record CapturedDatagram(TimeSpan Time, bool Sent, IPEndPoint Local, IPEndPoint Remote, ReadOnlyMemory<byte> Octets);
