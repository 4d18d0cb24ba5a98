namespace Conformance.Wire.Web;

/// <summary>Octets of a body that leave together.</summary>
/// <param name="After">How long after the part before.</param>
/// <param name="Octets">What leaves.</param>
public readonly record struct WebPart(TimeSpan After, ReadOnlyMemory<byte> Octets);
