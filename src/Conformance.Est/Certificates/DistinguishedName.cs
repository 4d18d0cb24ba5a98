using System.Formats.Asn1;
using Conformance.Est.Der;

namespace Conformance.Est.Certificates;

/// <summary>The name of an issuer or a subject.</summary>
/// <remarks>RFC 5280 §4.1.2.4. Two names are the same when their octets are.</remarks>
/// <param name="Encoded">As it came.</param>
/// <param name="Text">Its parts in the order of the document: <c>O=Tests, CN=Root</c>; empty for a name without parts.</param>
public sealed record DistinguishedName(ReadOnlyMemory<byte> Encoded, string Text)
{
    private const int MostParts = 64;

    /// <summary>A name of one common name.</summary>
    public static DistinguishedName Of(string commonName)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Identifiers.CommonName);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, commonName);
        }

        return new(writer.Encode(), $"CN={commonName}");
    }

    public bool Equals(DistinguishedName? other) => other is not null && Encoded.Span.SequenceEqual(other.Encoded.Span);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    internal static bool TryRead(DerReader reader, string what, out DistinguishedName? name)
    {
        name = null;
        if (!reader.TryRead(DerTag.Sequence, what, out var whole))
        {
            return false;
        }

        var parts = new List<string>();
        for (var sets = reader.Into(whole); !sets.IsAtEnd;)
        {
            if (!sets.TryEnter(DerTag.Set, $"a part of {what}", out var set))
            {
                return false;
            }

            do
            {
                if (parts.Count == MostParts)
                {
                    return set.Refuse($"{what} has more than {MostParts} parts");
                }

                if (!TryPart(set, what, out var part))
                {
                    return false;
                }

                parts.Add(part);
            }
            while (!set.IsAtEnd);
        }

        name = new(whole.Encoded, string.Join(", ", parts));
        return true;
    }

    private static bool TryPart(DerReader set, string what, out string part)
    {
        part = string.Empty;
        if (!set.TryEnter(DerTag.Sequence, $"a part of {what}", out var pair)
            || !pair.TryIdentifier($"a part of {what}", out var kind)
            || !pair.TryAny($"a part of {what}", out var value)
            || !pair.TryEnd($"a part of {what}"))
        {
            return false;
        }

        part = $"{Identifiers.NameOf(kind)}={DerReader.TextOf(value)}";
        return true;
    }
}
