using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Est.Certificates;
using Whole = Conformance.Est.Certificates.Certificate;

namespace Conformance.ReferenceDevice.Security;

/// <summary>A certificate as a device reads it.</summary>
/// <remarks>RFC 5280 §4.</remarks>
public sealed class Certificate
{
    private const string SubjectAlternativeName = "2.5.29.17";
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag AddressName = new(TagClass.ContextSpecific, 7);

    private readonly X509Certificate2 _certificate;
    private readonly ReadOnlyMemory<byte> _signed;
    private readonly byte[] _signature;

    private Certificate(ReadOnlyMemory<byte> octets, X509Certificate2 certificate, ReadOnlyMemory<byte> signed, byte[] signature) =>
        (Octets, _certificate, _signed, _signature) = (octets, certificate, signed, signature);

    public ReadOnlyMemory<byte> Octets { get; }

    public ReadOnlyMemory<byte> Issuer => _certificate.IssuerName.RawData;

    public ReadOnlyMemory<byte> Subject => _certificate.SubjectName.RawData;

    public DateTimeOffset Begins => _certificate.NotBefore;

    public DateTimeOffset Ends => _certificate.NotAfter;

    public bool IsAuthority => Extension<X509BasicConstraintsExtension>()?.CertificateAuthority == true;

    /// <summary>How many authorities may stand below it.</summary>
    public int? PathLength => Extension<X509BasicConstraintsExtension>() is { HasPathLengthConstraint: true } limited ? limited.PathLengthConstraint : null;

    public bool MaySignMessages => Extension<X509KeyUsageExtension>() is not { } usage || usage.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature);

    public bool MaySignCertificates => Extension<X509KeyUsageExtension>() is not { } usage || usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign);

    public bool IsForServers => Extension<X509EnhancedKeyUsageExtension>() is not { } purposes || purposes.EnhancedKeyUsages.Cast<Oid>().Any(purpose => purpose.Value == ServerPurpose);

    public string? CommonName => _certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>DNS names among the subject alternative names.</summary>
    public IReadOnlyList<string> DnsNames { get; private init; } = [];

    /// <summary>IP addresses among the subject alternative names.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; private init; } = [];

    /// <summary>DNS names below which alone it may issue; empty when it may for any.</summary>
    public IReadOnlyList<string> Permitted { get; private init; } = [];

    /// <returns><see langword="null"/> when the octets are no certificate.</returns>
    public static Certificate? Read(ReadOnlyMemory<byte> octets)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(octets.Span);
            var whole = new AsnReader(octets, AsnEncodingRules.DER).ReadSequence();
            var signed = whole.ReadEncodedValue();
            whole.ReadEncodedValue();
            return new(octets, certificate, signed, whole.ReadBitString(out _))
            {
                DnsNames = [.. NamesOf(certificate, DnsName).Select(name => new AsnReader(name, AsnEncodingRules.DER).ReadCharacterString(UniversalTagNumber.IA5String, DnsName))],
                Addresses = [.. NamesOf(certificate, AddressName).Select(name => new AsnReader(name, AsnEncodingRules.DER).ReadOctetString(AddressName)).Where(IsAddress).Select(octets => new IPAddress(octets))],
                Permitted = [.. PermittedBy(octets)],
            };
        }
        catch (Exception broken) when (broken is CryptographicException or AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Whether the key of another certificate signed this one, by one of these schemes.</summary>
    public bool IsSignedBy(Certificate issuer, IEnumerable<SignatureScheme> schemes)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        ArgumentNullException.ThrowIfNull(schemes);

        if (!PeerKey.TryRead(issuer.Octets, CertificateType.X509, out var key, out _))
        {
            return false;
        }

        using (key)
        {
            return schemes.Any(scheme => key!.Signed(_signed.Span, scheme, _signature));
        }
    }

    public bool Is(ReadOnlyMemory<byte> octets) => Octets.Span.SequenceEqual(octets.Span);

    private T? Extension<T>()
        where T : X509Extension => _certificate.Extensions.OfType<T>().FirstOrDefault();

    /// <remarks>RFC 5280 §4.2.1.10.</remarks>
    private static IEnumerable<string> PermittedBy(ReadOnlyMemory<byte> octets) =>
        Whole.TryRead(octets, out var read, out _)
            ? read!.Extensions.Permitted.Where(name => name.Kind == AlternativeName.Dns).Select(name => Encoding.ASCII.GetString(name.Value.Span))
            : [];

    private static bool IsAddress(byte[] octets) => octets.Length is 4 or 16;

    /// <summary>Subject alternative names of a kind.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> NamesOf(X509Certificate2 certificate, Asn1Tag kind)
    {
        if (certificate.Extensions.FirstOrDefault(extension => extension.Oid?.Value == SubjectAlternativeName) is not { } names)
        {
            yield break;
        }

        var list = new AsnReader(names.RawData, AsnEncodingRules.DER).ReadSequence();
        while (list.HasData)
        {
            var isMeant = list.PeekTag() == kind;
            var name = list.ReadEncodedValue();
            if (isMeant)
            {
                yield return name;
            }
        }
    }
}
