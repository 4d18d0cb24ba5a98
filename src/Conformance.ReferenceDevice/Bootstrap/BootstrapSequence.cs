using System.Globalization;
using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Bootstrap;

/// <summary>One bootstrap after another: from the request, or the bootstrap server's own first word, to Finish or failure.</summary>
/// <remarks>Core 1.1 §6.1.3.3, §6.1.3.4 and §6.1.6.</remarks>
public sealed class BootstrapSequence : IDisposable
{
    public const string BootstrapPath = "/bs";

    /// <summary>Finish is answered before anything follows from it.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private readonly DeviceSettings _settings;
    private readonly DeviceState _state;
    private readonly Uplink _uplink;
    private readonly EnablerVersion _version;
    private readonly BootstrapInterface _interface;
    private readonly BootstrapPack _pack;
    private readonly Alarm _deadline;
    private readonly Alarm _purge;
    private readonly Shields _shields;
    private bool _wasSilent;
    private ObjectTree? _before;
    private TaskCompletionSource<bool>? _result;

    public BootstrapSequence(DeviceSettings settings, DeviceState state, Uplink uplink, Writer writer, Shields shields)
    {
        (_settings, _state, _uplink, _shields) = (settings, state, uplink, shields);
        _version = EnablerVersion.Parse(settings.Lwm2m);
        _interface = new BootstrapInterface(state, writer, _version) { Ended = End };
        _pack = new BootstrapPack(state, writer, _version);
        _deadline = new Alarm(settings.Clock, () => End(settings.Faults.Has(BootstrapFaults.FinishesByItself)));
        _purge = new Alarm(settings.Clock, Purge);
    }

    /// <summary>Whether a bootstrap server is at work, or has been asked to be.</summary>
    public bool IsInProgress => _result is not null;

    /// <summary>Where the bootstrap server is, once its address is known.</summary>
    public IPEndPoint? Server { get; private set; }

    /// <summary>Called when a sequence begins: nothing else goes on during it.</summary>
    public Action? Began { get; set; }

    /// <summary>Called when the bootstrap server began a sequence by itself, with the task that tells its outcome.</summary>
    public Action<Task<bool>>? BeganByServer { get; set; }

    /// <summary>Finds out where the bootstrap server is, so that it is known when it speaks first.</summary>
    public async Task LocateAsync(CancellationToken cancellationToken)
    {
        Server = ServerUri.TryParse(_state.Accounts.BootstrapUri, out var uri) && uri is { IsCoap: true, IsStream: false }
            ? await uri.ResolveAsync(_settings.Resolve, cancellationToken)
            : null;
        if (Server is not null)
        {
            _uplink.Open(Server);
        }
    }

    /// <summary>Finds the bootstrap server and shakes hands with it if need be, without a request.</summary>
    /// <returns>Where it is; <see langword="null"/> when it cannot be spoken to.</returns>
    public async Task<IPEndPoint?> ReachAsync(CancellationToken cancellationToken)
    {
        await LocateAsync(cancellationToken);
        return Server is not null
            && _state.Accounts.Bootstrap is { } account
            && await _shields.RaiseAsync(account, Server, isAfresh: false, cancellationToken) is ShieldState.Up or ShieldState.Renewed
                ? Server
                : null;
    }

    /// <summary>A client-initiated bootstrap: hold-off, request, and whatever the server does then.</summary>
    /// <returns>Whether it ended with a consistent configuration.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (Server is null || !_state.Faults.Has(BootstrapFaults.AsksOldServer))
        {
            await LocateAsync(cancellationToken);
        }

        await Delays.WaitAsync(_settings.Clock, HoldOff, cancellationToken);
        if (Server is null || IsInProgress)
        {
            return false;
        }

        if (_state.Faults.Has(KeyFaults.ClearBootstrap))
        {
            _ = _uplink.AskAsync(Server, Request(), cancellationToken);
        }

        var isAfresh = _wasSilent;
        if (_state.Accounts.Bootstrap is not { } account || await _shields.RaiseAsync(account, Server, isAfresh, cancellationToken) is ShieldState.Down or ShieldState.Barred)
        {
            return false;
        }

        var result = Begin();
        using var cancelled = cancellationToken.Register(() => End(succeeded: false));
        if (_pack.IsKnown && await TryPackAsync(Server, cancellationToken))
        {
            return await ResultAsync(result);
        }

        var outcome = await _uplink.RequestAsync(Server, Request(), cancellationToken);
        _wasSilent = outcome.Last is not Answered;
        if (outcome.Last is not Answered { Response.Code: var code } || code != CoapCode.Changed)
        {
            End(succeeded: false);
        }

