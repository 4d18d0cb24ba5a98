using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;

namespace Conformance.Dtls.Dtls12;

/// <summary>Values that are reserved so that nobody learns to fail on what is new.</summary>
/// <remarks>RFC 8701 §2.</remarks>
internal static class Grease
{
    /// <summary>The same offer with reserved values among the others.</summary>
    public static ClientSettings Into(ClientSettings settings) => settings with
    {
        Suites = [new CipherSuite(0x0A0A), .. settings.Suites, new CipherSuite(0xFAFA)],
        Groups = [new NamedGroup(0x1A1A), .. settings.Groups],
        Signatures = [new SignatureScheme(0x2A2A), .. settings.Signatures],
        Others = [new(new ExtensionType(0x3A3A), Array.Empty<byte>()), new(new ExtensionType(0x4A4A), new byte[] { 0 })],
    };

    /// <summary>The same wish with reserved values before and after the others; those of types are for private use (RFC 5246 §12).</summary>
    public static CertificateRequest Into(CertificateRequest request) => request with
    {
        CertificateTypes = (byte[])[0xEA, .. request.CertificateTypes.Span, 0xFA],
        Schemes = [new SignatureScheme(0x5A5A), .. request.Schemes, new SignatureScheme(0x6A6A)],
    };
}
