using System.Formats.Asn1;
using Conformance.Est.Certificates;
using Conformance.Est.Der;
using Conformance.Wire;

namespace Conformance.Est.Messages;

/// <summary>Certificates in a PKCS #7 message that signs nothing: content format 281.</summary>
/// <remarks>RFC 5652 §5.1 as RFC 7030 §4.1.3 and RFC 5272 §4.1 use it.</remarks>
/// <param name="Certificates">In the order of the message; their own order says nothing.</param>
public sealed record CertificateBag(IReadOnlyList<Certificate> Certificates)
{
    private const string Clause = "RFC 5652 §5.1";
    private const int Most = 64;

    public static bool TryRead(ReadOnlyMemory<byte> octets, out CertificateBag? bag, out DecodeError error)
    {
        var reader = new DerReader(octets, Clause);
        bag = Read(reader) is { } certificates ? new(certificates) : null;
        error = reader.Error;
        return bag is not null;
    }

    public byte[] ToArray()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Identifiers.SignedContent);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.PushSetOf();
                writer.PopSetOf();
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Identifiers.PlainContent);
                }

                using (writer.PushSetOf(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    foreach (var certificate in Certificates)
                    {
                        writer.WriteEncodedValue(certificate.Octets.Span);
                    }
                }

                writer.PushSetOf();
                writer.PopSetOf();
            }
        }

        return writer.Encode();
    }

    private static List<Certificate>? Read(DerReader reader)
    {
        if (!reader.TryEnter(DerTag.Sequence, "the message", out var message)
            || !reader.TryEnd("the message")
            || !message.TryIdentifier("the kind of content", out var kind))
        {
            return null;
        }

        if (kind != Identifiers.SignedContent)
        {
            message.Refuse($"content of kind {kind}; signed data, {Identifiers.SignedContent}, is required");
            return null;
        }

        if (!message.TryEnter(DerTag.Within(0), "the content", out var content)
            || !message.TryEnd("the content")
            || !content.TryEnter(DerTag.Sequence, "the content", out var signed)
            || !content.TryEnd("the content")
            || !signed.TryInteger("the version", out _)
            || !signed.TryRead(DerTag.Set, "the digest algorithms", out _)
            || !signed.TryRead(DerTag.Sequence, "what is signed", out _))
        {
            return null;
        }

        var certificates = new List<Certificate>();
        if (signed.IsNext(DerTag.Within(0)) && (!signed.TryEnter(DerTag.Within(0), "the certificates", out var bag) || !TryAll(bag, certificates)))
        {
            return null;
        }

        // Revocation lists may follow; then the signatures, of which there are none.
        return (!signed.IsNext(DerTag.Within(1)) || signed.TryRead(DerTag.Within(1), "the revocation lists", out _))
            && signed.TryRead(DerTag.Set, "the signatures", out _)
            && signed.TryEnd("the signatures") ? certificates : null;
    }

    private static bool TryAll(DerReader bag, List<Certificate> certificates)
    {
        while (!bag.IsAtEnd)
        {
            if (certificates.Count == Most)
            {
                return bag.Refuse($"more than {Most} certificates");
            }

            if (!Certificate.TryRead(bag, out var certificate))
            {
                return false;
            }

            certificates.Add(certificate!);
        }

        return true;
    }
}
