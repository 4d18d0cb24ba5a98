using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;

namespace Conformance.Dtls.Dtls12;

/// <summary>The client of DTLS 1.2.</summary>
/// <remarks>RFC 6347 §4.2, RFC 5246 §7.3 and §7.4, RFC 7925.</remarks>
public sealed class ClientAssociation : Dtls12Association
{
    /// <summary>How many HelloVerifyRequests are obeyed; one is usual, and a second when the first was lost.</summary>
    private const int MostCookies = 8;

    private readonly ClientSettings _settings;
    private readonly ClientOffer _offer;
    private ClientHello _hello;
    private CipherSuite _suite;
    private HelloExtensions _agreed = HelloExtensions.None;
    private ReadOnlyMemory<byte> _sessionId;
    private ReadOnlyMemory<byte> _ticket;
    private PeerCredential? _peer;
    private EcdheServerKeyExchange? _exchange;
    private CertificateRequest? _request;
    private bool _isResumed;
    private int _cookies;

    public ClientAssociation(ClientSettings settings, Random random)
        : base(DtlsRole.Client, settings, random)
    {
        ArgumentNullException.ThrowIfNull(settings);

        _settings = settings;
        ClientRandom = DrawHelloRandom();
        _offer = new(settings, settings.Session is { Ticket.IsEmpty: false } ? DrawRandom(ClientHello.RandomLength) : []);
        _hello = _offer.Hello(ClientRandom);
    }

    private SuiteTraits Traits => _suite.Traits!;

    /// <summary>Sends the first ClientHello.</summary>
    public Reaction Start(TimeSpan now)
    {
        Now = now;
        Records.Version = _settings.RecordVersion;
        SayHello();
        return React();
    }

    internal override byte[] Renegotiation() => new HandshakeMessage(HandshakeType.ClientHello, 0, (_hello with { Cookie = default }).ToArray()).ToArray();

    private protected override void Forget()
    {
        // Whoever keeps the session of a client drops it by itself: it is handed out with the negotiation.
    }

    private void SayHello()
    {
        Say(HandshakeType.ClientHello, Hellos.Bent(_hello.ToArray(), Faults));
        Expect(new(HandshakeType.HelloVerifyRequest, OnHelloVerifyRequest), new(HandshakeType.ServerHello, OnServerHello));
        SendFlight(isAwaited: true);
    }

    private Refusal? OnHelloVerifyRequest(HandshakeMessage message)
    {
        if (!HelloVerifyRequest.TryRead(message.Body, out var request, out var error))
        {
            return Refusal.Malformed(error);
        }

        if (++_cookies > MostCookies)
        {
            return Refusal.Of(AlertDescription.UnexpectedMessage, "RFC 6347 §4.2.1", $"more than {MostCookies} HelloVerifyRequests");
        }

        Transcript.Clear();
        Incoming.Forget(); // a server that asks for a cookie has said nothing else in this handshake (RFC 6347 §4.2.1)
        ClientRandom = Faults.Bend(DtlsFaults.HelloChanged, ClientRandom, _ => DrawRandom(ClientHello.RandomLength));
        var cookie = Faults.Bend(DtlsFaults.CookieChanged, request!.Cookie.ToArray(), octets => octets.Length > 0 ? Octets.LastChanged(octets) : [1]);
        _hello = _hello with { Random = ClientRandom, Cookie = cookie };
        SayHello();
        return null;
    }

    private Refusal? OnServerHello(HandshakeMessage message)
    {
        if (!ServerHello.TryRead(message.Body, out var hello, out var error) || !HelloExtensions.TryRead(hello!.Extensions, fromServer: true, out _agreed, out error))
        {
            return Refusal.Malformed(error);
        }

        if (_offer.Check(hello, _agreed) is { } refusal)
        {
            return refusal;
        }

        Records.Version = ProtocolVersion.Dtls12;
        ServerRandom = hello.Random.ToArray();
        (_suite, _sessionId) = (hello.Suite, hello.SessionId);
        (Records.PeerId, Records.OwnId) = _agreed.ConnectionId is { } id ? (id, _settings.ConnectionId ?? default) : default;
        var bothSaidSize = _settings.RecordSizeLimit is not null && _agreed.RecordSizeLimit is not null;
        Flight.PlaintextLimit = Limits.Of(_agreed, bothSaidSize, _agreed.MaxFragmentLength);
        ReceiveLimit = Limits.Of(_offer.Extensions, bothSaidSize, _agreed.MaxFragmentLength);
        if (!_hello.SessionId.IsEmpty && _hello.SessionId.Span.SequenceEqual(_sessionId.Span))
        {
            return Resume(_settings.Session!);
        }

        if (Traits.KeyExchange == KeyExchange.Psk)
        {
            Expect(new(HandshakeType.ServerKeyExchange, OnHint), new(HandshakeType.ServerHelloDone, OnServerHelloDone));
        }
        else
        {
            Expect(new Expectation(HandshakeType.Certificate, OnCertificate));
        }

        return null;
    }

    /// <remarks>RFC 5246 §7.3, RFC 7627 §5.3.</remarks>
    private Refusal? Resume(Session session)
    {
        if (session.Suite != _suite || session.ExtendedMasterSecret != _agreed.ExtendedMasterSecret)
        {
            return Refusal.Illegal("RFC 7627 §5.3", "a session is resumed with another suite or another kind of master secret than it was made with");
        }

        (_isResumed, _peer) = (true, session.Peer);
        Agree(session.Master.ToArray(), Traits, _agreed.EncryptThenMac);
        ExpectFinished();
        return null;
    }

