using System.Formats.Asn1;
using Conformance.Est.Der;
using Conformance.Wire;

namespace Conformance.Est.Messages;

/// <summary>What an authority wants to find in requests: content format 285.</summary>
/// <remarks>RFC 7030 §4.5.2: a sequence of identifiers, and of attributes whose values are not read here.</remarks>
/// <param name="Identifiers">Of identifiers alone and of attributes alike.</param>
public sealed record RequestAttributes(IReadOnlyList<string> Identifiers)
{
    private const int Most = 64;

    public static bool TryRead(ReadOnlyMemory<byte> octets, out RequestAttributes? attributes, out DecodeError error)
    {
        var reader = new DerReader(octets, "RFC 7030 §4.5.2");
        attributes = reader.TryEnter(DerTag.Sequence, "the attributes", out var list) && reader.TryEnd("the attributes") && Read(list) is { } read
            ? new(read)
            : null;
        error = reader.Error;
        return attributes is not null;
    }

    public byte[] ToArray()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var identifier in Identifiers)
            {
                writer.WriteObjectIdentifier(identifier);
            }
        }

        return writer.Encode();
    }

    private static List<string>? Read(DerReader list)
    {
        var read = new List<string>();
        while (!list.IsAtEnd)
        {
            if (read.Count == Most)
            {
                list.Refuse($"more than {Most} attributes");
                return null;
            }

            string identifier;
            if (list.IsNext(DerTag.Sequence))
            {
                if (!list.TryEnter(DerTag.Sequence, "an attribute", out var attribute)
                    || !attribute.TryIdentifier("an attribute", out identifier)
                    || !attribute.TryRead(DerTag.Set, "the values of an attribute", out _)
                    || !attribute.TryEnd("an attribute"))
                {
                    return null;
                }
            }
            else if (!list.TryIdentifier("an attribute", out identifier))
            {
                return null;
            }

            read.Add(identifier);
        }

        return read;
    }
}
