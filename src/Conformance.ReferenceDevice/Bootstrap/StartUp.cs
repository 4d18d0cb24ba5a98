using Conformance.ReferenceDevice.Enrolment;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Bootstrap;

/// <summary>The order of things: boot, register with the accounts there are, else bootstrap and then register.</summary>
/// <remarks>Core 1.1 §6.1.4.</remarks>
public sealed class StartUp
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly DeviceSettings _settings;
    private readonly Accounts _accounts;
    private readonly Sessions _sessions;
    private readonly BootstrapSequence _bootstrap;
    private readonly EnrolmentSequence _enrolment;
    private readonly Errands _errands;
    private CancellationToken _life;
    private int _failures;
    private bool _wasOn;

    public StartUp(DeviceSettings settings, Accounts accounts, Sessions sessions, BootstrapSequence bootstrap, EnrolmentSequence enrolment, Errands errands)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(bootstrap);
        ArgumentNullException.ThrowIfNull(enrolment);

        (_settings, _accounts, _sessions, _bootstrap, _enrolment, _errands) = (settings, accounts, sessions, bootstrap, enrolment, errands);
        sessions.Failed = GiveUpOn;
        bootstrap.BeganByServer = Follow;
        enrolment.Lost = StartOver;
    }

    /// <summary>Whether the factory account was tried, so that a bootstrap server may speak first.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Called when the device begins to register.</summary>
    public Action? Connected { get; init; }

    /// <summary>Boots; everything that follows ends with <paramref name="life"/>.</summary>
    public void Run(CancellationToken life)
    {
        _life = life;
        _errands.Run(BootAsync, life);
    }

    /// <summary>Registers anew from another address (Transport 1.1 §6.4.3).</summary>
    /// <param name="rebind">Gives the old address up.</param>
    public async Task MoveAsync(Func<ValueTask> rebind)
    {
        ArgumentNullException.ThrowIfNull(rebind);

        if (_settings.Faults.Has(RegistrationFaults.UpdatesAfterMove))
        {
            await rebind();
            _sessions.All.ToList().ForEach(session => session.WantUpdate(transport: null));
            return;
        }

        _sessions.Abandon();
        await rebind();
        await Delays.WaitAsync(_settings.Clock, _settings.Faults.Choose(AlarmFaults.LateAfterMove, TimeSpan.FromMinutes(2), TimeSpan.Zero), _life);
        await _bootstrap.LocateAsync(_life);
        if (!_settings.Faults.Has(RegistrationFaults.SilentAfterMove))
        {
            Connect();
        }
    }

    /// <summary>What was only in memory is gone, the count of failures too.</summary>
    public void PowerLost() => (IsOver, _failures) = (false, 0);

    /// <summary>Bootstraps because a server asked for it; earlier failures do not count.</summary>
    public void Bootstrap()
    {
        _failures = 0;
        _errands.Run(
            async cancellationToken =>
            {
                var patience = _settings.Faults.Choose(TriggerFaults.BootstrapsLate, TimeSpan.FromSeconds(90), TimeSpan.Zero);
                await Delays.WaitAsync(_settings.Clock, patience, cancellationToken);
                await BootstrapAsync(cancellationToken);
            },
            _life);
    }

    /// <summary>None before the first attempt; then doubling.</summary>
    private TimeSpan Pause
    {
        get
        {
            var seconds = _failures == 0 ? 0 : _settings.BootstrapRetry.TotalSeconds * Math.Pow(2, _failures - 1);
            var pause = Delays.OfSeconds(seconds);
            return pause < LongestPause ? pause : LongestPause;
        }
    }

    /// <summary>So that the nodes of a mesh do not register all at once when their power is back.</summary>
    private TimeSpan Spread =>
        _settings.JoinSpread == TimeSpan.Zero || _settings.Faults.Has(AlarmFaults.JoinsAtOnce) ? TimeSpan.Zero
        : _settings.Faults.Has(AlarmFaults.JoinsOnTheHour) ? _settings.JoinSpread / 2
        : _settings.JoinSpread * _settings.Random.NextDouble();

    private async Task BootAsync(CancellationToken cancellationToken)
    {
        await Delays.WaitAsync(_settings.Clock, _settings.BootTime + Spread, cancellationToken);
        await _bootstrap.LocateAsync(cancellationToken);
        IsOver = true;
        _enrolment.PowerOn(_bootstrap.ReachAsync, cancellationToken);
        if (_wasOn && _settings.Faults.Has(RegistrationFaults.SilentAfterPowerCycle))
        {
            return;
        }

        _wasOn = true;
        if (_accounts.Servers.Count > 0 && !_settings.Faults.Has(BootstrapFaults.AsksOnEveryStart))
        {
            Connect();
            if (_settings.Faults.Has(BootstrapFaults.AsksBesides))
            {
                await BootstrapAsync(cancellationToken);
            }
        }
        else
        {
            await BootstrapAsync(cancellationToken);
        }
    }

    /// <summary>Bootstraps until there is somebody to register with.</summary>
    private async Task BootstrapAsync(CancellationToken cancellationToken)
    {
        while (_accounts.Bootstrap is not null && !_settings.Faults.Has(BootstrapFaults.NeverAsks))
        {
            await Delays.WaitAsync(_settings.Clock, Pause, cancellationToken);
            if (_enrolment.IsFirst)
            {
                await _enrolment.TryAsync(await _bootstrap.ReachAsync(cancellationToken), cancellationToken);
            }

            var succeeded = await _bootstrap.RunAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (succeeded)
            {
                _failures = 0;
                if (!_settings.Faults.Has(BootstrapFaults.SilentAfterFinish))
                {
                    Connect();
                }

                return;
            }

            if (_bootstrap.IsInProgress)
            {
                return;
            }

            _failures++;
            if (_accounts.Servers.Count > 0)
            {
                Connect();
                return;
            }
        }
    }

    /// <summary>The bootstrap server spoke first.</summary>
    private void Follow(Task<bool> outcome) =>
        _errands.Run(
            async cancellationToken =>
            {
                await outcome;
                cancellationToken.ThrowIfCancellationRequested();
                Connect();
            },
            _life);

    /// <summary>What the accounts need comes first: a certificate, where it is to be enrolled for (Transport 1.1 §5.2.4).</summary>
    private void Connect()
    {
        if (_enrolment.IsNeeded)
        {
            _errands.Run(EnrolAsync, _life);
            if (!_settings.Faults.Has(EnrolmentFaults.RegistersFirst))
            {
                return;
            }
        }

        Register();
    }

    private async Task EnrolAsync(CancellationToken cancellationToken)
    {
        await _enrolment.RunAsync(cancellationToken);
        Register();
    }

    /// <summary>The certificate has ended: what was agreed with it is over.</summary>
    private void StartOver()
    {
        _sessions.Abandon();
        Connect();
    }

    private void Register()
    {
        _sessions.Start();
        Connected?.Invoke();
    }

    /// <summary>When no server is left, the bootstrap server is the last resort, where the account allows it (/1/x/16).</summary>
    private void GiveUpOn(ServerSession session)
    {
        if (session.BootstrapsOnFailure && !_sessions.AnyRunning && !_settings.Faults.Has(NodeFaults.NeverComesBack))
        {
            _errands.Run(BootstrapAsync, _life);
        }
    }
}
