namespace Conformance.Wire.Web;

/// <summary>What a web host answered, whole.</summary>
/// <param name="Status">The status code.</param>
public sealed record WebReply(int Status, ReadOnlyMemory<byte> Body);
