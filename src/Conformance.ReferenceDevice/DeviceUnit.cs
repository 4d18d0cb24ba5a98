using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Bootstrap;
using Conformance.ReferenceDevice.Enrolment;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Gateway;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Reporting;
using Conformance.ReferenceDevice.Security;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice;

/// <summary>A device from its factory state on: parts, wiring, and the order of bootstrap and registration.</summary>
/// <remarks>Core 1.1 §6.1.4: registered from the factory account, else bootstrapped. A factory reset is a new unit.</remarks>
internal sealed class DeviceUnit : IDeviceActions, IAsyncDisposable
{
    private static readonly TimeSpan DriftPeriod = TimeSpan.FromSeconds(10);

    /// <summary>The response to what causes an action goes first.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private readonly DeviceSettings _settings;
    private readonly Errands _errands;
    private readonly ObjectTree _tree;
    private readonly DeviceState _state;
    private readonly Uplink _uplink;
    private readonly Shields _shields;
    private readonly Sessions _sessions;
    private readonly BootstrapSequence _bootstrap;
    private readonly EnrolmentSequence _enrolment;
    private readonly FrontDoor _door;
    private readonly Observations _observations;
    private readonly EndDevices _behind;
    private readonly Notifier _notifier;
    private readonly SendOperation _send;
    private readonly Connectivity4 _connectivity;
    private readonly StartUp _startUp;
    private readonly MeshNode _node;
    private readonly Battery _battery;
    private readonly Alarm _drift;
    private CancellationTokenSource _life = new();

    public DeviceUnit(DeviceSettings settings, Action<Exception> faulted)
    {
        _settings = settings;
        _errands = new Errands(faulted);
        _tree = new ObjectTree(settings.Objects.ModelFor(EnablerVersion.Parse(settings.Lwm2m).ToString(), settings.Versions));
        var access = new AccessControl(_tree, settings.Faults);
        var accounts = new Accounts(_tree);
        _node = new MeshNode(settings.Role);
        _battery = new Battery(settings.Faults);
        var device = new Device3(_tree, settings, this, _node, _battery);
        var rights = new AccessControl2(_tree, settings, access);
        _connectivity = new Connectivity4(_tree, settings, this, _node);
        var objects = new ObjectSet(
        [
            new Security0(_tree, settings), .. settings.ObjectSecurity is null ? [] : new[] { new Oscore21(_tree, settings) }, new Server1(_tree, settings, this), rights, device, _connectivity,
            new Firmware5(_tree, settings, this, device),
            new Location6(_tree, settings), new Statistics7(_tree, settings, this), new Portfolio16(_tree),
            new Temperature3303(_tree, settings), .. MeshObjects.Of(_tree, settings, this, _node, _battery), .. MoreObjects.Of(_tree, settings, this),
        ]);
        var links = new RegistrationLinks(_tree, settings.Objects, settings.Faults);
        _state = new DeviceState(_tree, objects, access, accounts, new AttributeTable(settings.Faults), links, settings.Faults)
        {
            Enrols = settings.Enrolment is not null,
            IsInLab = settings.IsInLab,
        };
        _state.Coder.NamesUnits = settings.MoreObjects;
        _uplink = new Uplink(settings, HandleAsync)
        {
            Admits = Admits,
            Answered = (request, code) => Pushes.Watch(objects, request, code),
            Unanswered = () => objects.All.ToList().ForEach(one => one.Unanswered()),
            Faulted = faulted,
        };
        var writer = new Writer(_state);
        var reads = new Reads(_state);
        var composites = new CompositeOperations(_state, reads, writer);
        _shields = new Shields(settings, _uplink, _tree, accounts) { Enrolled = () => _enrolment?.Credential };
        _sessions = new Sessions(settings, _uplink, _shields, _state.Links, accounts, _errands);
        _notifier = new Notifier(settings, _state, _uplink, reads, composites, _errands);
        _observations = new Observations(settings, _state, reads, composites, _notifier);
        _behind = new EndDevices(settings, objects[Lwm2mPath.Of(Gateway25.Object)] as Gateway25, _uplink, _errands);
        _sessions.Ended = session => { _observations.End(session); _behind.End(session); };
        var management = new ManagementInterface(_state, reads, writer, composites, _observations);
        _send = new SendOperation(_state, _sessions, _uplink, reads);
        _ = new AlarmReport(_node, _battery, settings.Faults, paths => _errands.Run(life => _send.SendAsync(paths, life), _life.Token));
        _bootstrap = new BootstrapSequence(settings, _state, _uplink, writer, _shields) { Began = _sessions.Abandon };
        _enrolment = new EnrolmentSequence(settings, accounts, _tree, _uplink, _errands);
        _startUp = new StartUp(settings, accounts, _sessions, _bootstrap, _enrolment, _errands) { Connected = _connectivity.Connected };
        _door = new FrontDoor(settings, _sessions, _bootstrap, _startUp, management, _behind) { IsPulling = () => _tree.Integer(Firmware5.StatePath) == (long)UpdateState.Downloading };
        _uplink.WasReset = WasReset;
        _uplink.LinkRestored = LinkRestored;
        _uplink.MaySleep = () => settings.QueueMode && _sessions.AnyRegistered && !_bootstrap.IsInProgress;
        _drift = new Alarm(settings.Clock, Drift);
        objects.Populate(_tree, settings.Faults);
        _behind.Populate();
        rights.Share(objects.All);
        _tree.Changed += Follow;
    }

