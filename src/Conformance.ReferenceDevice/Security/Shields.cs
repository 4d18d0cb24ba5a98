using System.Net;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Flights;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Security;

/// <summary>Sees to it that servers can be spoken to as their accounts say: in clear, or after a handshake.</summary>
/// <remarks>Transport 1.1 §5.2. Sessions are resumed as long as the account is the same; what an alert barred stays so until it changes.</remarks>
public sealed class Shields(DeviceSettings settings, Uplink uplink, ObjectTree tree, Accounts accounts)
{
    /// <summary>Alerts after which another attempt would meet the same end (Transport 1.1 §5.2.10).</summary>
    private static readonly HashSet<byte> Final = [42, 43, 44, 45, 46, 48, 49, 112, 113, 114, 115];

    private static readonly TimeSpan AWeek = TimeSpan.FromDays(7);
    private static readonly TimeSpan Hasty = TimeSpan.FromMilliseconds(200);
    private readonly ClientOffers _offers = new(settings);
    private readonly ObjectContexts _contexts = new(tree, settings.ObjectSecurity, settings.Faults);
    private readonly Dictionary<Lwm2mPath, (string Account, Session Session)> _sessions = [];
    private readonly Dictionary<Lwm2mPath, string> _barred = [];

    /// <summary>What the device enrolled for; <see langword="null"/> as long as there is nothing.</summary>
    public Func<SigningCredential?> Enrolled { get; init; } = static () => null;

    /// <summary>What is in memory only is gone.</summary>
    public void PowerLost()
    {
        _sessions.Clear();
        _barred.Clear();
        uplink.PowerLost();
    }

    /// <summary>Whether an account asks for a handshake.</summary>
    public bool IsSecured(Lwm2mPath security) => new SecurityAccount(tree, security).IsSecured;

    /// <summary>Shakes hands with the server of an account if need be.</summary>
    /// <param name="isAfresh">Whether what there is may be worth nothing: the server did not answer, or it is the first message.</param>
    public async Task<ShieldState> RaiseAsync(Lwm2mPath security, IPEndPoint remote, bool isAfresh, CancellationToken cancellationToken)
    {
        var account = new SecurityAccount(tree, security);
        var isLinked = _contexts.IsLinked(security) && !(account.IsSecured && settings.Faults.Has(OscoreFaults.DtlsOnly));
        var context = isLinked ? _contexts.Of(security) : null;
        uplink.Guard(remote, context, renews: !settings.Faults.Has(OscoreFaults.KeepsKeys));
        if (isLinked && context is null)
        {
            return ShieldState.Down;
        }

        if (!account.IsSecured || settings.Faults.Has(KeyFaults.InClear) || (isLinked && settings.Faults.Has(OscoreFaults.InsteadOfDtls)))
        {
            uplink.Unveil(remote);
            return ShieldState.Up;
        }

        var fingerprint = account.Fingerprint;
        if (_barred.GetValueOrDefault(security) == fingerprint || (_barred.Count > 0 && settings.Faults.Has(AlertFaults.BarredForEver)))
        {
            return ShieldState.Barred;
        }

        if (!isAfresh && uplink.IsShielded(remote))
        {
            return ShieldState.Up;
        }

        if (_offers.For(account, SessionOf(security, fingerprint), Enrolled) is not { } offer || settings.Faults.Has(KeyFaults.NeverBegins)
            || (_sessions.ContainsKey(security) && settings.Faults.Has(PolicyFaults.NeverRenews)))
        {
            uplink.Veil(remote);
            return ShieldState.Down;
        }

        var result = await uplink.ShieldAsync(remote, offer with { Retransmission = Patience }, alert => Keep(security, alert));
        cancellationToken.ThrowIfCancellationRequested();
        if (result.Negotiation is { } agreed)
        {
            if (agreed.Session is { } session)
            {
                _sessions[security] = (fingerprint, session);
            }

            return agreed.Resumed ? ShieldState.Up : ShieldState.Renewed;
        }

        _sessions.Remove(security);
        return After(security, fingerprint, result.Reason is null ? result.Alert : null);
    }

