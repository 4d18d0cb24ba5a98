using System.Security.Cryptography;
using Conformance.Est.Der;

namespace Conformance.Est.Keys;

/// <summary>The hash of a signature algorithm.</summary>
public static class SignatureHash
{
    private static readonly Dictionary<string, HashAlgorithmName> Hashes = new(StringComparer.Ordinal)
    {
        [Identifiers.EcdsaSha1] = HashAlgorithmName.SHA1,
        [Identifiers.EcdsaSha256] = HashAlgorithmName.SHA256,
        [Identifiers.EcdsaSha384] = HashAlgorithmName.SHA384,
        ["1.2.840.10045.4.3.4"] = HashAlgorithmName.SHA512,
    };

    /// <returns><see langword="null"/> when it is no ECDSA that we do.</returns>
    public static HashAlgorithmName? Of(string algorithm) => Hashes.TryGetValue(algorithm, out var hash) ? hash : null;
}
