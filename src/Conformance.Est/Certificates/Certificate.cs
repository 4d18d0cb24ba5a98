using System.Numerics;
using Conformance.Est.Der;
using Conformance.Est.Keys;
using Conformance.Wire;

namespace Conformance.Est.Certificates;

/// <summary>A certificate as far as a tester judges it.</summary>
/// <remarks>RFC 5280 §4.1. Decoding says nothing of whether it is good: <see cref="CertificatePath"/> does.</remarks>
public sealed record Certificate
{
    private const string Clause = "RFC 5280 §4.1";
    private const int Version3 = 2;

    /// <summary>The whole of it, DER.</summary>
    public required ReadOnlyMemory<byte> Octets { get; init; }

    /// <summary>1 to 3.</summary>
    public required int Version { get; init; }

    public required BigInteger Serial { get; init; }

    /// <summary>Object identifier of the algorithm that it is signed with.</summary>
    public required string Algorithm { get; init; }

    public required DistinguishedName Issuer { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public required DistinguishedName Subject { get; init; }

    public required ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; init; }

    /// <summary>The key, when it is one on P-256 or P-384.</summary>
    public PublicKey? Key { get; init; }

    public required Extensions Extensions { get; init; }

    /// <summary>What the issuer signed.</summary>
    public required ReadOnlyMemory<byte> Signed { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Whether issuer and subject are the same.</summary>
    public bool IsSelfIssued => Issuer == Subject;

    /// <summary>Reads one certificate and nothing else.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> octets, out Certificate? certificate, out DecodeError error)
    {
        var reader = new DerReader(octets, Clause);
        if (!TryRead(reader, out certificate) || !reader.TryEnd("the certificate"))
        {
            certificate = null;
        }

        error = reader.Error;
        return certificate is not null;
    }

    /// <summary>Whether this key signed it.</summary>
    public bool IsSignedBy(PublicKey? key) => key?.Signed(Signed.Span, Algorithm, Signature.Span) == true;

    public bool Equals(Certificate? other) => other is not null && Octets.Span.SequenceEqual(other.Octets.Span);

    public override int GetHashCode() => Serial.GetHashCode();

    internal static bool TryRead(DerReader reader, out Certificate? certificate)
    {
        certificate = null;
        if (!reader.TryRead(DerTag.Sequence, "the certificate", out var whole))
        {
            return false;
        }

        var outer = reader.Into(whole);
        if (!outer.TryRead(DerTag.Sequence, "what is signed", out var signed)
            || !TryAlgorithm(outer, out var algorithm)
            || !outer.TryBits("the signature", out var signature)
            || !outer.TryEnd("the signature")
            || !TryFields(outer.Into(signed), whole.Encoded, signed.Encoded, algorithm, signature, out certificate))
        {
            return false;
        }

        return true;
    }

    /// <summary>AlgorithmIdentifier, whatever parameters it has.</summary>
    internal static bool TryAlgorithm(DerReader reader, out string algorithm)
    {
        algorithm = string.Empty;
        return reader.TryEnter(DerTag.Sequence, "the signature algorithm", out var inner) && inner.TryIdentifier("the signature algorithm", out algorithm);
    }

    private static bool TryFields(
        DerReader fields, ReadOnlyMemory<byte> octets, ReadOnlyMemory<byte> signed, string algorithm, ReadOnlyMemory<byte> signature, out Certificate? certificate)
    {
        certificate = null;
        var version = BigInteger.Zero;
        if (fields.IsNext(DerTag.Within(0))
            && !(fields.TryEnter(DerTag.Within(0), "the version", out var explicitly) && explicitly.TryInteger("the version", out version) && explicitly.TryEnd("the version")))
        {
            return false;
        }

        if (version < 0 || version > Version3)
        {
            return fields.Refuse("the version is none of 1, 2 and 3");
        }

        if (!fields.TryInteger("the serial number", out var serial)
            || !TryAlgorithm(fields, out var inner)
            || !DistinguishedName.TryRead(fields, "the issuer", out var issuer)
            || !fields.TryEnter(DerTag.Sequence, "the validity", out var validity)
            || !validity.TryTime("the start of validity", out var notBefore)
            || !validity.TryTime("the end of validity", out var notAfter)
            || !validity.TryEnd("the validity")
            || !DistinguishedName.TryRead(fields, "the subject", out var subject)
            || !fields.TryRead(DerTag.Sequence, "the public key", out var key))
        {
            return false;
        }

        if (inner != algorithm)
        {
            return fields.Refuse($"signed with {Identifiers.NameOf(algorithm)} and says {Identifiers.NameOf(inner)}; both must be the same");
        }

        if (!TryRest(fields, out var extensions))
        {
            return false;
        }

        certificate = new()
        {
            Octets = octets,
            Version = (int)version + 1,
            Serial = serial,
            Algorithm = algorithm,
            Issuer = issuer!,
            NotBefore = notBefore,
            NotAfter = notAfter,
            Subject = subject!,
            SubjectPublicKeyInfo = key.Encoded,
            Key = PublicKey.TryRead(key.Encoded, out var known, out _) ? known : null,
            Extensions = extensions,
            Signed = signed,
            Signature = signature,
        };
        return true;
    }

    /// <summary>Unique identifiers, which nobody has, and extensions.</summary>
    private static bool TryRest(DerReader fields, out Extensions extensions)
    {
        extensions = Extensions.None;
        while (!fields.IsAtEnd)
        {
            if (!fields.IsNext(DerTag.Within(3)))
            {
                if (!fields.TryAny("what follows the public key", out _))
                {
                    return false;
                }
            }
            else if (!fields.TryEnter(DerTag.Within(3), "the extensions", out var explicitly)
                || !explicitly.TryEnter(DerTag.Sequence, "the extensions", out var list)
                || !explicitly.TryEnd("the extensions")
                || !ExtensionReader.TryRead(list, out extensions))
            {
                return false;
            }
        }

        return true;
    }
}
