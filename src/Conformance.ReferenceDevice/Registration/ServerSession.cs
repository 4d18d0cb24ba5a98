using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>What goes on between the device and one server: registering, staying registered, and trying again.</summary>
/// <remarks>Core 1.1 §6.2. One task from <see cref="RunAsync"/> to its end; everything else only rings its bell.</remarks>
public sealed class ServerSession : IDisposable
{
    /// <summary>What goes on within this time is told in one Update, and never before the response to what caused it.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    /// <summary>RFC 7252 §5.9.3.4: a 5.03 without Max-Age asks for this much patience.</summary>
    private static readonly TimeSpan DefaultMaxAge = TimeSpan.FromSeconds(60);

    private readonly DeviceSettings _settings;
    private readonly Uplink _uplink;
    private readonly SessionShield _shield;
    private readonly RegistrationLinks _links;
    private readonly Bell _bell;
    private readonly RetryPolicy _policy;
    private readonly FaultSwitch _faults;
    private readonly RegistrationSequence _sequence;
    private readonly SessionTimes _times;
    private readonly RegistrationRequests _requests;
    private Announcement? _told;
    private string _location = string.Empty;
    private TimeSpan _patience;
    private bool _profileRefused;
    private bool _updateWanted;
    private bool _disableWanted;

    public ServerSession(DeviceSettings settings, Uplink uplink, Shields shields, RegistrationLinks links, Account account)
    {
        (_settings, _uplink, _links, Account, _shield) = (settings, uplink, links, account, new(settings, uplink, shields, account));
        _bell = new Bell(settings.Clock);
        _faults = settings.Faults;
        _times = new SessionTimes(settings);
        _policy = account.Retries(_faults);
        _sequence = new RegistrationSequence(_policy, _faults, RestAsync);
        _requests = new RegistrationRequests(_faults);
        Version = _requests.Newest(EnablerVersion.Parse(settings.Lwm2m));
    }

    public Account Account { get; }

    /// <summary>Where the server is; set before the first message to it.</summary>
    public IPEndPoint? Remote { get; private set; }

    /// <summary>The version spoken with this server: the device's own, or an older one after 4.12.</summary>
    public EnablerVersion Version { get; private set; }

    /// <summary>Whether the server answered Register with success, and nothing ended that since.</summary>
    public bool IsRegistered { get; private set; }

    /// <summary>Whether the server is being registered to or stayed registered with; not before its turn, nor after it was given up.</summary>
    public bool IsRunning { get; private set; }

    public bool BlocksOthers => _policy.BlocksOthers;

    public bool BootstrapsOnFailure => _policy.Bootstraps;

    /// <summary>Called when a registration ends or is replaced: its observations are gone.</summary>
    public Action<ServerSession>? Ended { get; set; }

    /// <summary>Registers and stays registered until cancelled or until all attempts have failed.</summary>
    /// <param name="firstResult">Told once whether the first registration came about.</param>
    /// <param name="cancellationToken">Ends the session without a word to the server.</param>
    public async Task RunAsync(Action<bool> firstResult, CancellationToken cancellationToken)
    {
        IsRunning = true;
        var port = _faults.Choose(RegistrationFaults.OtherPort, 5693, ServerUri.CoapPort);
        var address = Remote = ServerUri.TryParse(Account.Uri, out var uri, port) && uri is { IsCoap: true }
            ? await uri.ResolveAsync(_settings.Resolve, cancellationToken)
            : null;
        await RestAsync(_policy.InitialDelay, cancellationToken);
        while (address is not null && await RegisterAsync(address, cancellationToken))
        {
            firstResult(true);
            await StayRegisteredAsync(Remote!, address, cancellationToken);
        }

        IsRunning = false;
        firstResult(false);
    }

    /// <summary>Something a server is told may have changed.</summary>
    public void Touch() => _bell.Ring();

    /// <summary>An Update is due whether or not anything changed (/1/x/8).</summary>
    /// <param name="transport">The letter of another transport to go by.</param>
    public void WantUpdate(char? transport)
    {
        _updateWanted = true;
        _shield.Way.Ask(transport);
        _bell.Ring();
    }

    /// <summary>De-registers, is silent for the Disable Timeout, and registers again (/1/x/4).</summary>
    public void WantDisable()
    {
        _disableWanted = true;
        _bell.Ring();
    }

