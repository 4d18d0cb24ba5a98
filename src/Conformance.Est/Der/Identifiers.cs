namespace Conformance.Est.Der;

/// <summary>Object identifiers that the room knows, and what people call them.</summary>
public static class Identifiers
{
    public const string EcPublicKey = "1.2.840.10045.2.1";
    public const string EcdsaSha1 = "1.2.840.10045.4.1";
    public const string EcdsaSha256 = "1.2.840.10045.4.3.2";
    public const string EcdsaSha384 = "1.2.840.10045.4.3.3";
    public const string CommonName = "2.5.4.3";
    public const string SubjectKey = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string AlternativeNames = "2.5.29.17";
    public const string BasicConstraints = "2.5.29.19";
    public const string NameConstraints = "2.5.29.30";
    public const string RevocationPoints = "2.5.29.31";
    public const string AuthorityKey = "2.5.29.35";
    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    public const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    public const string ExtensionRequest = "1.2.840.113549.1.9.14";
    public const string ChallengePassword = "1.2.840.113549.1.9.7";
    public const string SignedContent = "1.2.840.113549.1.7.2";
    public const string PlainContent = "1.2.840.113549.1.7.1";

    /// <summary>An extension of ours that says nothing.</summary>
    public const string Padding = "1.3.6.1.4.1.54321.1";

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [CommonName] = "CN",
        ["2.5.4.5"] = "serialNumber",
        ["2.5.4.6"] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
        ["0.9.2342.19200300.100.1.25"] = "DC",
        ["0.9.2342.19200300.100.1.1"] = "UID",
        [EcdsaSha1] = "ECDSA with SHA-1",
        [EcdsaSha256] = "ECDSA with SHA-256",
        [EcdsaSha384] = "ECDSA with SHA-384",
        ["1.2.840.10045.4.3.4"] = "ECDSA with SHA-512",
        ["1.2.840.113549.1.1.11"] = "RSA with SHA-256",
        ["1.2.840.10045.3.1.7"] = "P-256",
        ["1.3.132.0.34"] = "P-384",
        [ServerAuthentication] = "server",
        [ClientAuthentication] = "client",
        ["1.3.6.1.5.5.7.3.3"] = "code signing",
        ["1.3.6.1.5.5.7.3.28"] = "registration authority",
    };

    /// <summary>The name, or the digits where there is none.</summary>
    public static string NameOf(string identifier) => Names.GetValueOrDefault(identifier, identifier);
}
