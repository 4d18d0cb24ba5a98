using System.Formats.Asn1;
using System.Security.Cryptography;
using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Dtls.Credentials;

/// <summary>The public key of a peer, found in what it showed. What the rest of a certificate means is decided outside this room.</summary>
public sealed class PeerKey : IDisposable
{
    private const string CertificateClause = "RFC 5280 §4.1";
    private const string KeyClause = "RFC 5480 §2";
    private const string EcPublicKey = "1.2.840.10045.2.1";

    private readonly ECDsa _key;

    private PeerKey(ECDsa key, ReadOnlyMemory<byte> subjectPublicKeyInfo) => (_key, SubjectPublicKeyInfo) = (key, subjectPublicKeyInfo);

    /// <summary>The key as it stands in a certificate.</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; }

    /// <summary>Finds the key in a certificate or takes it for what it is, and holds it against the curves that we do.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> octets, CertificateType type, out PeerKey? key, out DecodeError error)
    {
        key = null;
        var information = octets;
        if (type != CertificateType.RawPublicKey && !TryFind(octets, out information, out error))
        {
            return false;
        }

        if (!TryCurve(information, out var message))
        {
            error = new(0, KeyClause, message);
            return false;
        }

        var ecdsa = ECDsa.Create();
        try
        {
            ecdsa.ImportSubjectPublicKeyInfo(information.Span, out _);
            key = new(ecdsa, information);
            error = default;
            return true;
        }
        catch (CryptographicException)
        {
            ecdsa.Dispose();
            error = new(0, KeyClause, "a public key that is no point of its curve");
            return false;
        }
    }

    /// <summary>Whether the peer signed these octets.</summary>
    public bool Signed(ReadOnlySpan<byte> octets, SignatureScheme scheme, ReadOnlySpan<byte> signature) =>
        scheme.Hash is { } hash && _key.VerifyData(octets, signature, hash, DSASignatureFormat.Rfc3279DerSequence);

    public void Dispose() => _key.Dispose();

    /// <summary>Certificate, its first part, and in it the key after serial number, algorithm, issuer, validity and subject (RFC 5280 §4.1).</summary>
    private static bool TryFind(ReadOnlyMemory<byte> certificate, out ReadOnlyMemory<byte> information, out DecodeError error)
    {
        try
        {
            var outer = new AsnReader(certificate, AsnEncodingRules.DER);
            var whole = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var signed = whole.ReadSequence();
            if (signed.PeekTag() is { TagClass: TagClass.ContextSpecific, TagValue: 0 })
            {
                signed.ReadEncodedValue();
            }

            for (var passed = 0; passed < 5; passed++)
            {
                signed.ReadEncodedValue();
            }

            information = signed.ReadEncodedValue();
            error = default;
            return true;
        }
        catch (AsnContentException broken)
        {
            information = default;
            error = new(0, CertificateClause, $"no certificate: {Sentence(broken)}");
            return false;
        }
    }

    /// <summary>Reads SEQUENCE { SEQUENCE { id-ecPublicKey, namedCurve }, BIT STRING } strictly, so that no other kind of key gets to the library.</summary>
    private static bool TryCurve(ReadOnlyMemory<byte> information, out string message)
    {
        try
        {
            var outer = new AsnReader(information, AsnEncodingRules.DER);
            var sequence = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            var algorithm = sequence.ReadSequence();
            var kind = algorithm.ReadObjectIdentifier();
            var curve = kind == EcPublicKey ? algorithm.ReadObjectIdentifier() : string.Empty;
            var point = sequence.ReadBitString(out var unused);
            sequence.ThrowIfNotEmpty();
            var coordinates = curve switch
            {
                "1.2.840.10045.3.1.7" => NamedGroup.P256.FieldSize * 2,
                "1.3.132.0.34" => NamedGroup.P384.FieldSize * 2,
                _ => 0,
            };
            message = coordinates == 0 ? $"a key of {kind} {curve}; an elliptic curve key on P-256 or P-384 is required"
                : unused != 0 || point.Length != coordinates + 1 || point[0] != 4 ? "a public key that is no uncompressed point of its curve"
                : string.Empty;
            return message.Length == 0;
        }
        catch (AsnContentException broken)
        {
            message = $"no SubjectPublicKeyInfo: {Sentence(broken)}";
            return false;
        }
    }

    private static string Sentence(AsnContentException broken) => broken.Message.TrimEnd('.').ToLowerInvariant();
}
