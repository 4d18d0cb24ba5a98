using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Dtls.Handshake;

/// <summary>Decodes any message, for whoever looks on: a log, a fuzzer, a test.</summary>
public static class HandshakeBodies
{
    /// <param name="exchange">What was negotiated, which the layout of two messages hangs on.</param>
    /// <param name="certificates">The same for Certificate.</param>
    public static bool TryRead(
        HandshakeType type, ReadOnlyMemory<byte> body, KeyExchange exchange, CertificateType certificates, out IHandshakeBody? read, out DecodeError error)
    {
        switch (type.Value)
        {
            case 0 or 14:
                return As(EmptyBody.TryRead(body, type, out var empty, out error), empty, out read);
            case 1:
                return As(ClientHello.TryRead(body, out var clientHello, out error), clientHello, out read);
            case 2:
                return As(ServerHello.TryRead(body, out var serverHello, out error), serverHello, out read);
            case 3:
                return As(HelloVerifyRequest.TryRead(body, out var verifyRequest, out error), verifyRequest, out read);
            case 4:
                return As(NewSessionTicket.TryRead(body, out var ticket, out error), ticket, out read);
            case 11:
                return As(CertificateMessage.TryRead(body, certificates, out var certificate, out error), certificate, out read);
            case 12 when exchange == KeyExchange.Psk:
                return As(PskServerKeyExchange.TryRead(body, out var hint, out error), hint, out read);
            case 12:
                return As(EcdheServerKeyExchange.TryRead(body, out var point, out error), point, out read);
            case 13:
                return As(CertificateRequest.TryRead(body, out var request, out error), request, out read);
            case 15:
                return As(CertificateVerify.TryRead(body, out var verify, out error), verify, out read);
            case 16:
                return As(ClientKeyExchange.TryRead(body, exchange, out var key, out error), key, out read);
            case 20:
                return As(Finished.TryRead(body, out var finished, out error), finished, out read);
            default:
                read = null;
                error = new(0, "RFC 5246 §7.4", $"{type} is none that DTLS 1.2 knows");
                return false;
        }
    }

    private static bool As(bool decoded, IHandshakeBody? body, out IHandshakeBody? read)
    {
        read = body;
        return decoded;
    }
}
