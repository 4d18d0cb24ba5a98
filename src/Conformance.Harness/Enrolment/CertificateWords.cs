using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conformance.Est.Certificates;
using Conformance.Est.Der;
using Conformance.Est.Keys;
using Conformance.Est.Messages;
using Conformance.Est.Requests;
using Conformance.Wire;

namespace Conformance.Harness.Enrolment;

/// <summary>What certificates and requests say, in the words of RFC 7925 §4.4, with what that profile does not allow.</summary>
public static class CertificateWords
{
    private const int LongestSerial = 20;

    /// <summary>All that a file holds: certificates and requests in PEM or DER, and PKCS #7.</summary>
    /// <returns>Lines; none when nothing decodes.</returns>
    public static IReadOnlyList<string> Of(byte[] file, out DecodeError error)
    {
        ArgumentNullException.ThrowIfNull(file);

        error = default;
        var lines = new List<string>();
        foreach (var octets in Documents(file))
        {
            if (Certificate.TryRead(octets, out var certificate, out var ofCertificate))
            {
                lines.AddRange(Of(certificate!));
            }
            else if (SigningRequest.TryRead(octets, out var request, out _))
            {
                lines.AddRange(Of(request!));
            }
            else if (CertificateBag.TryRead(octets, out var bag, out _))
            {
                lines.AddRange(bag!.Certificates.SelectMany(Of));
            }
            else
            {
                error = ofCertificate;
            }
        }

        return lines;
    }

    private static IEnumerable<string> Of(Certificate one)
    {
        var extensions = one.Extensions;
        yield return $"certificate of {Named(one.Subject)}";
        yield return $"  issued by      {Named(one.Issuer)}{(one.IsSelfIssued ? ", itself" : string.Empty)}";
        yield return $"  serial number  {Convert.ToHexString(one.Serial.ToByteArray(isBigEndian: true))}";
        yield return $"  good           {Time(one.NotBefore)} to {Time(one.NotAfter)}";
        yield return $"  key            {one.Key?.Curve.Name ?? "neither on P-256 nor on P-384"}";
        yield return $"  signed with    {Identifiers.NameOf(one.Algorithm)}";
        yield return $"  is             {(extensions.IsAuthority == true ? $"an authority{(extensions.PathLength is { } length ? $", with up to {length} below it" : string.Empty)}" : "no authority")}";
        yield return $"  key usage      {(extensions.Usage is { } usage ? $"{usage}" : "not said")}";
        yield return $"  for            {(extensions.Purposes.Count > 0 ? string.Join(", ", extensions.Purposes.Select(Identifiers.NameOf)) : "not said")}";
        yield return $"  names          {(extensions.Names.Count > 0 ? string.Join(", ", extensions.Names) : "none besides the subject")}";
        if (extensions.Permitted.Count > 0)
        {
            yield return $"  issues for     {string.Join(", ", extensions.Permitted)} only";
        }

        foreach (var point in extensions.RevocationPoints)
        {
            yield return $"  revoked list   {point}";
        }

        foreach (var (clause, what) in Objections(one))
        {
            yield return $"  against {clause}: {what}";
        }
    }

    private static IEnumerable<string> Of(SigningRequest one) =>
    [
        $"request of {Named(one.Subject)}",
        $"  key            {one.Key.Curve.Name}",
        $"  signed with    {Identifiers.NameOf(one.Algorithm)}, {(one.IsProven ? "by the key it is for" : "NOT by the key it is for")}",
        $"  names          {(one.Extensions.Names.Count > 0 ? string.Join(", ", one.Extensions.Names) : "none besides the subject")}",
    ];

    /// <summary>What RFC 7925 §4.4 does not allow in certificates of things and of the servers they meet.</summary>
    private static IEnumerable<(string Clause, string What)> Objections(Certificate one)
    {
        const string profile = "RFC 7925 §4.4";
        if (one.Version != 3)
        {
            yield return (profile, $"version {one.Version}; 3 is required");
        }

        if (one.Key is null)
        {
            yield return (profile, "an elliptic curve key is required");
        }

        if (SignatureHash.Of(one.Algorithm) is null || one.Algorithm == Identifiers.EcdsaSha1)
        {
            yield return (profile, $"signed with {Identifiers.NameOf(one.Algorithm)}; ECDSA with SHA-256 or better is required");
        }

        if (one.Serial.Sign <= 0 || one.Serial.GetByteCount() > LongestSerial)
        {
            yield return ("RFC 5280 §4.1.2.2", "the serial number is not positive and of 20 octets at most");
        }

        if (one.Extensions.IsAuthority != true && one.Extensions.Usage is { } usage && !usage.HasFlag(KeyUsages.DigitalSignature))
        {
            yield return (profile, "the key cannot sign handshakes");
        }

        if (one.Extensions.Unknown is [var unknown, ..])
        {
            yield return ("RFC 5280 §4.2", $"critical extension {unknown} is not known");
        }
    }

    private static string Named(DistinguishedName name) => name.Text.Length > 0 ? name.Text : "nobody (an empty name)";

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static List<byte[]> Documents(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var found = new List<byte[]>();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var one); rest = rest[one.Location.End..])
        {
            found.Add(Convert.FromBase64String(rest[one.Base64Data].ToString()));
        }

        return found.Count > 0 ? found : [file];
    }
}
