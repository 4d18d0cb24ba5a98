using System.Net;

namespace Conformance.Wire;

/// <summary>A datagram that two others exchanged.</summary>
/// <param name="Time">Since the first one.</param>
public sealed record PassedDatagram(TimeSpan Time, IPEndPoint From, IPEndPoint To, ReadOnlyMemory<byte> Octets);
