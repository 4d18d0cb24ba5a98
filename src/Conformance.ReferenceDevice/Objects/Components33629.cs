using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Components;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Firmware;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 33629: firmware of the application, of the modem and of the boot loader, each alone or together.</summary>
/// <remarks>The first is the main one: its version is that of the Device object. Several are installed together or not at all.</remarks>
public sealed class Components33629 : DeviceObject, IPackageHolder, IDisposable
{
    private const ushort Package = 0;
    private const ushort PackageUri = ComponentRecord.PackageUri;
    private const ushort Update = 2;
    private const ushort Cancel = 10;

    private static readonly string[] Names = ["application", "modem", "bootloader"];

    private readonly DeviceSettings _settings;
    private readonly FaultSwitch _faults;
    private readonly IDeviceActions _actions;
    private readonly ComponentRecord _record;
    private readonly Component[] _components = [new(0), new(1), new(2)];
    private readonly CancellationTokenSource _life = new();

    public Components33629(ObjectTree tree, DeviceSettings settings, IDeviceActions actions)
        : base(ComponentRecord.Object, tree) =>
        (_settings, _faults, _actions, _record) = (settings, settings.Faults, actions, new ComponentRecord(tree, settings.Faults));

    public override bool ServersCreate => _faults.Has(ComponentFaults.TakesCreate);

    private IReadOnlyList<ushort> InStore =>
        [.. _components.Where(one => _record.StateOf(one.Id) == UpdateState.Downloaded).Select(one => one.Id)];

    /// <summary>Everything but deferral.</summary>
    public override bool Supports(ushort resourceId) => resourceId is not (11 or 12 or 13) && base.Supports(resourceId);

