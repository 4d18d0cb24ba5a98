using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;

namespace Conformance.Dtls.Dtls12;

/// <summary>A client's half of the key exchange.</summary>
internal static class ClientSecret
{
    /// <param name="exchange">The server's half, where there is one.</param>
    /// <param name="message">What tells the server of ours.</param>
    /// <returns>Why there is none.</returns>
    public static Refusal? Make(
        ClientSettings settings, SuiteTraits suite, EcdheServerKeyExchange? exchange, Random random, out byte[] premaster, out ClientKeyExchange? message)
    {
        if (suite.KeyExchange == KeyExchange.Psk)
        {
            premaster = KeySchedule.PskPremaster(settings.Key!.Key.Span);
            message = new(KeyExchange.Psk, settings.Key.Identity);
            return null;
        }

        using var key = EphemeralKey.Draw(exchange!.Group, random);
        message = new(KeyExchange.EcdheEcdsa, Hellos.BentPoint(key.Point, settings.Faults));
        if (!key.TryAgree(exchange.Point.Span, out premaster) && settings.Overlooks.Contains(Oversight.Point))
        {
            premaster = new byte[exchange.Group.FieldSize];
        }

        return premaster.Length > 0
            ? null
            : Refusal.Illegal("RFC 8422 §5.11", $"the server's point is not on {exchange.Group}");
    }
}
