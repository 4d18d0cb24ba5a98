namespace Conformance.Dtls.Extensions;

/// <summary>An extension as it stands on the wire.</summary>
/// <remarks>RFC 5246 §7.4.1.4.</remarks>
public readonly record struct Extension(ExtensionType Type, ReadOnlyMemory<byte> Body);
