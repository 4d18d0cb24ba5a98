using System.Text;
using Conformance.Wire;

namespace Conformance.Coap.Links;

/// <summary>Reads and writes CoRE Link Format.</summary>
/// <remarks>RFC 6690 §2.</remarks>
public static class LinkFormat
{
    /// <summary>Attributes that the RFC or LwM2M always write in quotes.</summary>
    private static readonly HashSet<string> Quoted = new(StringComparer.Ordinal) { "rt", "if", "anchor", "title", "uri" };

    /// <param name="octets">The document; an empty one has no links.</param>
    /// <param name="links">The links in order; empty on failure.</param>
    /// <param name="error">On failure, the octet of the document and what was required there.</param>
    public static bool TryRead(ReadOnlySpan<byte> octets, out IReadOnlyList<Link> links, out DecodeError error) =>
        new LinkReader(octets).TryReadDocument(out links, out error);

    /// <summary>Writes links; a value is quoted unless it is a number or a token that needs no quotes.</summary>
    public static byte[] Write(IEnumerable<Link> links) => Encoding.UTF8.GetBytes(string.Join(',', links.Select(Text)));

    private static string Text(Link link) => $"<{link.Target}>" + string.Concat(link.Attributes.Select(attribute => $";{Text(attribute)}"));

    private static string Text(KeyValuePair<string, string?> attribute) => attribute.Value switch
    {
        null => attribute.Key,
        { Length: > 0 } value when !Quoted.Contains(attribute.Key) && value.All(LinkCharacters.IsToken) => $"{attribute.Key}={value}",
        { } value => $"{attribute.Key}=\"{Escape(value)}\"",
    };

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
