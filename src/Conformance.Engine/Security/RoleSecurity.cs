using System.Net;
using Conformance.Dtls;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Sessions;
using Conformance.Wire.Web;

namespace Conformance.Engine.Security;

/// <summary>What one of our roles brings to a handshake. Any credential a device proves is good to us: the case says which it had to be.</summary>
public sealed class RoleSecurity(CredentialKit kit)
{
    private readonly SessionCache _sessions = new();
    private CredentialKit? _web;

    /// <summary>From the next handshake on.</summary>
    public Presentation Presentation { get; set; } = Presentation.Proper;

    /// <summary>What an address is served with.</summary>
    public ServerSettings SettingsFor(IPEndPoint peer)
    {
        ArgumentNullException.ThrowIfNull(peer);

        var (shown, isOther) = (Presentation, Presentation.Shows == Guises.OtherKey);
        var raw = isOther ? kit.Guise(Guises.OtherKey).Key : kit.ServerKey;
        var settings = new ServerSettings
        {
            Suites = shown.Suites,
            FindKey = identity => kit.KeyOf(identity) is { } key ? isOther ? Other(key) : key : null,
            Credential = kit.Guise(shown.Shows),
            OtherCredential = SigningCredential.Raw(raw),
            PeerTypes = [CertificateType.X509, CertificateType.RawPublicKey],
            Judge = _ => shown.Refuses is { } alert ? Refusal.Of(alert, "RFC 5246 §7.2.2", "refused on purpose") : null,
            AskForCookie = shown.AsksForCookie,
            ExtendedMasterSecret = shown.ExtendsMasterSecret,
            Sessions = shown.Resumes ? _sessions : null,
            Faults = shown.Faults,
        };
        return shown.DatagramLimit is { } limit ? settings with { DatagramLimit = limit } : settings;
    }

    /// <summary>What is shown under TLS, where the host is called by what stands in a URI (RFC 9110 §4.3.4).</summary>
    public WebCredential WebCredentialAt(string host)
    {
        _web ??= kit.At(host);
        var shown = _web.Guise(Presentation.Shows);
        return new(shown.Chain, shown.Key);
    }

    private static ReadOnlyMemory<byte> Other(ReadOnlyMemory<byte> key) => (byte[])[.. key.Span[..^1], (byte)(key.Span[^1] + 1)];
}
