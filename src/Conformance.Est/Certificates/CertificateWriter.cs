using System.Formats.Asn1;
using Conformance.Est.Der;
using Conformance.Est.Keys;

namespace Conformance.Est.Certificates;

/// <summary>Writes certificates octet by octet, so that wrong ones can be written too.</summary>
/// <remarks>RFC 5280 §4.1.</remarks>
public static class CertificateWriter
{
    private static readonly DateTimeOffset LastOfUtcTime = new(2050, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What <paramref name="terms"/> say, signed.</summary>
    /// <param name="issuer">Whose name stands in it.</param>
    /// <param name="key">Who signs; the same key whether that is right or not.</param>
    public static byte[] Write(CertificateTerms terms, DistinguishedName issuer, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(key);

        var algorithm = terms.Algorithm ?? key.Curve.Signature;
        var signed = Signed(terms, issuer, algorithm, key);
        return Seal(signed, algorithm, key);
    }

    /// <summary>SEQUENCE { what is signed, algorithm, signature }: the shape of certificates, requests and revocation lists.</summary>
    internal static byte[] Seal(byte[] signed, string algorithm, SigningKey key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            WriteAlgorithm(writer, algorithm);
            writer.WriteBitString(key.Sign(signed, SignatureHash.Of(algorithm) ?? key.Curve.Hash));
        }

        return writer.Encode();
    }

    internal static void WriteAlgorithm(AsnWriter writer, string algorithm)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
        }
    }

    internal static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time < LastOfUtcTime)
        {
            writer.WriteUtcTime(time);
        }
        else
        {
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
        }
    }

    internal static void WriteExtension(AsnWriter writer, string identifier, bool critical, Action<AsnWriter> value)
    {
        var inner = new AsnWriter(AsnEncodingRules.DER);
        value(inner);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
            if (critical)
            {
                writer.WriteBoolean(true);
            }

            writer.WriteOctetString(inner.Encode());
        }
    }

    internal static void WriteNames(AsnWriter writer, IEnumerable<AlternativeName> names)
    {
        using (writer.PushSequence())
        {
            foreach (var name in names)
            {
                writer.WriteOctetString(name.Value.Span, new Asn1Tag(TagClass.ContextSpecific, name.Kind));
            }
        }
    }

    private static byte[] Signed(CertificateTerms terms, DistinguishedName issuer, string algorithm, SigningKey key)
    {
        const int Version3 = 2;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                writer.WriteInteger(Version3);
            }

            writer.WriteInteger(terms.Serial);
            WriteAlgorithm(writer, algorithm);
            writer.WriteEncodedValue(issuer.Encoded.Span);
            using (writer.PushSequence())
            {
                WriteTime(writer, terms.NotBefore);
                WriteTime(writer, terms.NotAfter);
            }

            writer.WriteEncodedValue(terms.Subject.Encoded.Span);
            writer.WriteEncodedValue(terms.SubjectPublicKeyInfo.Span);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 3)))
            using (writer.PushSequence())
            {
                WriteExtensions(writer, terms, key);
            }
        }

        return writer.Encode();
    }

    private static void WriteExtensions(AsnWriter writer, CertificateTerms terms, SigningKey key)
    {
        WriteExtension(writer, Identifiers.BasicConstraints, critical: true, inner => WriteConstraints(inner, terms));
        WriteExtension(writer, Identifiers.KeyUsage, critical: true, inner => inner.WriteNamedBitList(BitsOf(terms.Usage)));
        if (terms.Purposes.Count > 0)
        {
            WriteExtension(writer, Identifiers.ExtendedKeyUsage, critical: false, inner => WritePurposes(inner, terms.Purposes));
        }

        if (terms.Names.Count > 0)
        {
            WriteExtension(writer, Identifiers.AlternativeNames, critical: false, inner => WriteNames(inner, terms.Names));
        }

        if (terms.Permitted.Count > 0)
        {
            WriteExtension(writer, Identifiers.NameConstraints, critical: true, inner => WritePermitted(inner, terms.Permitted));
        }

        if (terms.RevocationPoint is { } point)
        {
            WriteExtension(writer, Identifiers.RevocationPoints, critical: false, inner => WritePoint(inner, point));
        }

        if (terms.Padding > 0)
        {
            WriteExtension(writer, Identifiers.Padding, critical: false, inner => inner.WriteOctetString(new byte[terms.Padding]));
        }

        if (PublicKey.TryRead(terms.SubjectPublicKeyInfo, out var subject, out _))
        {
            WriteExtension(writer, Identifiers.SubjectKey, critical: false, inner => inner.WriteOctetString(subject!.Identifier()));
        }

        WriteExtension(writer, Identifiers.AuthorityKey, critical: false, inner => WriteAuthorityKey(inner, key));
    }

    private static System.Collections.BitArray BitsOf(KeyUsages usage) => new([.. Enumerable.Range(0, 7).Select(bit => usage.HasFlag((KeyUsages)(1 << bit)))]);

    private static void WriteConstraints(AsnWriter writer, CertificateTerms terms)
    {
        using (writer.PushSequence())
        {
            if (terms.IsAuthority)
            {
                writer.WriteBoolean(true);
                if (terms.PathLength is { } length)
                {
                    writer.WriteInteger(length);
                }
            }
        }
    }

    private static void WritePurposes(AsnWriter writer, IReadOnlyList<string> purposes)
    {
        using (writer.PushSequence())
        {
            foreach (var purpose in purposes)
            {
                writer.WriteObjectIdentifier(purpose);
            }
        }
    }

    private static void WritePermitted(AsnWriter writer, IReadOnlyList<string> hosts)
    {
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            foreach (var host in hosts)
            {
                using (writer.PushSequence())
                {
                    writer.WriteOctetString(System.Text.Encoding.ASCII.GetBytes(host), new Asn1Tag(TagClass.ContextSpecific, AlternativeName.Dns));
                }
            }
        }
    }

    private static void WritePoint(AsnWriter writer, string uri)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            writer.WriteOctetString(System.Text.Encoding.ASCII.GetBytes(uri), new Asn1Tag(TagClass.ContextSpecific, AlternativeName.Uri));
        }
    }

    private static void WriteAuthorityKey(AsnWriter writer, SigningKey key)
    {
        PublicKey.TryRead(key.SubjectPublicKeyInfo, out var own, out _);
        using (writer.PushSequence())
        {
            writer.WriteOctetString(own!.Identifier(), new Asn1Tag(TagClass.ContextSpecific, 0));
        }
    }
}
