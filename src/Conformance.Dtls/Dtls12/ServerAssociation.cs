using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;
using Conformance.Wire;

namespace Conformance.Dtls.Dtls12;

/// <summary>The server of DTLS 1.2, for one client.</summary>
/// <remarks>RFC 6347 §4.2, RFC 5246 §7.3 and §7.4, RFC 7925.</remarks>
public sealed class ServerAssociation : Dtls12Association
{
    private const int CookieLength = 20;
    private const int SessionIdLength = 32;
    private const uint TicketLifetime = 24 * 60 * 60;

    private readonly ServerSettings _settings;
    private ReadOnlyMemory<byte> _cookie;
    private ProtocolVersion _helloRecordVersion = ProtocolVersion.Dtls12;
    private ulong _helloRecordSequence;
    private ServerChoice? _choice;
    private string? _serverName;
    private byte[] _sessionId = [];
    private EphemeralKey? _key;
    private PeerCredential? _peer;
    private ReadOnlyMemory<byte>? _identity;

    public ServerAssociation(ServerSettings settings, Random random)
        : base(DtlsRole.Server, settings, random)
    {
        ArgumentNullException.ThrowIfNull(settings);

        _settings = settings;
        Expect(new Expectation(HandshakeType.ClientHello, OnClientHello));
    }

    /// <summary>Whether a ClientHello came.</summary>
    public bool HasBegun => ClientRandom.Length > 0;

    /// <summary>The random of the last ClientHello.</summary>
    public ReadOnlyMemory<byte> HelloRandom => ClientRandom;

    private ServerChoice Choice => _choice!;

    internal override byte[] Renegotiation() => Overlooks(Oversight.Successor)
        ? new HandshakeMessage(HandshakeType.HelloVerifyRequest, 0, new HelloVerifyRequest(ProtocolVersion.Dtls12, DrawRandom(CookieLength)).ToArray()).ToArray()
        : new HandshakeMessage(HandshakeType.HelloRequest, 0, default).ToArray();

    private protected override void Forget() => _settings.Sessions?.Remove(_sessionId);

    private protected override void OnHandshake(RecordHeader header, byte[] plaintext)
    {
        (_helloRecordVersion, _helloRecordSequence) = (header.Version, header.Sequence);
        base.OnHandshake(header, plaintext);
    }

    private Refusal? OnClientHello(HandshakeMessage message)
    {
        if (!ClientHello.TryRead(message.Body, out var hello, out var error) || !HelloExtensions.TryRead(hello!.Extensions, fromServer: false, out var offer, out error))
        {
            return Refusal.Malformed(error);
        }

        Records.StartAt(_helloRecordSequence);
        var isProven = !_cookie.IsEmpty && hello.Cookie.Span.SequenceEqual(_cookie.Span) && hello.Random.Span.SequenceEqual(ClientRandom);
        ClientRandom = hello.Random.ToArray();
        if (_settings.AskForCookie && Faults.Bend(DtlsFaults.CookieRefused, !isProven, _ => true))
        {
            AskForCookie();
            return null;
        }

        if (ServerChoice.Make(_settings, hello, offer, out _choice) is { } refusal)
        {
            return refusal;
        }

        if (offer.ConnectionId is { } id && _settings.GiveConnectionIds)
        {
            (Records.PeerId, Records.OwnId) = (id, DrawRandom(Listener.ConnectionIdLength));
            _choice = Choice with { Answer = Choice.Answer with { ConnectionId = Records.OwnId } };
        }

        _serverName = offer.ServerName;
        ServerRandom = DrawHelloRandom();
        var bothSaidSize = Choice.Answer.RecordSizeLimit is not null;
        Flight.PlaintextLimit = Limits.Of(offer, bothSaidSize, Choice.Answer.MaxFragmentLength);
        ReceiveLimit = Limits.Of(Choice.Answer, bothSaidSize, Choice.Answer.MaxFragmentLength);
        if (Choice.Resumed is { } session)
        {
            Resume(hello, session);
        }
        else
        {
            Greet(hello);
        }

        return null;
    }

