using Conformance.Wire;

namespace Conformance.Coap.Links;

/// <summary>Reads and writes CoRE Link Format.</summary>
/// <remarks>RFC 6690 §2.</remarks>
public static class LinkFormat
{
    public static bool TryRead(ReadOnlySpan<byte> octets, out IReadOnlyList<Link> links, out DecodeError error) => throw new NotImplementedException();

    /// <summary>Writes links; a value is quoted unless it is a number or a token that needs no quotes.</summary>
    public static byte[] Write(IEnumerable<Link> links) => throw new NotImplementedException();
}
