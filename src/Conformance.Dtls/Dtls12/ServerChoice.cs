using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;

namespace Conformance.Dtls.Dtls12;

/// <summary>What a server makes of a ClientHello: what it chooses, and what it answers.</summary>
/// <param name="Suite">What is really used, whatever a fault makes the hello say.</param>
/// <param name="Group">For the key exchange, when it takes one.</param>
/// <param name="Answer">The extensions of the ServerHello.</param>
/// <param name="Resumed">The session to go on with.</param>
internal sealed record ServerChoice(CipherSuite Suite, NamedGroup? Group, SignatureScheme? Scheme, HelloExtensions Answer, Session? Resumed)
{
    public SuiteTraits Traits => Suite.Traits!;

    /// <summary>What we show and sign with.</summary>
    public SigningCredential? Credential { get; private init; }

    /// <summary>What the hello says, where it is another suite than can be used.</summary>
    private CipherSuite? Said { get; init; }

    /// <summary>What the client has to show.</summary>
    public CertificateType ClientType => Answer.ClientCertificateTypes?[0] ?? CertificateType.X509;

    /// <summary>Chooses.</summary>
    /// <param name="choice">The choice, or <see langword="null"/> when nothing fits.</param>
    /// <returns>Why there is none.</returns>
    public static Refusal? Make(ServerSettings settings, ClientHello hello, HelloExtensions offer, out ServerChoice? choice)
    {
        choice = null;
        if (Check(hello, offer) is { } refusal)
        {
            return refusal;
        }

        var resumed = Resumable(settings, hello, offer);
        if (resumed is { ExtendedMasterSecret: true } && !offer.ExtendedMasterSecret)
        {
            return Refusal.Of(AlertDescription.HandshakeFailure, "RFC 7627 §5.3", "a session with extended_master_secret is resumed without it");
        }

        if (resumed is not null && resumed.ExtendedMasterSecret == (offer.ExtendedMasterSecret && settings.ExtendedMasterSecret))
        {
            choice = new(resumed.Suite, null, null, AnswerTo(settings, hello, offer, resumed.Suite.Traits!, isResumed: true), resumed);
            return null;
        }

        var group = settings.Groups.Where(one => offer.Groups?.Contains(one) ?? one == NamedGroup.P256).Select(one => (NamedGroup?)one).FirstOrDefault();
        var credential = CredentialFor(settings, offer);
        var scheme = credential?.Choose(offer.Signatures);
        var usable = settings.Suites.Where(suite => hello.Suites.Contains(suite) && suite.Traits is { } traits
            && (traits.KeyExchange == KeyExchange.Psk ? settings.FindKey is not null : group is not null && scheme is not null && (settings.ClientAuthentication != ClientAuthentication.Required || ClientTypeOf(settings, offer) is not null))).ToList();
        if (usable.Count == 0)
        {
            return Refusal.Of(AlertDescription.HandshakeFailure, "RFC 5246 §7.4.1.3", $"nothing that we can do is among {string.Join(", ", hello.Suites.Take(8))}");
        }

        var said = settings.Faults.Bend(DtlsFaults.SuiteNotOffered, usable[0], chosen => NotOffered(hello, chosen.Traits!.KeyExchange));
        var suite = said.Traits is null ? usable[0] : said;
        var isPsk = suite.Traits!.KeyExchange == KeyExchange.Psk;
        choice = new(suite, isPsk ? null : group, isPsk ? null : scheme, AnswerTo(settings, hello, offer, suite.Traits, isResumed: false), Resumed: null) { Credential = isPsk ? null : credential, Said = said };
        return null;
    }

    /// <summary>The ServerHello of this choice, with whatever is to be wrong with it.</summary>
    public ServerHello Hello(ClientHello client, ReadOnlyMemory<byte> random, ReadOnlyMemory<byte> sessionId, FaultSwitches faults)
    {
        var extensions = Answer.ToList(fromServer: true);
        extensions = faults.Bend(DtlsFaults.ExtensionUnasked, extensions, list => [.. list, new(new(0xFAFA), new byte[2])]);
        var suite = faults.Bend(DtlsFaults.SuiteUnknown, Said ?? Suite, _ => new(0xFAFA));
        return new()
        {
            Random = random,
            SessionId = faults.Bend(DtlsFaults.SessionInvented, sessionId, _ => client.SessionId),
            Suite = suite,
            Compression = faults.Bend(DtlsFaults.CompressionChosen, (byte)0, _ => 1),
            Extensions = Hellos.Doubled(extensions, faults),
        };
    }

