using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Est.Messages;

/// <summary>Bodies side by side, each after its content format: content format 62.</summary>
/// <remarks>RFC 8710 §2; RFC 9148 §4.8 sends a private key and its certificate this way, in either order.</remarks>
/// <param name="Parts">In the order of the message.</param>
public sealed record KeyPackage(IReadOnlyList<(int Format, ReadOnlyMemory<byte> Body)> Parts)
{
    private const string Clause = "RFC 8710 §2";
    private const int MostParts = 16;

    public static bool TryRead(ReadOnlyMemory<byte> octets, out KeyPackage? package, out DecodeError error)
    {
        package = null;
        if (!CborReader.TryReadDocument(octets.Span, out var document, out error))
        {
            return false;
        }

        if (document is not CborItem.Array { Items: { Count: <= 2 * MostParts } items } || items.Count % 2 != 0)
        {
            error = new(0, Clause, $"no array of up to {MostParts} pairs of content format and body");
            return false;
        }

        var parts = new List<(int, ReadOnlyMemory<byte>)>();
        for (var at = 0; at < items.Count; at += 2)
        {
            if (items[at] is not CborItem.Unsigned { Value: <= ushort.MaxValue } format || items[at + 1] is not CborItem.Bytes body)
            {
                error = new(items[at].Offset, Clause, "a part that is no content format with octets");
                return false;
            }

            parts.Add(((int)format.Value, body.Value));
        }

        package = new(parts);
        return true;
    }

    /// <summary>The body of that format; <see langword="null"/> when there is none.</summary>
    public ReadOnlyMemory<byte>? Find(int format) =>
        Parts.Where(part => part.Format == format).Select(part => (ReadOnlyMemory<byte>?)part.Body).FirstOrDefault();

    public byte[] ToArray()
    {
        var octets = new SpanWriter();
        var writer = new CborWriter(octets);
        writer.WriteHead(CborMajor.Array, (ulong)(Parts.Count * 2));
        foreach (var (format, body) in Parts)
        {
            writer.WriteUnsigned((ulong)format);
            writer.WriteBytes(body.Span);
        }

        return octets.ToArray();
    }
}