    /// <summary>Core 1.1 §6.2.3.</summary>
    public async Task DeregisterAsync(CancellationToken cancellationToken)
    {
        if (IsRegistered && Remote is not null)
        {
            End();
            if (!_faults.Has(RegistrationFaults.LeavesWithoutWord))
            {
                await _uplink.RequestAsync(Remote, _requests.Deregister(_location), cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        End();
        _bell.Dispose();
    }

    private Task<bool> RegisterAsync(IPEndPoint remote, CancellationToken cancellationToken) =>
        _sequence.RunAsync(ended => TryRegisterAsync(remote, ended), () => _patience, () => _shield.IsBarred, cancellationToken);

    /// <summary>One attempt, in ever older versions while the server answers 4.12, and without a profile id that it refused.</summary>
    /// <remarks>Core 1.2 §6.2.1.</remarks>
    private async Task<bool?> TryRegisterAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        if (await _shield.RaiseAsync(address, () => Register(Announce(), profile: null), cancellationToken) is not { } remote)
        {
            return null;
        }

        Remote = remote;
        while (true)
        {
            var announced = Announce();
            announced = _told is not null && _faults.Has(RegistrationFaults.AnewWithoutList) ? announced with { Links = default } : announced;
            var profile = _profileRefused ? null : ProfileId.Of(Version, Account.ProfileSuite, announced.Links.Span);
            var asked = AskAsync(remote, Register(announced, profile), cancellationToken);
            if (_faults.Has(RegistrationFaults.TalksEarly))
            {
                await RestAsync(Settle, cancellationToken);
                await AskAsync(remote, _requests.Early(announced), cancellationToken);
            }

            var response = await asked;
            if (response?.Code == CoapCode.PreconditionFailed && Version.Older is { } older)
            {
                Version = older;
                continue;
            }

            if (response?.Code == CoapCode.Created && response.Options.LocationPath is { } location)
            {
                (_location, _told, IsRegistered) = (location, announced, true);
                return true;
            }

            if (response is null || profile is null || _faults.Has(RegistrationFaults.RepeatsProfile))
            {
                return response is null ? null : false;
            }

            _profileRefused = true;
        }
    }

    private Request Register(Announcement announced, string? profile) =>
        _requests.Register(
            _settings.Endpoint,
            Version,
            _settings.QueueMode,
            _profileRefused && _faults.Has(RegistrationFaults.ProfileWithoutList) ? announced with { Links = default } : announced,
            profile);

    /// <summary>Until the server no longer knows us, does not answer, or disables us.</summary>
    private async Task StayRegisteredAsync(IPEndPoint remote, IPEndPoint address, CancellationToken cancellationToken)
    {
        var first = _told!.Lifetime;
        while (true)
        {
            var lifetime = _faults.Choose(UpdateFaults.RefreshesByFirstLifetime, first, _told.Lifetime);
            if (await _bell.WaitAsync(_times.RefreshAfter(lifetime), cancellationToken))
            {
                await RestAsync(_faults.Choose(TriggerFaults.UpdatesLate, TimeSpan.FromSeconds(45), Settle), cancellationToken);
            }
            else
            {
                _updateWanted = !_faults.Has(UpdateFaults.NeverRefreshes);
            }

            if (_disableWanted)
            {
                await DisableAsync(remote, cancellationToken);
                return;
            }

            var current = Announce();
            if ((_updateWanted && _faults.Has(TriggerFaults.RegistersInstead))
                || (current.Binding != _told.Binding && _faults.Has(UpdateFaults.RegistersForBinding))
                || await _shield.Way.LeavesAsync(remote, address, cancellationToken))
            {
                _updateWanted = false;
                End();
                return;
            }

            if ((_updateWanted || !current.Equals(_told)) && !await TryUpdateAsync(remote, current, cancellationToken))
            {
                End();
                await RestAsync(
                    _faults.Choose(RegistrationFaults.GivesUpWhenForgotten, TimeSpan.MaxValue, TimeSpan.Zero), cancellationToken);
                return;
            }
        }
    }

    private async Task DisableAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        _disableWanted = false;
        await DeregisterAsync(cancellationToken);
        _shield.Way.Part();
        IsRegistered = _faults.Has(TriggerFaults.ServesWhileDisabled);
        if (_faults.Has(TriggerFaults.TalksWhileDisabled))
        {
            await AskAsync(remote, _requests.Update(_location, _told!, _told!), cancellationToken);
        }

        await RestAsync(_times.Absence(Account.DisableTimeout), cancellationToken);
        await RestAsync(_faults.Choose(TriggerFaults.StaysAway, TimeSpan.MaxValue, TimeSpan.Zero), cancellationToken);
    }

    private async Task<bool> TryUpdateAsync(IPEndPoint remote, Announcement current, CancellationToken cancellationToken)
    {
        _updateWanted = false;
        if (await _shield.EndsRegistrationAsync(remote, cancellationToken) is { } goesOn)
        {
            return goesOn;
        }

        var request = _requests.Update(_location, _told!, current);
        var response = await AskAsync(_shield.Way.OutletFor(remote), request, cancellationToken);
        if (_faults.Has(TriggerFaults.UpdatesTwice))
        {
            response = await AskAsync(remote, request, cancellationToken);
        }

        if (response?.Code != CoapCode.Changed && !_faults.Has(RegistrationFaults.ShrugsOffRefusal))
        {
            return false;
        }

        _told = current;
        return true;
    }

    private async Task<Message?> AskAsync(IPEndPoint remote, Request request, CancellationToken cancellationToken)
    {
        var outcome = await _uplink.RequestAsync(remote, request, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        _shield.WasSilent = outcome.Last is not Answered;
        var response = (outcome.Last as Answered)?.Response;
        _patience = response?.Code == CoapCode.ServiceUnavailable
            ? Delays.OfSeconds(response.Options.MaxAge ?? DefaultMaxAge.TotalSeconds)
            : TimeSpan.Zero;
        return response;
    }

    private Task RestAsync(TimeSpan span, CancellationToken cancellationToken) => Delays.WaitAsync(_settings.Clock, span, cancellationToken);

    private Announcement Announce()
    {
        var binding = Account.Binding;
        var queued = Version == EnablerVersion.V10 && _settings.QueueMode && !binding.Contains('Q', StringComparison.Ordinal);
        return new(Account.Lifetime, queued ? binding.Insert(1, "Q") : binding, _links.Of(Version));
    }

    private void End()
    {
        if (IsRegistered)
        {
            IsRegistered = false;
            if (!_faults.Has(RegistrationFaults.KeepsObservations))
            {
                Ended?.Invoke(this);
            }
        }
    }
}
