using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Conformance.Dtls;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Wire;

namespace Conformance.Harness.Handshakes;

/// <summary>Tells what happens in an association, in sentences; keeps the secrets for a capture.</summary>
/// <param name="keyLog">Where secrets go; nowhere when <see langword="null"/>.</param>
/// <param name="isVerbose">Whether every message and dropped record is told.</param>
public sealed class HandshakeView(TextWriter output, string? keyLog, bool isVerbose)
{
    private const int LongestText = 200;

    public void Say(string sentence)
    {
        output.WriteLine(sentence);
        output.Flush();
    }

    public void Show(string peer, DtlsEvent happened)
    {
        switch (happened)
        {
            case SecretsKnown secrets when keyLog is not null:
                File.AppendAllText(keyLog, secrets.KeyLogLine + "\n");
                break;
            case Connected connected:
                Say($"{peer}: connected");
                Details(connected.Negotiation).ToList().ForEach(detail => Say($"  {detail.Name,-24}{detail.Value}"));
                break;
            case Failed { Reason: { } reason } failed:
                Say($"{peer}: failed: {reason.Message} [{reason.Clause}]{(failed.Alert is { } alert ? $"; the peer was told {alert}" : string.Empty)}");
                break;
            case Failed failed:
                Say($"{peer}: failed: the peer said {failed.Alert}");
                break;
            case AlertReceived { Alert.Level.Value: 1 } warning when warning.Alert.Description.Value != 0:
                Say($"{peer}: the peer said {warning.Alert}");
                break;
            case RenegotiationRefused:
                Say($"{peer}: another handshake in this one's place was refused");
                break;
            case Malformed malformed:
                Say($"{peer}: a datagram that does not decode: {malformed.Error}");
                break;
            case Closed closed:
                Say($"{peer}: closed by {(closed.ByPeer ? "the peer" : "us")}");
                break;
            default:
                ShowDetail(peer, happened);
                break;
        }
    }

    /// <returns>Text if it is some, else hex.</returns>
    public static string Text(ReadOnlyMemory<byte> octets)
    {
        var text = Encoding.UTF8.GetString(octets.Span).TrimEnd('\r', '\n');
        return text.Any(letter => char.IsControl(letter) || letter == '\uFFFD') ? Hex.Of(octets.Span, LongestText) : text;
    }

    private void ShowDetail(string peer, DtlsEvent happened)
    {
        if (isVerbose && Detail(happened) is { } detail)
        {
            Say($"{peer}: {detail}");
        }
    }

    private static string? Detail(DtlsEvent happened) => happened switch
    {
        MessageSent sent => $"sent {sent.Type} ({sent.Length} octets)",
        MessageReceived received => $"received {received.Message.Type} ({received.Message.Body.Length} octets)",
        FlightRepeated repeated => repeated.TimeWasUp ? "sent the flight again: no answer yet" : "sent the flight again: the peer repeated its own",
        RecordDropped dropped => $"dropped a record: {dropped.Reason}",
        AlertSent alert => $"sent alert {alert.Alert}",
        AlertReceived alert => $"received alert {alert.Alert}",
        _ => null,
    };

    private static IEnumerable<(string Name, string Value)> Details(Negotiation agreed)
    {
        yield return ("suite", $"{agreed.Suite} (0x{agreed.Suite.Value:X4})");
        if (agreed.Group is { } group)
        {
            yield return ("group", group.ToString());
        }

        yield return ("resumed", Word(agreed.Resumed));
        yield return ("extended master secret", Word(agreed.ExtendedMasterSecret));
        yield return ("encrypt then MAC", Word(agreed.EncryptThenMac));
        yield return ("secure renegotiation", $"{(agreed.RenegotiationInfo ? "signalled" : "not signalled")}, and never done");
        yield return ("longest record", $"{agreed.SendLimit} octets to the peer, {agreed.ReceiveLimit} from it");
        if (agreed.ServerName is { } name)
        {
            yield return ("server name", name);
        }

        if (agreed.Identity is { } identity)
        {
            yield return ("identity", Text(identity));
        }

        yield return ("peer showed", agreed.Peer is { Chain.Count: > 0 } peer ? Describe(peer) : "nothing");
        if (agreed.Session is { } session)
        {
            yield return ("can be resumed by", session.Ticket.IsEmpty ? "session id" : "ticket");
        }
    }

    private static string Word(bool value) => value ? "yes" : "no";

    private static string Describe(PeerCredential peer)
    {
        if (peer.Type == CertificateType.RawPublicKey)
        {
            return $"raw public key, SHA-256 {Convert.ToHexString(SHA256.HashData(peer.Chain[0].Span))}";
        }

        using var certificate = X509CertificateLoader.LoadCertificate(peer.Chain[0].Span);
        return $"certificate of {certificate.Subject}, by {certificate.Issuer}, chain of {peer.Chain.Count}";
    }
}