    /// <summary>Shakes hands with a host that is none of the servers, as the account says whose server is at that host.</summary>
    /// <remarks>An account of the same port goes first. Nothing is resumed, and what the host says bars no server.</remarks>
    /// <returns><see langword="null"/> when there is no such account.</returns>
    public async Task<ShieldState?> RaiseForAsync(ServerUri uri, IPEndPoint remote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(uri);

        if (uplink.IsShielded(remote))
        {
            return ShieldState.Up;
        }

        var account = AccountFor(uri);
        if (account is null || _offers.For(account, session: null, Enrolled) is not { } offer)
        {
            return null;
        }

        var shown = settings.Faults.Has(FirmwarePullFaults.StrangeCredentials) ? _offers.Strange(account, offer) : offer;
        var result = await uplink.ShieldAsync(remote, TrustsHost(account) ? shown with { Judge = static _ => null } : shown, static _ => { });
        cancellationToken.ThrowIfCancellationRequested();
        return result.Negotiation is null ? ShieldState.Down : ShieldState.Renewed;
    }

    /// <summary>Whom a host under TLS has to be: what the account for it says of certificates, and named as it is called (RFC 9110 §4.3.4).</summary>
    /// <returns><see langword="null"/> when no account says so.</returns>
    public Func<IReadOnlyList<ReadOnlyMemory<byte>>, bool>? TrustIn(ServerUri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);

        if (AccountFor(uri) is not { Mode: SecurityResources.Certificate or SecurityResources.Enrolment } account)
        {
            return null;
        }

        var now = () => settings.Clock.GetUtcNow() - settings.Faults.Choose(WebPullFaults.TrustsForEver, AWeek, TimeSpan.Zero);
        var trust = new ServerTrust(account, settings.Faults.Has(WebPullFaults.TrustsAnyName) ? null : uri.Host, settings.Anchors, now, settings.Faults);
        return chain => settings.Faults.Has(WebPullFaults.TrustsAnyHost) || trust.Judge(new(CertificateType.X509, chain, ServerName: null)) is null;
    }

    private SecurityAccount? AccountFor(ServerUri uri) =>
        accounts.Servers
            .Select(one => new SecurityAccount(tree, one.Security))
            .Where(one => one.IsSecured && IsAt(one, uri.Host))
            .OrderByDescending(one => ServerUri.TryParse(one.Uri, out var its) && its!.Port == uri.Port)
            .FirstOrDefault();

    /// <summary>Whether the host of an image is taken for what it says it is, by a fault.</summary>
    private bool TrustsHost(SecurityAccount account) =>
        settings.Faults.Has(FirmwarePullFaults.TrustsAnyHost) || (account.Usage is not null && settings.Faults.Has(FirmwarePullFaults.SkipsAnchor));

    private static bool IsAt(SecurityAccount account, string host) =>
        ServerUri.TryParse(account.Uri, out var its) && string.Equals(its!.Host, host, StringComparison.OrdinalIgnoreCase);

    /// <summary>How flights are sent again.</summary>
    /// <remarks>RFC 6347 §4.2.4.1.</remarks>
    private RetransmissionSettings Patience =>
        settings.Faults.Has(PolicyFaults.RepeatsQuickly) ? RetransmissionSettings.Usual with { FirstTimeout = Hasty, LongestTimeout = Hasty }
        : settings.Faults.Has(PolicyFaults.SteadyPauses) ? RetransmissionSettings.Usual with { LongestTimeout = RetransmissionSettings.Usual.FirstTimeout }
        : settings.Faults.Has(PolicyFaults.NeverRepeats) ? RetransmissionSettings.Usual with { MostRepeats = 0 }
        : RetransmissionSettings.Usual;

    /// <param name="alert">What the server said.</param>
    private ShieldState After(Lwm2mPath security, string fingerprint, AlertDescription? alert)
    {
        if (alert is { } said && (Final.Contains(said.Value) || settings.Faults.Has(AlertFaults.EndsAtAny)) && !settings.Faults.Has(AlertFaults.TriesOn))
        {
            _barred[security] = fingerprint;
            return ShieldState.Barred;
        }

        return ShieldState.Down;
    }

    /// <summary>/1/x/11: the last alert of a server (object 1).</summary>
    private void Keep(Lwm2mPath security, Alert alert)
    {
        if (accounts.Servers.FirstOrDefault(account => account.Security == security) is { } account && !settings.Faults.Has(AlertFaults.Forgets))
        {
            tree.Provide(account.Server.Child(ServerResources.LastAlert), settings.Faults.Choose(AlertFaults.Other, alert.Level.Value, alert.Description.Value));
        }
    }

    private Session? SessionOf(Lwm2mPath security, string fingerprint) =>
        _sessions.TryGetValue(security, out var kept) && kept.Account == fingerprint ? kept.Session : null;
}
