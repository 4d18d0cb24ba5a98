using System.Net;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Est.Certificates;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Enrolment;

/// <summary>A certificate of one's own: enrolled for when an account needs one, renewed before its end, enrolled for anew when that came to nothing.</summary>
/// <remarks>
/// Transport 1.1 §5.2.4; RFC 9148. The enrolment server is the bootstrap server. The certificate outlives a power cycle, and ends with a factory reset.
/// </remarks>
public sealed class EnrolmentSequence : IDisposable
{
    private const int LongestRest = 64;
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    private readonly DeviceSettings _settings;
    private readonly Accounts _accounts;
    private readonly ObjectTree _tree;
    private readonly EnrolmentTalk? _talk;
    private readonly Alarm _renewal;
    private readonly Alarm _end;
    private Func<CancellationToken, Task<IPEndPoint?>> _server = static _ => Task.FromResult<IPEndPoint?>(null);
    private CancellationToken _life;
    private Identity? _identity;
    private Identity? _first;
    private IReadOnlyList<Certificate> _anchors = [];
    private int _renewals;

    public EnrolmentSequence(DeviceSettings settings, Accounts accounts, ObjectTree tree, Uplink uplink, Errands errands)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(errands);

        (_settings, _accounts, _tree) = (settings, accounts, tree);
        _talk = settings.Enrolment is { } habits ? new(settings, habits, uplink) : null;
        _renewal = new Alarm(settings.Clock, () => errands.Run(RenewAsync, _life));
        _end = new Alarm(settings.Clock, End);
    }

    /// <summary>Called when the certificate has ended, and there is no other.</summary>
    public Action? Lost { get; set; }

    /// <summary>Whether an account waits for a certificate.</summary>
    public bool IsNeeded =>
        _talk is not null
        && _identity is null
        && Enrols
        && _accounts.Servers.Any(account => _tree.Integer(account.Security.Child(SecurityResources.Mode)) == SecurityResources.Enrolment && !HasKey(account));

    private bool Enrols => !_settings.Faults.Has(EnrolmentFaults.NeverEnrols);

    private bool RenewsLate => _settings.Faults.Has(EnrolmentFaults.RenewsLate);

    /// <summary>Whether it is to be tried before anything else is asked of the bootstrap server.</summary>
    public bool IsFirst => _settings.Enrolment is { BeforeBootstrap: true } && _identity is null && Enrols;

    /// <summary>What is shown in handshakes of accounts with enrolment; <see langword="null"/> without a certificate.</summary>
    public SigningCredential? Credential
    {
        get
        {
            if (_identity is not { } own)
            {
                return null;
            }

            var shown = _settings.Faults.Choose(EnrolmentFaults.ShowsFirst, _first!, own);
            return new(CertificateType.X509, [shown.Certificate.Octets], _settings.Faults.Choose(EnrolmentFaults.SignsAsFirst, _first!, shown).Key.ToEcdsa());
        }
    }

    private DateTimeOffset Now => _settings.Clock.GetUtcNow();

    /// <summary>The power is there: a certificate that was kept goes on being renewed.</summary>
    /// <param name="server">Shakes hands with it if need be, and says where it is.</param>
    public void PowerOn(Func<CancellationToken, Task<IPEndPoint?>> server, CancellationToken life)
    {
        (_server, _life) = (server, life);
        if (_identity is { } kept)
        {
            Arm(kept.Certificate);
        }
    }

    public void PowerLost()
    {
        _renewal.Clear();
        _end.Clear();
    }

    /// <summary>Enrols, and does not give up.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rest = _settings.Enrolment!.Rest;
        while (!await TryAsync(await _server(cancellationToken), cancellationToken))
        {
            await Delays.WaitAsync(_settings.Clock, rest, cancellationToken);
            rest = rest.TotalSeconds < LongestRest ? rest * 2 : rest;
        }
    }

    /// <summary>Enrols once.</summary>
    /// <returns>Whether there is a certificate now.</returns>
    public async Task<bool> TryAsync(IPEndPoint? server, CancellationToken cancellationToken)
    {
        if (_talk is null || server is null)
        {
            return false;
        }

        var authority = _settings.Faults.Has(EnrolmentFaults.InClear) ? new(server.Address, ServerUri.CoapPort) : server;
        return await _talk.AuthoritiesAsync(authority, cancellationToken) is { } anchors
            && await _talk.AttributesAsync(authority, cancellationToken)
            && await CertifyAsync(authority, renews: false, anchors, cancellationToken);
    }

    public void Dispose()
    {
        _renewal.Dispose();
        _end.Dispose();
    }

    /// <summary>In the mode with enrolment nothing is read from the resources for credentials (Transport 1.1 §5.2.4).</summary>
    private bool HasKey(Account account) =>
        _settings.Faults.Has(EnrolmentFaults.TakesWrittenKey)
        && _tree.Value(account.Security.Child(SecurityResources.SecretKey)) is Lwm2m.Values.Lwm2mValue.Octets { Value.Length: > 0 };

    private async Task<bool> CertifyAsync(IPEndPoint server, bool renews, IReadOnlyList<Certificate> authorities, CancellationToken cancellationToken)
    {
        var answer = await _talk!.CertifyAsync(server, renews, cancellationToken);
        if (answer is null)
        {
            return renews && _settings.Faults.Has(EnrolmentFaults.TakesNothing);
        }

        var certificate = Choose(answer, authorities);
        if (certificate is null && renews && !_settings.Faults.Has(EnrolmentFaults.NoRollOver) && await _talk.AuthoritiesAsync(server, cancellationToken) is { } latest)
        {
            certificate = Choose(answer with { Certificates = [.. answer.Certificates, .. latest] }, authorities);
            authorities = latest;
        }

        if (certificate is null)
        {
            return false;
        }

        (_identity, _anchors) = (new(answer.Key, certificate), authorities);
        _first = renews ? _first : _identity;
        _renewals += renews ? 1 : 0;
        Arm(certificate);
        return true;
    }

    /// <summary>What leads to one of the roots that are known, be it over those that an authority brings when another takes its place (RFC 7030 §4.1.3).</summary>
    private Certificate? Choose(EnrolmentAnswer answer, IReadOnlyList<Certificate> authorities) =>
        CertificateCheck.Choose(answer, _settings.Endpoint, [.. authorities.Where(one => one.IsSelfIssued)], Now, _settings.Faults);

    private void Arm(Certificate certificate)
    {
        var left = certificate.NotAfter - Now;
        _end.Set(left + (RenewsLate ? 2 * Late : TimeSpan.Zero));
        if (_settings.Faults.Has(EnrolmentFaults.NeverRenews) || (_renewals > 0 && _settings.Faults.Has(EnrolmentFaults.RenewsOnce)))
        {
            return;
        }

        _renewal.Set(RenewsLate ? left + Late : left * _settings.Enrolment!.RenewsAfter);
    }

    /// <summary>The old certificate serves until another one works (RFC 7030 §4.2.2).</summary>
    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        if (_identity is not { } old || (await _server(cancellationToken) is { } server && await CertifyAsync(server, renews: true, _anchors, cancellationToken)))
        {
            return;
        }

        if (_settings.Faults.Has(EnrolmentFaults.LeavesAtFailure))
        {
            End();
        }
        else if (!_settings.Faults.Has(EnrolmentFaults.StopsAtFailure))
        {
            var share = (old.Certificate.NotAfter - Now) / 4;
            _renewal.Set(share > Least ? share : Least);
        }
    }

    private void End()
    {
        PowerLost();
        (_identity, _renewals) = (null, 0);
        Lost?.Invoke();
    }
}