    /// <summary>Asks for the same hello with a cookie. It is not sent again by itself, and leaves no trace in the transcript (RFC 6347 §4.2.1).</summary>
    private void AskForCookie()
    {
        if (_cookie.IsEmpty)
        {
            _cookie = DrawRandom(CookieLength);
        }

        Records.Version = _settings.CookieRecordVersion ?? _helloRecordVersion;
        var cookie = Faults.Bend(DtlsFaults.CookieEmpty, _cookie, _ => ReadOnlyMemory<byte>.Empty);
        Say(HandshakeType.HelloVerifyRequest, new HelloVerifyRequest(ProtocolVersion.Dtls10, cookie).ToArray());
        Transcript.Clear();
        SendFlight(isAwaited: false);
        Records.Version = ProtocolVersion.Dtls12;
    }

    private void Resume(ClientHello hello, Session session)
    {
        (_sessionId, _peer, _identity) = (hello.SessionId.ToArray(), session.Peer, session.Identity);
        SayHello(hello);
        Agree(session.Master.ToArray(), Choice.Traits, Choice.Answer.EncryptThenMac);
        Finish(isAwaited: true);
        Expect(new Expectation(HandshakeType.Finished, OnFinished));
    }

    private void SayHello(ClientHello hello) =>
        Say(HandshakeType.ServerHello, Hellos.Bent(Choice.Hello(hello, ServerRandom, _sessionId, Faults).ToArray(), Faults));

    private void Greet(ClientHello hello)
    {
        _sessionId = _settings.Sessions is not null && Choice.Answer.SessionTicket is null ? DrawRandom(SessionIdLength) : [];
        SayHello(hello);
        var isPsk = Choice.Traits.KeyExchange == KeyExchange.Psk;
        if (isPsk && Faults.Bend(DtlsFaults.HintEmpty, _settings.IdentityHint, hint => hint ?? ReadOnlyMemory<byte>.Empty) is { } hint)
        {
            Say(HandshakeType.ServerKeyExchange, new PskServerKeyExchange(hint).ToArray());
        }
        else if (!isPsk)
        {
            SayCertificate();
        }

        var asks = !isPsk && _settings.ClientAuthentication != ClientAuthentication.None;
        if (Faults.Bend(DtlsFaults.RequestUnasked, asks, _ => true))
        {
            var request = new CertificateRequest((byte[])[CertificateRequest.EcdsaSign], _settings.Signatures, default);
            Say(HandshakeType.CertificateRequest, Faults.Bend(DtlsFaults.GreaseRequested, request, Grease.Into).ToArray());
        }

        if (!Faults.Has(DtlsFaults.DoneSkipped))
        {
            Say(HandshakeType.ServerHelloDone, []);
        }

        Expect(asks ? new(HandshakeType.Certificate, OnCertificate) : new Expectation(HandshakeType.ClientKeyExchange, OnClientKeyExchange));
        SendFlight(isAwaited: true);
    }

    private void SayCertificate()
    {
        var credential = Choice.Credential!;
        Say(HandshakeType.Certificate, Hellos.BentCertificate(new CertificateMessage(credential.Type, credential.Chain).ToArray(), Faults));

        _key = EphemeralKey.Draw(Choice.Group!.Value, Random);
        var scheme = Faults.Bend(DtlsFaults.SchemeNotOffered, Choice.Scheme!.Value, _ => SignatureScheme.EcdsaSha1);
        var group = Faults.Bend(DtlsFaults.CurveNotOffered, _key.Group, _ => NamedGroup.P521);
        var exchange = new EcdheServerKeyExchange(group, Hellos.BentPoint(_key.Point, Faults), scheme, default);
        byte[] signed = [.. ClientRandom, .. ServerRandom, .. exchange.Parameters];
        signed = Faults.Bend(DtlsFaults.ExchangeSignatureWrong, signed, octets => Octets.Changed(octets, 0));
        Say(HandshakeType.ServerKeyExchange, (exchange with { Signature = credential.Sign(signed, scheme) }).ToArray());
    }

