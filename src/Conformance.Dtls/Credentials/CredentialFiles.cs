using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Dtls.Credentials;

/// <summary>Keys and certificates in PEM files.</summary>
public static class CredentialFiles
{
    private const string PublicKeyLabel = "PUBLIC KEY";
    private static readonly string[] Curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34"];

    /// <summary>A certificate with its chain and the key to it, or without a certificate the bare key.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used; the message says why.</exception>
    public static SigningCredential LoadOwn(string? certificateFile, string keyFile)
    {
        var key = LoadKey(keyFile);
        if (certificateFile is null)
        {
            return SigningCredential.Raw(key);
        }

        var chain = LoadCertificates(certificateFile);
        return chain[0].PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
            ? new(CertificateType.X509, [.. chain.Select(certificate => new ReadOnlyMemory<byte>(certificate.RawData))], key)
            : throw new InvalidDataException($"{keyFile} is not the key of the first certificate in {certificateFile}");
    }

    /// <summary>The certificates of a file, in its order; at least one.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static X509Certificate2Collection LoadCertificates(string file)
    {
        var certificates = new X509Certificate2Collection();
        Read(file, "certificates", text => certificates.ImportFromPem(text));
        return certificates.Count > 0 ? certificates : throw new InvalidDataException($"{file} holds no certificate in PEM");
    }

    /// <summary>The public keys of a file, as SubjectPublicKeyInfo; at least one.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> LoadPublicKeys(string file)
    {
        var keys = new List<ReadOnlyMemory<byte>>();
        Read(file, "public keys", text =>
        {
            for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
            {
                if (rest[found.Label].SequenceEqual(PublicKeyLabel))
                {
                    keys.Add(Convert.FromBase64String(rest[found.Base64Data].ToString()));
                }
            }
        });
        return keys.Count > 0 ? keys : throw new InvalidDataException($"{file} holds no public key in PEM");
    }

    /// <summary>A pre-shared key in a file: IDENTITY:HEX, or hex digits alone.</summary>
    /// <param name="usual">The identity where the file has none.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static PreSharedKey LoadPreShared(string file, string usual)
    {
        PreSharedKey? key = null;
        Read(file, "pre-shared key", text => key = text.Trim() is var line && line.LastIndexOf(':') is >= 0 and var colon
            ? ParsePreShared(line[(colon + 1)..], line[..colon])
            : ParsePreShared(line, usual));
        return key ?? throw new InvalidDataException($"{file} holds no pre-shared key; IDENTITY:HEX is required");
    }

    /// <returns><see langword="null"/> for what is no octets in hex digits.</returns>
    public static PreSharedKey? ParsePreShared(string hex, string identity) =>
        Hex.TryParse(hex, out var key) && key.Length > 0 ? new(Encoding.UTF8.GetBytes(identity), key) : null;

    private static ECDsa LoadKey(string file)
    {
        var key = ECDsa.Create();
        Read(file, "key", text => key.ImportFromPem(text));
        return Curves.Contains(key.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value)
            ? key
            : throw new InvalidDataException($"the key of {file} is on another curve than P-256 and P-384");
    }

    private static void Read(string file, string what, Action<string> read)
    {
        try
        {
            read(File.ReadAllText(file));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or FormatException)
        {
            throw new InvalidDataException($"no {what} in {file}: {unusable.Message.TrimEnd('.')}", unusable);
        }
    }
}