    public bool CanBootstrap => _state.Accounts.Bootstrap is not null;

    public IEnumerable<IPAddress> Addresses => _uplink.LocalAddresses;

    public (long Sent, long Received) Traffic => (Frames.OctetsSent, Frames.OctetsReceived);

    public FrameCount Frames => _uplink.Frames;

    /// <summary>Asked for by a server, to be done by whoever holds the device.</summary>
    public Action? RebootWanted { get; set; }

    /// <inheritdoc cref="RebootWanted"/>
    public Action? FactoryResetWanted { get; set; }

    public void PowerOn()
    {
        foreach (var one in _state.Objects.All)
        {
            one.PowerOn();
        }

        _startUp.Run(_life.Token);
        if (_settings.Drift)
        {
            _drift.Set(DriftPeriod);
        }
    }

    /// <summary>Stops without a word to anybody; what is in memory only is gone.</summary>
    public async Task PowerOffAsync()
    {
        _life.Cancel();
        _life.Dispose();
        _life = new CancellationTokenSource();
        _startUp.PowerLost();
        _shields.PowerLost();
        _drift.Clear();
        _bootstrap.Abort();
        _enrolment.PowerLost();
        _sessions.Abandon();
        _observations.EndAll();
        _behind.EndAll();
        _state.Attributes.Clear();
        if (_settings.Faults.Has(TriggerFaults.LosesAccounts))
        {
            _state.Accounts.ServerInstances.ToList().ForEach(_tree.Remove);
        }

        await _uplink.DisposeAsync();
    }

    /// <summary>Gets another address; what the servers know of the old one is worth nothing.</summary>
    public Task MoveAsync()
    {
        _connectivity.Switch();
        return _startUp.MoveAsync(_uplink.DisposeAsync);
    }

    public Task DeregisterAsync() => _sessions.DeregisterAsync(_life.Token);

    /// <inheritdoc cref="Sensing.Set"/>
    public bool Set(Lwm2mPath path, string text) => new Sensing(_tree, _state.Objects).Set(path, text);

    public Task<bool> SendAsync(IReadOnlyList<Lwm2mPath> paths) => _send.SendAsync(paths, _life.Token);

    /// <summary>The mesh is gone for a while, and the device knows it.</summary>
    public void CutLink(TimeSpan duration)
    {
        _uplink.Cut(duration);
        _node.Connect(false);
    }

    /// <inheritdoc cref="EndDevices.Seat"/>
    public bool Seat(string identity, bool joins) => _behind.Seat(identity, joins);

