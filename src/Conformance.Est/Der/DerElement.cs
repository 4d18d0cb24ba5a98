namespace Conformance.Est.Der;

/// <summary>One element as it stands in its document.</summary>
/// <param name="Tag">Its identifier octet.</param>
/// <param name="Content">What follows tag and length.</param>
/// <param name="Encoded">Tag, length and content.</param>
/// <param name="Offset">Octet of the tag, counted from the start of the document.</param>
public readonly record struct DerElement(byte Tag, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Encoded, int Offset);
