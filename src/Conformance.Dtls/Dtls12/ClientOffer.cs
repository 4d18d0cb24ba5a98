using System.Net;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;

namespace Conformance.Dtls.Dtls12;

/// <summary>What a client offers by its settings, and whether a server chose from it.</summary>
internal sealed class ClientOffer
{
    private const byte Deflate = 1;

    private readonly ClientSettings _settings;
    private readonly ReadOnlyMemory<byte> _sessionId;
    private readonly IReadOnlyList<CipherSuite> _suites;

    /// <param name="inventedId">Goes with a ticket, so that the server can say that it took it (RFC 5077 §3.4).</param>
    public ClientOffer(ClientSettings settings, ReadOnlyMemory<byte> inventedId)
    {
        settings = settings.Faults.Bend(DtlsFaults.GreaseOffered, settings, Grease.Into);
        _settings = settings;
        _sessionId = settings.Session is not { } session ? default : session.Ticket.IsEmpty ? session.Id : inventedId;
        _suites = [.. settings.Suites.Where(suite => settings.Key is not null || suite.Traits?.KeyExchange != KeyExchange.Psk)];
        var usesCertificates = _suites.Any(suite => suite.Traits?.KeyExchange == KeyExchange.EcdheEcdsa);
        Extensions = new()
        {
            ServerName = IPAddress.TryParse(settings.ServerName, out _) ? null : settings.ServerName,
            MaxFragmentLength = settings.MaxFragmentLength,
            RecordSizeLimit = settings.RecordSizeLimit,
            Groups = usesCertificates ? settings.Groups : null,
            PointFormats = usesCertificates,
            Signatures = usesCertificates ? settings.Signatures : null,
            ClientCertificateTypes = usesCertificates && settings.Credential is { } own ? Unusual([own.Type]) : null,
            ServerCertificateTypes = usesCertificates ? Unusual(settings.PeerTypes) : null,
            EncryptThenMac = settings.EncryptThenMac && _suites.Any(suite => suite.Traits?.Bulk == BulkCipher.Cbc),
            ExtendedMasterSecret = settings.ExtendedMasterSecret,
            SessionTicket = settings.Session is { Ticket.IsEmpty: false } kept ? kept.Ticket : settings.AskForTicket ? ReadOnlyMemory<byte>.Empty : (ReadOnlyMemory<byte>?)null,
            ConnectionId = settings.ConnectionId,
            RenegotiationInfo = settings.Faults.Bend<ReadOnlyMemory<byte>?>(DtlsFaults.RenegotiationFilled, null, _ => new byte[] { 1, 2, 3 }),
        };
    }

    public HelloExtensions Extensions { get; }

    public ClientHello Hello(ReadOnlyMemory<byte> random)
    {
        var faults = _settings.Faults;
        IReadOnlyList<Extension> extensions = [.. Extensions.ToList(fromServer: false), .. _settings.Others];
        extensions = faults.Bend(DtlsFaults.NameMalformed, extensions, list => [new(ExtensionType.ServerName, new byte[1]), .. list.Where(one => one.Type != ExtensionType.ServerName)]);
        return new()
        {
            Random = random,
            SessionId = _sessionId,
            Suites = _settings.SignalRenegotiation ? [.. _suites, CipherSuite.RenegotiationInfo] : _suites,
            Compressions = faults.Bend(DtlsFaults.CompressionOnly, new byte[1], _ => [Deflate]),
            Extensions = Hellos.Doubled(extensions, faults),
        };
    }

    /// <summary>Whether the server chose from what was offered.</summary>
    public Refusal? Check(ServerHello hello, HelloExtensions agreed)
    {
        if (hello.Version != ProtocolVersion.Dtls12 && !Overlooks(Oversight.Version))
        {
            return Refusal.Of(AlertDescription.ProtocolVersion, "RFC 5246 §E.1", $"the server chose {hello.Version}");
        }

        if ((!_suites.Contains(hello.Suite) && !Overlooks(Oversight.Suite)) || hello.Suite.Traits is not { } traits)
        {
            return Refusal.Illegal("RFC 5246 §7.4.1.3", $"the server chose {hello.Suite}, which was not offered");
        }

        if (hello.Compression != 0)
        {
            return Refusal.Illegal("RFC 5246 §7.4.1.3", $"the server chose compression {hello.Compression}, which was not offered");
        }

        var offered = Extensions.ToList(fromServer: false).Select(extension => extension.Type);
        if (_settings.SignalRenegotiation)
        {
            offered = offered.Append(ExtensionType.RenegotiationInfo);
        }

        if (!Overlooks(Oversight.Extension) && hello.Extensions.Select(extension => extension.Type).Except(offered).Select(type => (ExtensionType?)type).FirstOrDefault() is { } unasked)
        {
            return Refusal.Of(AlertDescription.UnsupportedExtension, "RFC 5246 §7.4.1.4", $"the server answered {unasked}, which was not offered");
        }

        return Check(agreed, traits);
    }

    /// <summary>What to show when asked: nothing when we have nothing that the server takes (RFC 5246 §7.4.6).</summary>
    public SigningCredential? Show(CertificateRequest request, HelloExtensions agreed)
    {
        var type = agreed.ClientCertificateTypes?[0] ?? CertificateType.X509;
        var ours = _settings.Faults.Bend(DtlsFaults.CertificateWithheld, _settings.Credential, _ => null);
        return ours?.Type == type && ours.Choose(Overlooks(Oversight.Scheme) ? [request.Schemes[0]] : request.Schemes) is not null ? ours : null;
    }

    private bool Overlooks(Oversight what) => _settings.Overlooks.Contains(what);

    private static IReadOnlyList<CertificateType>? Unusual(IReadOnlyList<CertificateType> types) =>
        types is [var only] && only == CertificateType.X509 ? null : types;

    private Refusal? Check(HelloExtensions agreed, SuiteTraits traits) =>
        agreed.RenegotiationInfo is { IsEmpty: false }
            ? Refusal.Of(AlertDescription.HandshakeFailure, "RFC 5746 §3.4", "renegotiation_info of a first handshake is not empty")
        : agreed.MaxFragmentLength is { } code && code != _settings.MaxFragmentLength
            ? Refusal.Illegal("RFC 6066 §4", $"max_fragment_length {code}; {_settings.MaxFragmentLength} was offered")
        : agreed.RecordSizeLimit < Limits.LeastRecordSize
            ? Refusal.Illegal("RFC 8449 §4", $"record_size_limit {agreed.RecordSizeLimit}; at least {Limits.LeastRecordSize} is required")
        : agreed is { RecordSizeLimit: not null, MaxFragmentLength: not null }
            ? Refusal.Illegal("RFC 8449 §5", "record_size_limit and max_fragment_length together")
        : agreed.EncryptThenMac && traits.Bulk != BulkCipher.Cbc
            ? Refusal.Illegal("RFC 7366 §2", $"encrypt_then_mac with {traits.Name}")
        : Chosen(agreed.ServerCertificateTypes, Extensions.ServerCertificateTypes) ?? Chosen(agreed.ClientCertificateTypes, Extensions.ClientCertificateTypes);

    private static Refusal? Chosen(IReadOnlyList<CertificateType>? chosen, IReadOnlyList<CertificateType>? offered) =>
        chosen is [var type] && offered?.Contains(type) == false ? Refusal.Illegal("RFC 7250 §4.2", $"the server chose {type}, which was not offered") : null;
}