    private Refusal? OnCertificate(HandshakeMessage message)
    {
        if (!CertificateMessage.TryRead(message.Body, Choice.ClientType, out var certificate, out var error))
        {
            return Refusal.Malformed(error);
        }

        if (certificate!.Chain.Count == 0 && _settings.ClientAuthentication == ClientAuthentication.Required)
        {
            return Refusal.Of(AlertDescription.HandshakeFailure, "RFC 5246 §7.4.6", "the client shows no certificate");
        }

        _peer = certificate.Chain.Count == 0 ? null : new(Choice.ClientType, certificate.Chain, _serverName);
        Expect(new Expectation(HandshakeType.ClientKeyExchange, OnClientKeyExchange));
        return null;
    }

    private Refusal? OnClientKeyExchange(HandshakeMessage message)
    {
        if (!ClientKeyExchange.TryRead(message.Body, Choice.Traits.KeyExchange, out var exchange, out var error))
        {
            return Refusal.Malformed(error);
        }

        if (!TryPremaster(exchange!, out var premaster, out var refusal))
        {
            return refusal;
        }

        Agree(premaster, Choice.Traits, Choice.Answer.ExtendedMasterSecret, Choice.Answer.EncryptThenMac);
        Expect(_peer is null ? new(HandshakeType.Finished, OnFinished) : new Expectation(HandshakeType.CertificateVerify, OnCertificateVerify));
        return null;
    }

    private bool TryPremaster(ClientKeyExchange exchange, out byte[] premaster, out Refusal? refusal)
    {
        (premaster, refusal) = ([], null);
        if (exchange.Kind == KeyExchange.Psk)
        {
            _identity = exchange.Value;
            if (_settings.FindKey!(exchange.Value) is { } found)
            {
                premaster = KeySchedule.PskPremaster(found.Span);
            }
            else
            {
                refusal = Refusal.Of(AlertDescription.UnknownPskIdentity, "RFC 4279 §2", $"nobody is known by the identity {Hex.Of(exchange.Value.Span, 64)}");
            }
        }
        else if (!_key!.TryAgree(exchange.Value.Span, out premaster))
        {
            refusal = Refusal.Illegal("RFC 8422 §5.11", $"the client's point is not on {_key.Group}");
        }

        _key?.Dispose();
        return refusal is null;
    }

    private Refusal? OnCertificateVerify(HandshakeMessage message)
    {
        if (!CertificateVerify.TryRead(message.Body, out var verify, out var error))
        {
            return Refusal.Malformed(error);
        }

        Expect(new Expectation(HandshakeType.Finished, OnFinished));
        return Peers.Check(_peer!, verify!.Scheme, _settings, Transcript.BeforeLast, verify.Signature) ?? _settings.Judge(_peer!);
    }

    private Refusal? OnFinished(HandshakeMessage message)
    {
        if (CheckFinished(message) is { } refusal)
        {
            return refusal;
        }

        if (Choice.Resumed is null)
        {
            Keep();
            Finish(isAwaited: false);
        }

        Complete(new()
        {
            Suite = Choice.Suite,
            Group = Choice.Group,
            Resumed = Choice.Resumed is not null,
            ExtendedMasterSecret = Choice.Answer.ExtendedMasterSecret,
            EncryptThenMac = Choice.Answer.EncryptThenMac,
            RenegotiationInfo = Choice.Answer.RenegotiationInfo is not null,
            ConnectionId = Choice.Answer.ConnectionId is null ? null : Records.PeerId,
            ServerName = _serverName,
            Identity = _identity,
            Peer = _peer,
        });
        return null;
    }

    /// <summary>Keeps the session, or gives it to the client to keep.</summary>
    private void Keep()
    {
        var session = new Session
        {
            Id = _sessionId,
            Suite = Choice.Suite,
            Master = Master,
            ExtendedMasterSecret = Choice.Answer.ExtendedMasterSecret,
            Identity = _identity,
            Peer = _peer,
        };
        if (_sessionId.Length > 0)
        {
            _settings.Sessions!.Add(session);
        }

        if (Choice.Answer.SessionTicket is not null && !Faults.Has(DtlsFaults.TicketSkipped))
        {
            Say(HandshakeType.NewSessionTicket, new NewSessionTicket(TicketLifetime, _settings.Tickets!.Seal(session)).ToArray());
        }
    }
}