    public async ValueTask DisposeAsync()
    {
        await PowerOffAsync();
        _life.Dispose();
        _bootstrap.Dispose();
        _enrolment.Dispose();
        _sessions.Dispose();
        _drift.Dispose();
        foreach (var one in _state.Objects.All.OfType<IDisposable>())
        {
            one.Dispose();
        }
    }

    void IDeviceActions.Reboot()
    {
        if (_settings.Faults.Has(TriggerFaults.RebootsFirst))
        {
            RebootWanted?.Invoke();
        }
        else if (!_settings.Faults.Has(TriggerFaults.IgnoresReboot))
        {
            Later(() => RebootWanted?.Invoke(), _settings.Faults.Choose(TriggerFaults.RebootsLate, TimeSpan.FromMinutes(5), Settle));
        }
    }

    void IDeviceActions.FactoryReset() => Later(() => OnFactoryReset?.Invoke(), Settle);

    void IDeviceActions.Inject(Lwm2mPath path, string value) => Set(path, value);

    void IDeviceActions.Report(Entry entry) => _errands.Run(life => _send.SendAsync(entry, life), _life.Token);

    void IDeviceActions.Leave() => Later(() => _errands.Run(_sessions.LeaveAsync, _life.Token), Settle);

    void IDeviceActions.Update(Lwm2mPath server, char? transport) => _sessions.Of(server)?.WantUpdate(transport);

    void IDeviceActions.Disable(Lwm2mPath server) => _sessions.Of(server)?.WantDisable();

    void IDeviceActions.Bootstrap() => _startUp.Bootstrap();

    void IDeviceActions.Tune(TransmissionParameters transmission) => _uplink.Tune(transmission);

    void IDeviceActions.Spawn(Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        _errands.Run(work, cancellationToken);

    bool IDeviceActions.HasLink => _uplink.HasLink;

    Shields IDeviceActions.Shields => _shields;

    void IDeviceActions.Unshield(IPEndPoint remote) => _uplink.Part(remote);

    Task<Outcome> IDeviceActions.AskAsync(IPEndPoint remote, Request request, CancellationToken cancellationToken) => _uplink.AskAsync(remote, request, cancellationToken);

    Task<BlockwiseOutcome> IDeviceActions.RequestAsync(IPEndPoint remote, Request request, CancellationToken cancellationToken) => _uplink.RequestAsync(remote, request, cancellationToken);

    private Action? OnFactoryReset =>
        _settings.Faults.Has(TriggerFaults.IgnoresFactoryReset) ? null
        : _settings.Faults.Choose(TriggerFaults.OnlyReboots, RebootWanted, FactoryResetWanted);

    private bool Admits(IPEndPoint remote) => _door.Admits(remote);

    private Task<Reply> HandleAsync(IncomingRequest request, CancellationToken cancellationToken) => _door.HandleAsync(request, cancellationToken);

    private void WasReset(IPEndPoint remote, ushort messageId)
    {
        _observations.WasReset(remote, messageId);
        _behind.WasReset(remote, messageId);
        if (_settings.Faults.Has(MessageFaults.LeavesOnReset))
        {
            _sessions.Abandon();
        }
    }

    private void LinkRestored()
    {
        _node.Connect(true);
        _observations.LinkRestored();
        _behind.LinkRestored();
    }

    private void Follow(TreeChange change)
    {
        if (change is InstanceRemoved)
        {
            _state.Attributes.Forget(change.Path);
        }

        if (_state.Objects[change.Path] is not { IsToldAtOnce: false })
        {
            _sessions.Follow(change);
        }

        _observations.Follow(change);
    }

    private void Drift()
    {
        foreach (var one in _state.Objects.All)
        {
            one.Drift(_settings.Random);
        }

        _drift.Set(DriftPeriod);
    }

    private void Later(Action action, TimeSpan after) =>
        _errands.Run(
            async cancellationToken =>
            {
                await Delays.WaitAsync(_settings.Clock, after, cancellationToken);
                action();
            },
            _life.Token);
}
