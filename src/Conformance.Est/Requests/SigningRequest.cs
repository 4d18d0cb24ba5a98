using System.Formats.Asn1;
using Conformance.Est.Certificates;
using Conformance.Est.Der;
using Conformance.Est.Keys;
using Conformance.Wire;

namespace Conformance.Est.Requests;

/// <summary>A PKCS #10 request for a certificate.</summary>
/// <remarks>RFC 2986 §4.</remarks>
public sealed record SigningRequest
{
    private const string Clause = "RFC 2986 §4";
    private const int MostAttributes = 32;

    /// <summary>The whole of it, DER.</summary>
    public required ReadOnlyMemory<byte> Octets { get; init; }

    public required DistinguishedName Subject { get; init; }

    public required PublicKey Key { get; init; }

    /// <summary>What the certificate is to say besides.</summary>
    public Extensions Extensions { get; init; } = Extensions.None;

    public string? Challenge { get; init; }

    /// <summary>Identifiers of all its attributes.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    public required string Algorithm { get; init; }

    /// <summary>Whether it is signed with the key that it is for: who sent it has that key (RFC 7030 §3.4).</summary>
    public required bool IsProven { get; init; }

    public bool Equals(SigningRequest? other) => other is not null && Octets.Span.SequenceEqual(other.Octets.Span);

    public override int GetHashCode() => Octets.Length;

    /// <summary>Reads one request and nothing else. Whether its signature holds is <see cref="IsProven"/>, no error.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> octets, out SigningRequest? request, out DecodeError error)
    {
        var reader = new DerReader(octets, Clause);
        request = Read(reader, octets);
        error = reader.Error;
        return request is not null;
    }

    public static byte[] Write(RequestTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteEncodedValue(terms.Subject.Encoded.Span);
            writer.WriteEncodedValue(terms.Key.SubjectPublicKeyInfo.Span);
            using (writer.PushSetOf(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                WriteAttributes(writer, terms);
            }
        }

        return CertificateWriter.Seal(writer.Encode(), terms.Key.Curve.Signature, terms.Signer ?? terms.Key);
    }

    private static void WriteAttributes(AsnWriter writer, RequestTerms terms)
    {
        if (terms.Names.Count > 0)
        {
            WriteAttribute(writer, Identifiers.ExtensionRequest, value =>
            {
                using (value.PushSequence())
                {
                    CertificateWriter.WriteExtension(
                        value, Identifiers.AlternativeNames, critical: false, inner => CertificateWriter.WriteNames(inner, terms.Names));
                }
            });
        }

        if (terms.Challenge is { } challenge)
        {
            WriteAttribute(writer, Identifiers.ChallengePassword, value => value.WriteCharacterString(UniversalTagNumber.UTF8String, challenge));
        }
    }

    private static void WriteAttribute(AsnWriter writer, string identifier, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(identifier);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    private static SigningRequest? Read(DerReader reader, ReadOnlyMemory<byte> octets)
    {
        if (!reader.TryEnter(DerTag.Sequence, "the request", out var whole)
            || !reader.TryEnd("the request")
            || !whole.TryRead(DerTag.Sequence, "what is signed", out var signed)
            || !Certificate.TryAlgorithm(whole, out var algorithm)
            || !whole.TryBits("the signature", out var signature)
            || !whole.TryEnd("the signature"))
        {
            return null;
        }

        var fields = whole.Into(signed);
        if (!fields.TryInteger("the version", out var version))
        {
            return null;
        }

        if (!version.IsZero)
        {
            fields.Refuse($"the version is not 1");
            return null;
        }

        if (!DistinguishedName.TryRead(fields, "the subject", out var subject) || !fields.TryRead(DerTag.Sequence, "the public key", out var information))
        {
            return null;
        }

        if (!PublicKey.TryRead(information.Encoded, out var key, out var wrong))
        {
            fields.Refuse(wrong.Message);
            return null;
        }

        var read = new SigningRequest
        {
            Octets = octets,
            Subject = subject!,
            Key = key!,
            Algorithm = algorithm,
            IsProven = key!.Signed(signed.Encoded.Span, algorithm, signature.Span),
        };
        return fields.TryEnter(DerTag.Within(0), "the attributes", out var attributes) && fields.TryEnd("the attributes") ? WithAttributes(read, attributes) : null;
    }

    private static SigningRequest? WithAttributes(SigningRequest read, DerReader attributes)
    {
        while (!attributes.IsAtEnd)
        {
            if (read.Attributes.Count == MostAttributes)
            {
                attributes.Refuse($"more than {MostAttributes} attributes");
                return null;
            }

            if (!attributes.TryEnter(DerTag.Sequence, "an attribute", out var one)
                || !one.TryIdentifier("an attribute", out var identifier)
                || !one.TryEnter(DerTag.Set, "the values of an attribute", out var values)
                || !one.TryEnd("an attribute"))
            {
                return null;
            }

            read = read with { Attributes = [.. read.Attributes, identifier] };
            switch (identifier)
            {
                case Identifiers.ExtensionRequest:
                    if (!values.TryEnter(DerTag.Sequence, "the extensions asked for", out var list) || !ExtensionReader.TryRead(list, out var extensions))
                    {
                        return null;
                    }

                    read = read with { Extensions = extensions };
                    break;
                case Identifiers.ChallengePassword:
                    if (!values.TryAny("the challenge password", out var challenge))
                    {
                        return null;
                    }

                    read = read with { Challenge = DerReader.TextOf(challenge) };
                    break;
            }
        }

        return read;
    }
}
