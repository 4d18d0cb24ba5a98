namespace Conformance.Est.Messages;

/// <summary>Content formats of enrolment.</summary>
/// <remarks>RFC 9148 §4.3; RFC 8710 for 62.</remarks>
public static class EstFormat
{
    /// <summary>application/multipart-core.</summary>
    public const int Parts = 62;

    /// <summary>application/pkcs7-mime; smime-type=server-generated-key: a private key under encryption.</summary>
    public const int EncryptedKey = 280;

    /// <summary>application/pkcs7-mime; smime-type=certs-only.</summary>
    public const int CertificateBag = 281;

    /// <summary>application/pkcs8: a private key in the clear.</summary>
    public const int PrivateKey = 284;

    /// <summary>application/csrattrs.</summary>
    public const int RequestAttributes = 285;

    /// <summary>application/pkcs10.</summary>
    public const int SigningRequest = 286;

    /// <summary>application/pkix-cert.</summary>
    public const int Certificate = 287;
}