        return await ResultAsync(result);
    }

    /// <summary>Whether an address is that of the bootstrap server there is an account for.</summary>
    public bool IsFrom(IPEndPoint remote) => remote.Equals(Server) && (IsInProgress || _state.Accounts.Bootstrap is not null);

    public Reply Handle(IncomingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (!IsInProgress)
        {
            BeganByServer?.Invoke(ResultAsync(Begin()));
        }

        return _interface.Handle(request.Message);
    }

    /// <summary>Forgets a sequence that power loss interrupted.</summary>
    public void Abort() => End(succeeded: false);

    public void Dispose()
    {
        _deadline.Dispose();
        _purge.Dispose();
    }

    private TimeSpan HoldOff =>
        _state.Faults.Has(BootstrapFaults.IgnoresHoldOff) ? TimeSpan.Zero
        : _state.Accounts.HoldOff * _state.Faults.Choose(BootstrapFaults.HoldOffInMinutes, 60, 1);

    /// <summary>Asks for everything at once; what is no working configuration leaves no trace (Core 1.2 §6.1.3.3).</summary>
    /// <returns>Whether nothing else is to be asked for.</returns>
    private async Task<bool> TryPackAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        var outcome = await AskForPackAsync(server, cancellationToken);
        if (outcome.Last is not Answered { Response: { } response } || response.Code != CoapCode.Content)
        {
            if (_state.Faults.Has(PackFaults.RepeatsAtError))
            {
                await AskForPackAsync(server, cancellationToken);
            }

            return _state.Faults.Has(PackFaults.StopsAtError);
        }

        if (_pack.TryTake(response.Options.ContentFormat, outcome.Body))
        {
            if (!_state.Faults.Has(PackFaults.WaitsForFinish))
            {
                End(succeeded: true);
            }

            return true;
        }

        _state.Tree.Restore(_before!);
        if (_state.Faults.Has(PackFaults.AsksAgain))
        {
            await AskForPackAsync(server, cancellationToken);
        }

        return _state.Faults.Has(PackFaults.StopsAtUnusable);
    }

    private Task<BlockwiseOutcome> AskForPackAsync(IPEndPoint server, CancellationToken cancellationToken) =>
        _uplink.RequestAsync(server, _pack.Request(_settings.Endpoint), cancellationToken);

    private Request Request()
    {
        List<string> queries = [$"ep={_settings.Endpoint}"];
        if (_version >= EnablerVersion.V11)
        {
            queries.Add(string.Create(CultureInfo.InvariantCulture, $"pct={SupportedFormats.PreferredForBootstrap.Value}"));
        }

        return new Request
        {
            Code = _state.Faults.Choose(BootstrapFaults.AsksByPut, CoapCode.Put, CoapCode.Post),
            Options = OptionList.Empty.WithPath(BootstrapPath).WithQueries(queries),
        };
    }

    private TaskCompletionSource<bool> Begin()
    {
        Began?.Invoke();
        _before = _state.Tree.Copy();
        _purge.Clear();
        _deadline.Set(_settings.Transmission.ExchangeLifetime);
        return _result = new TaskCompletionSource<bool>();
    }

    private async Task<bool> ResultAsync(TaskCompletionSource<bool> result)
    {
        var succeeded = await result.Task;
        await Delays.WaitAsync(_settings.Clock, Settle, CancellationToken.None);
        return succeeded;
    }

    /// <summary>After a failure everything is as it was before, the bootstrap account first of all.</summary>
    private void End(bool succeeded)
    {
        if (_result is not { } result)
        {
            return;
        }

        _result = null;
        _deadline.Clear();
        if (succeeded)
        {
            Adopt();
        }
        else if (!_state.Faults.Has(BootstrapFaults.KeepsFailed))
        {
            _state.Tree.Restore(_before!);
        }

        _before = null;
        result.SetResult(succeeded);
    }

    private void Adopt()
    {
        foreach (var bootstrapped in _state.Accounts.Servers.Select(account => account.Server.Child(ServerResources.LastBootstrapped)))
        {
            if (!_state.Tree.Has(bootstrapped) || !_state.Faults.Has(TriggerFaults.KeepsBootstrapTime))
            {
                _state.Tree.Provide(bootstrapped, _settings.Clock.GetUtcNow().ToUnixTimeSeconds());
            }
        }

        if (PurgesAfter is { } timeout)
        {
            _purge.Set(timeout);
        }
    }

    private TimeSpan? PurgesAfter =>
        _state.Faults.Has(BootstrapFaults.KeepsExpiredAccount) ? null
        : _state.Accounts.BootstrapTimeout ?? _state.Faults.Choose<TimeSpan?>(BootstrapFaults.ZeroExpires, TimeSpan.FromSeconds(1), null);

    /// <summary>/0/x/12: the bootstrap account is given up.</summary>
    private void Purge()
    {
        if (_state.Accounts.Bootstrap is { } account)
        {
            _state.Tree.Remove(account);
        }
    }
}
