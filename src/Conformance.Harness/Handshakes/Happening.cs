using Conformance.Wire;

namespace Conformance.Harness.Handshakes;

/// <summary>What the loop of a handshake waits for.</summary>
internal abstract record Happening;

internal sealed record Arrived(ReceivedDatagram Datagram) : Happening;

/// <param name="Line"><see langword="null"/> at the end of the input.</param>
internal sealed record Typed(string? Line) : Happening;

internal sealed record TimeIsUp : Happening;

internal sealed record Interrupted : Happening;