    /// <summary>A suite of ours for the same keys, so that whoever does not look goes through with it; else one that we cannot do ourselves.</summary>
    private static CipherSuite NotOffered(ClientHello hello, KeyExchange exchange) =>
        CipherSuite.Known.FirstOrDefault(one => one.Traits!.KeyExchange == exchange && !hello.Suites.Contains(one), new(0xC02C));

    private static Refusal? Check(ClientHello hello, HelloExtensions offer) =>
        !hello.Version.IsAtLeastDtls12
            ? Refusal.Of(AlertDescription.ProtocolVersion, "RFC 5246 §E.1", $"the client offers {hello.Version} at most")
        : !hello.Compressions.Span.Contains((byte)0)
            ? Refusal.Illegal("RFC 5246 §7.4.1.2", "the client does not offer to leave compression away")
        : offer.RenegotiationInfo is { IsEmpty: false }
            ? Refusal.Of(AlertDescription.HandshakeFailure, "RFC 5746 §3.6", "renegotiation_info of a first handshake is not empty")
        : offer.MaxFragmentLength is { } code && !Limits.IsCode(code)
            ? Refusal.Illegal("RFC 6066 §4", $"max_fragment_length {code}; 1 to 4 are allowed")
        : offer.RecordSizeLimit < Limits.LeastRecordSize
            ? Refusal.Illegal("RFC 8449 §4", $"record_size_limit {offer.RecordSizeLimit}; at least {Limits.LeastRecordSize} is required")
        : null;

    private static Session? Resumable(ServerSettings settings, ClientHello hello, HelloExtensions offer)
    {
        var session = (offer.SessionTicket is { IsEmpty: false } ticket ? settings.Tickets?.Open(ticket.Span) : null)
            ?? (hello.SessionId.IsEmpty ? null : settings.Sessions?.Find(hello.SessionId));
        return session is not null && hello.Suites.Contains(session.Suite) && settings.Suites.Contains(session.Suite) ? session : null;
    }

    /// <summary>What of ours the client can read.</summary>
    private static SigningCredential? CredentialFor(ServerSettings settings, HelloExtensions offer) =>
        new[] { settings.Credential, settings.OtherCredential }.FirstOrDefault(ours => ours is not null && (offer.ServerCertificateTypes ?? [CertificateType.X509]).Contains(ours.Type));

    private static CertificateType? ClientTypeOf(ServerSettings settings, HelloExtensions offer) =>
        (offer.ClientCertificateTypes ?? [CertificateType.X509]).Where(settings.PeerTypes.Contains).Select(type => (CertificateType?)type).FirstOrDefault();

    /// <summary>Only what was offered is answered (RFC 5246 §7.4.1.4).</summary>
    private static HelloExtensions AnswerTo(ServerSettings settings, ClientHello hello, HelloExtensions offer, SuiteTraits suite, bool isResumed)
    {
        var usesCertificates = suite.KeyExchange == KeyExchange.EcdheEcdsa && !isResumed;
        var saysSize = offer.RecordSizeLimit is not null && settings.RecordSizeLimit is not null;
        var signalled = offer.RenegotiationInfo is not null || hello.Suites.Contains(CipherSuite.RenegotiationInfo);
        return new()
        {
            ServerName = offer.ServerName is not null && settings.AnswerServerName && !isResumed ? string.Empty : null,
            MaxFragmentLength = saysSize ? null : offer.MaxFragmentLength,
            RecordSizeLimit = saysSize ? settings.RecordSizeLimit : null,
            PointFormats = usesCertificates && offer.PointFormats,
            ServerCertificateTypes = usesCertificates && offer.ServerCertificateTypes is not null ? [CredentialFor(settings, offer)!.Type] : null,
            ClientCertificateTypes = usesCertificates && settings.ClientAuthentication != ClientAuthentication.None
                && offer.ClientCertificateTypes is not null && ClientTypeOf(settings, offer) is { } type ? [type] : null,
            EncryptThenMac = offer.EncryptThenMac && settings.EncryptThenMac && suite.Bulk == BulkCipher.Cbc,
            ExtendedMasterSecret = offer.ExtendedMasterSecret && settings.ExtendedMasterSecret,
            SessionTicket = offer.SessionTicket is not null && settings.Tickets is not null && !isResumed ? ReadOnlyMemory<byte>.Empty : (ReadOnlyMemory<byte>?)null,
            RenegotiationInfo = settings.Faults.Bend(DtlsFaults.RenegotiationUnasked, signalled, _ => true) ? ReadOnlyMemory<byte>.Empty : (ReadOnlyMemory<byte>?)null,
        };
    }
}