    public override void Populate()
    {
        var protocols = (_settings.Web is null ? ["0", "1"] : (string[])["0", "1", "2", "3"]).Select((protocol, at) => ($"8/{at}", protocol));
        for (ushort id = 0; id < Names.Length; id++)
        {
            var state = _faults.Choose(ComponentFaults.StartsDownloaded, "2", "0");
            Instantiate(id, [("1", ""), ("3", state), ("5", "0"), .. protocols, ("9", "2"), ("14", Names[id]), ("15", "1.0.0")]);
            Tree.Clear(Lwm2mPath.Of(Id, id, Package));
            Tree.Offer(Lwm2mPath.Of(Id, id, Package));
        }

        Tree.Offer(Lwm2mPath.Of(Id, 0, 15), () => Tree.Value(Lwm2mPath.Of(3, 0, 3)) ?? new Lwm2mValue.Text(string.Empty));
    }

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path.ResourceId is Package or PackageUri
        && _record.StateOf(path.InstanceId!.Value) is not UpdateState.Idle and not UpdateState.Downloading
        && !(FirmwareHabits.IsReset(value) && _record.StateOf(path.InstanceId.Value) == UpdateState.Downloaded)
            ? CoapCode.MethodNotAllowed
            : null;

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId is not (Package or PackageUri) || path.InstanceId >= Names.Length || Tree.Value(path) is not { } value)
        {
            return;
        }

        var id = path.InstanceId!.Value;
        if (path.ResourceId == Package)
        {
            Tree.Clear(path);
            Tree.Offer(path);
        }

        switch (value)
        {
            case var _ when FirmwareHabits.IsReset(value):
                Drop([id], UpdateResult.Initial);
                break;
            case Lwm2mValue.Octets octets:
                Receive(id, octets.Value);
                break;
            case Lwm2mValue.Text uri:
                Pull(id, uri.Value);
                break;
        }
    }

    public void Receiving(Lwm2mPath path)
    {
        if (_record.StateOf(path.InstanceId!.Value) == UpdateState.Idle)
        {
            _record.Become(path.InstanceId.Value, UpdateState.Downloading, UpdateResult.Initial);
        }
    }

    public void TransferFailed(Lwm2mPath path, CoapCode code)
    {
        if (_record.StateOf(path.InstanceId!.Value) == UpdateState.Downloading)
        {
            Drop([path.InstanceId.Value], code == CoapCode.RequestEntityTooLarge ? UpdateResult.NotEnoughFlash : UpdateResult.Initial);
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        var id = path.InstanceId!.Value;
        switch (path.ResourceId, _record.StateOf(id))
        {
            case (Update, UpdateState.Downloaded):
                Begin(id, Selection.Of(id, arguments, InStore, _faults));
                return CoapCode.Changed;
            case (Cancel, UpdateState.Downloading or UpdateState.Downloaded):
                Drop([id], UpdateResult.Cancelled);
                return CoapCode.Changed;
            default:
                return CoapCode.MethodNotAllowed;
        }
    }

    /// <summary>A download does not survive a loss of power, an update is taken back; packages in store stay.</summary>
    public override void PowerOn()
    {
        Drop(In(UpdateState.Downloading), UpdateResult.ConnectionLost);
        Drop(In(UpdateState.Updating), UpdateResult.UpdateFailed);
    }

    public void Dispose()
    {
        _life.Cancel();
        _life.Dispose();
    }

    private List<ushort> In(UpdateState state) => [.. _components.Select(one => one.Id).Where(id => _record.StateOf(id) == state)];

    private void Receive(ushort id, ReadOnlyMemory<byte> octets)
    {
        _record.Become(id, UpdateState.Downloading, UpdateResult.Initial);
        if (!FirmwarePackage.TryRead(octets, looks: true, out var package, out var failure))
        {
            Drop([id], failure);
            return;
        }

        if (_faults.Has(ComponentFaults.StaysIdle))
        {
            Drop([id], UpdateResult.Initial);
            return;
        }

        var covered = _faults.Has(ComponentFaults.CoversOne) ? [] : Component.CoveredBy(package!).Where(other => other != id && other < Names.Length).ToList();
        var busy = covered.Where(other => _record.StateOf(other) != UpdateState.Idle).ToList();
        if (busy.Count > 0 && !_faults.Has(ComponentFaults.Overwrites))
        {
            Drop([id], _faults.Choose(ComponentFaults.ConflictIsDependency, UpdateResult.DependencyError, UpdateResult.ConflictingState));
            _record.Conflict(id, busy);
            return;
        }

        foreach (var one in covered.Append(id))
        {
            _components[one].Package = package;
            _record.Name(one, package);
            _record.Become(one, UpdateState.Downloaded, UpdateResult.Initial);
            _record.Conflict(one, []);
        }

        Relink();
    }

    private void Pull(ushort id, string text)
    {
        if (ServerUri.TryParse(text, out var uri) && FirmwarePull.Fetches(_settings, uri!))
        {
            _record.Become(id, UpdateState.Downloading, UpdateResult.Initial);
            new FirmwarePull(_settings, _actions) { Ended = outcome => Take(id, outcome) }.Begin(uri!, _life.Token);
        }
        else
        {
            Drop([id], _faults.Choose(ComponentFaults.BadUriUnnoticed, UpdateResult.Initial, UpdateResult.InvalidUri));
        }
    }

    private void Take(ushort id, FetchOutcome outcome)
    {
        if (_record.StateOf(id) != UpdateState.Downloading)
        {
            return;
        }

        if (outcome.Failure is { } failure)
        {
            Drop([id], failure);
        }
        else
        {
            Receive(id, outcome.Image);
        }
    }

    private void Begin(ushort asked, IReadOnlyList<ushort> taken)
    {
        var missing = taken.Where(id => id >= Names.Length || _record.StateOf(id) != UpdateState.Downloaded)
            .Concat(_faults.Has(ComponentFaults.NeedsNothing) ? [] : taken.Where(id => id < Names.Length).SelectMany(id => _components[id].Needs).Except(taken))
            .ToList();
        if (missing.Count > 0)
        {
            _record.Become(asked, UpdateState.Downloaded, UpdateResult.DependencyError);
            _record.Conflict(asked, _faults.Has(ComponentFaults.HidesConflict) ? [] : missing);
            return;
        }

        foreach (var id in taken)
        {
            _record.Become(id, UpdateState.Updating, UpdateResult.Initial);
        }

        Relink();
        _actions.Spawn(stopped => InstallAsync(taken, stopped), _life.Token);
    }

    private async Task InstallAsync(IReadOnlyList<ushort> taken, CancellationToken stopped)
    {
        await Delays.WaitAsync(_settings.Clock, _settings.InstallTime, stopped);
        if (!taken.All(id => _components[id].Package is { IsInstallable: true }))
        {
            Drop(taken, UpdateResult.UpdateFailed);
            return;
        }

        foreach (var id in taken)
        {
            var version = _components[id].Package!.Version;
            if (id == 0)
            {
                Tree.Provide(Lwm2mPath.Of(3, 0, 3), version);
            }
            else
            {
                _record.Run(id, version);
            }
        }

        Drop(taken, UpdateResult.Success);
    }

    /// <summary>Back to Idle: nothing is in store any more.</summary>
    private void Drop(IEnumerable<ushort> dropped, UpdateResult result)
    {
        foreach (var id in dropped)
        {
            _components[id].Package = null;
            _record.Name(id, null);
            if (result == UpdateResult.Initial)
            {
                _record.ForgetUri(id);
            }

            _record.Become(id, UpdateState.Idle, result);
            _record.Conflict(id, []);
        }

        Relink();
    }

    private void Relink()
    {
        var inStore = InStore;
        foreach (var one in _components)
        {
            var shown = _faults.Has(ComponentFaults.LinksNobody) ? []
                : inStore.Contains(one.Id) ? _faults.Choose(ComponentFaults.LinksIdle, [.. _components.Select(other => other.Id)], inStore)
                : [];
            _record.Link(one.Id, shown.Where(id => id != one.Id));
        }
    }
}
