using Conformance.Dtls.Handshake;

namespace Conformance.Dtls.Flights;

/// <summary>A handshake message of a flight, or the ChangeCipherSpec in it.</summary>
/// <param name="Message"><see langword="null"/> for ChangeCipherSpec.</param>
/// <param name="Epoch">What it is protected by.</param>
internal sealed record FlightPart(HandshakeMessage? Message, ushort Epoch);
