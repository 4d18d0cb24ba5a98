using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Coap.Messages;
using Conformance.Dtls;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Dtls12;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Dtls.Transport;
using Conformance.Roles;
using Conformance.Wire;

namespace Conformance.Engine.Benches;

/// <summary>Turns what happens at a secured port into events of its role, lines of the log, and lines of a key log.</summary>
internal sealed class HandshakeJournal(string role, EventLog log)
{
    private readonly HashSet<ServerAssociation> _withCookie = [];

    public Action<RoleTrace>? Trace { get; set; }

    public Action<string>? KeyLog { get; set; }

    public void Note(SecuredEvent seen)
    {
        if (seen.Event is SecretsKnown secrets)
        {
            KeyLog?.Invoke(secrets.KeyLogLine);
            return;
        }

        if (LineOf(seen) is { } line)
        {
            var (said, sent, detail) = line;
            Trace?.Invoke(new(role, new(seen.Time, sent, seen.Remote, default, null, default, "DTLS"), detail) { Said = said });
        }

        switch (seen.Event)
        {
            case MessageReceived { Message.Type: var type } received when type == HandshakeType.ClientHello:
                Greeted(seen, received.Message);
                break;
            case Connected { Negotiation: var agreed }:
                log.Append(new HandshakeEvent(log.Next, role, seen.Time, seen.Remote, agreed, CommonName(agreed.Peer), _withCookie.Remove(seen.Association)));
                break;
            case AlertReceived alert:
                log.Append(new AlertEvent(log.Next, role, seen.Time, seen.Remote, alert.Alert, alert.Protected));
                break;
            default:
                break;
        }
    }

    /// <summary>A datagram that is no record came to the secured port.</summary>
    public void NoteInClear(ReceivedDatagram seen)
    {
        var message = Message.TryRead(seen.Octets, out var decoded, out var error) ? decoded : null;
        Trace?.Invoke(new(role, new(seen.Time, Sent: false, seen.Remote, seen.Octets, message, error, "in clear, to a secured port"), string.Empty));
        log.Append(new DatagramEvent(log.Next, role, seen.Time, seen.Remote, seen.Octets, message, error));
    }

    /// <summary>Records that are left alone; a hello among them is an event all the same, as often as it comes.</summary>
    public void NoteUnanswered(ReceivedDatagram seen)
    {
        Record.TryReadAll(seen.Octets, out var records, out _);
        foreach (var record in records.Where(one => one.Header.Epoch == 0 && one.Header.Type == ContentType.Handshake))
        {
            HandshakeFragment.TryReadAll(record.Fragment, out var fragments, out _);
            foreach (var fragment in fragments.Where(one => one.Offset == 0 && one.Type == HandshakeType.ClientHello))
            {
                Trace?.Invoke(new(role, new(seen.Time, Sent: false, seen.Remote, default, null, default, "DTLS"), "left without an answer") { Said = $"{fragment.Type}" });
                if (ClientHello.TryRead(fragment.Octets, out var hello, out _))
                {
                    Append(hello!, seen.Time, seen.Remote);
                }
            }
        }
    }

    private void Greeted(SecuredEvent seen, HandshakeMessage message)
    {
        if (!ClientHello.TryRead(message.Body, out var hello, out _))
        {
            return;
        }

        if (hello!.Cookie.IsEmpty)
        {
            Append(hello, seen.Time, seen.Remote);
        }
        else
        {
            _withCookie.Add(seen.Association);
        }
    }

    private void Append(ClientHello hello, TimeSpan time, IPEndPoint remote)
    {
        HelloExtensions.TryRead(hello.Extensions, fromServer: false, out var offer, out _);
        log.Append(new HelloEvent(log.Next, role, time, remote, hello, offer));
    }

    private static (string Said, bool Sent, string Detail)? LineOf(SecuredEvent seen) => seen.Event switch
    {
        MessageSent sent => ($"{sent.Type}", true, $"{sent.Length} octets"),
        MessageReceived received => ($"{received.Message.Type}", false, Detail(received.Message)),
        FlightRepeated repeated => (repeated.TimeWasUp ? "flight sent again: no answer yet" : "flight sent again: the device repeated its own", true, string.Empty),
        RecordDropped dropped => ("record dropped", false, dropped.Reason),
        Malformed malformed => ("no record", false, malformed.Error.ToString()),
        AlertSent alert => ($"alert {alert.Alert}", true, string.Empty),
        AlertReceived alert => ($"alert {alert.Alert}", false, alert.Protected ? "protected" : "in clear"),
        RenegotiationRefused => ("another handshake in this one's place, refused", false, string.Empty),
        Connected connected => ($"association: {connected.Negotiation.Suite}{(connected.Negotiation.Resumed ? ", resumed" : string.Empty)}", false, string.Empty),
        Failed { Reason: { } reason } => ("no association", true, reason.ToString()),
        _ => null,
    };

    private static string Detail(HandshakeMessage message) =>
        message.Type == HandshakeType.ClientHello && ClientHello.TryRead(message.Body, out var hello, out _)
            ? $"{string.Join(", ", hello!.Suites)}; {string.Join(", ", hello.Extensions.Select(extension => extension.Type))}{(hello.Cookie.IsEmpty ? string.Empty : "; with cookie")}"
            : $"{message.Body.Length} octets";

    private static string? CommonName(PeerCredential? peer)
    {
        if (peer is not { Chain: [var first, ..] } || peer.Type != CertificateType.X509)
        {
            return null;
        }

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(first.Span);
            return certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
