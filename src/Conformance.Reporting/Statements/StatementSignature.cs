using System.Security.Cryptography;

namespace Conformance.Reporting.Statements;

/// <summary>Detached signatures: ECDSA over P-256 with SHA-256, DER as <c>openssl dgst -sha256 -verify</c> takes it.</summary>
public static class StatementSignature
{
    /// <summary>What is added to the name of a signed file.</summary>
    public const string Ending = ".sig";

    private const int Bits = 256;

    /// <summary>Signs.</summary>
    /// <param name="octets">The file.</param>
    /// <param name="key">A private key, PEM.</param>
    /// <exception cref="CryptographicException">The key is none of P-256.</exception>
    public static byte[] Sign(byte[] octets, string key)
    {
        using var signer = Read(key);
        return signer.SignData(octets, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>Whether a signature is that of the file by the key.</summary>
    /// <param name="octets">The file.</param>
    /// <param name="signature">Beside it.</param>
    /// <param name="key">A public key, PEM; a private one serves as well.</param>
    /// <exception cref="CryptographicException">The key is none of P-256.</exception>
    public static bool Verify(byte[] octets, byte[] signature, string key)
    {
        using var signer = Read(key);
        return signer.VerifyData(octets, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>A new pair, PEM.</summary>
    public static (string Private, string Public) Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (made.ExportPkcs8PrivateKeyPem() + "\n", made.ExportSubjectPublicKeyInfoPem() + "\n");
    }

    private static ECDsa Read(string key)
    {
        var signer = ECDsa.Create();
        try
        {
            signer.ImportFromPem(key);
            return signer.KeySize == Bits ? signer : throw new CryptographicException($"the key has {signer.KeySize} bits; one of P-256 is required");
        }
        catch (ArgumentException none)
        {
            signer.Dispose();
            throw new CryptographicException("there is no key in PEM form; one of P-256 is required", none);
        }
        catch (CryptographicException)
        {
            signer.Dispose();
            throw;
        }
    }
}