    private Refusal? OnHint(HandshakeMessage message)
    {
        if (!PskServerKeyExchange.TryRead(message.Body, out _, out var error))
        {
            return Refusal.Malformed(error);
        }

        Expect(new Expectation(HandshakeType.ServerHelloDone, OnServerHelloDone));
        return null;
    }

    private Refusal? OnCertificate(HandshakeMessage message)
    {
        var type = _agreed.ServerCertificateTypes?[0] ?? CertificateType.X509;
        if (!CertificateMessage.TryRead(message.Body, type, out var certificate, out var error))
        {
            return Refusal.Malformed(error);
        }

        if (certificate!.Chain.Count == 0)
        {
            return Refusal.Of(AlertDescription.BadCertificate, "RFC 5246 §7.4.2", "a server's Certificate without a certificate");
        }

        _peer = new(type, certificate.Chain, _settings.ServerName);
        Expect(new Expectation(HandshakeType.ServerKeyExchange, OnServerKeyExchange));
        return null;
    }

    private Refusal? OnServerKeyExchange(HandshakeMessage message)
    {
        if (!EcdheServerKeyExchange.TryRead(message.Body, out var exchange, out var error))
        {
            return Refusal.Malformed(error);
        }

        if (!_settings.Groups.Contains(exchange!.Group) && !Overlooks(Oversight.Group))
        {
            return Refusal.Illegal("RFC 8422 §5.4", $"{exchange.Group} was not offered");
        }

        if (Peers.Check(_peer!, exchange.Scheme, _settings, [.. ClientRandom, .. ServerRandom, .. exchange.Parameters], exchange.Signature) is { } refusal)
        {
            return refusal;
        }

        _exchange = Overlooks(Oversight.Group) ? exchange with { Group = _settings.Groups[0] } : exchange;
        Expect(new(HandshakeType.CertificateRequest, OnCertificateRequest), new(HandshakeType.ServerHelloDone, OnServerHelloDone));
        return _settings.Judge(_peer!);
    }

    private Refusal? OnCertificateRequest(HandshakeMessage message)
    {
        if (!CertificateRequest.TryRead(message.Body, out _request, out var error))
        {
            return Refusal.Malformed(error);
        }

        Expect(new Expectation(HandshakeType.ServerHelloDone, OnServerHelloDone));
        return null;
    }

    private Refusal? OnServerHelloDone(HandshakeMessage message)
    {
        if (!EmptyBody.TryRead(message.Body, message.Type, out _, out var error))
        {
            return Refusal.Malformed(error);
        }

        var credential = _request is null ? null : _offer.Show(_request, _agreed);
        if (_request is not null && !Faults.Has(DtlsFaults.CertificateSkipped))
        {
            var chain = new CertificateMessage(credential?.Type ?? CertificateType.X509, credential?.Chain ?? []);
            Say(HandshakeType.Certificate, Hellos.BentCertificate(chain.ToArray(), Faults));
        }

        if (ClientSecret.Make(_settings, Traits, _exchange, Random, out var premaster, out var exchange) is { } refusal)
        {
            return refusal;
        }

        if (!Faults.Has(DtlsFaults.KeyExchangeSkipped))
        {
            Say(HandshakeType.ClientKeyExchange, exchange!.ToArray());
        }

        Agree(premaster, Traits, _agreed.ExtendedMasterSecret, _agreed.EncryptThenMac);
        if (credential is not null && !Faults.Has(DtlsFaults.VerifySkipped))
        {
            var scheme = credential.Choose(_request!.Schemes)!.Value;
            var signed = Faults.Bend(DtlsFaults.VerifySignatureWrong, Transcript.Messages.ToArray(), Octets.LastChanged);
            Say(HandshakeType.CertificateVerify, new CertificateVerify(scheme, credential.Sign(signed, scheme)).ToArray());
        }

        Finish(isAwaited: true);
        ExpectFinished();
        return null;
    }

    private void ExpectFinished()
    {
        Expect(_agreed.SessionTicket is null
            ? new Expectation(HandshakeType.Finished, OnFinished)
            : new Expectation(HandshakeType.NewSessionTicket, OnTicket));
    }

    private Refusal? OnTicket(HandshakeMessage message)
    {
        if (!NewSessionTicket.TryRead(message.Body, out var ticket, out var error))
        {
            return Refusal.Malformed(error);
        }

        _ticket = ticket!.Ticket;
        Expect(new Expectation(HandshakeType.Finished, OnFinished));
        return null;
    }

    private Refusal? OnFinished(HandshakeMessage message)
    {
        if (CheckFinished(message) is { } refusal)
        {
            return refusal;
        }

        if (_isResumed)
        {
            Finish(isAwaited: false);
        }

        Complete(new()
        {
            Suite = _suite,
            Group = _exchange?.Group,
            Resumed = _isResumed,
            ExtendedMasterSecret = _agreed.ExtendedMasterSecret,
            EncryptThenMac = _agreed.EncryptThenMac,
            RenegotiationInfo = _agreed.RenegotiationInfo is not null,
            ConnectionId = _agreed.ConnectionId,
            ServerName = _offer.Extensions.ServerName,
            Identity = Traits.KeyExchange == KeyExchange.Psk ? _settings.Key?.Identity : null,
            Peer = _peer,
            Session = SessionToKeep(),
        });
        return null;
    }

    private Session? SessionToKeep()
    {
        var ticket = _ticket.IsEmpty && _isResumed ? _settings.Session!.Ticket : _ticket;
        return _sessionId.IsEmpty && ticket.IsEmpty ? null : new()
        {
            Id = _sessionId,
            Ticket = ticket,
            Suite = _suite,
            Master = Master,
            ExtendedMasterSecret = _agreed.ExtendedMasterSecret,
            Identity = _settings.Key?.Identity,
            Peer = _peer,
        };
    }
}
