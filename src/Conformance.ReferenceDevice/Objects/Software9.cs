using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Firmware;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 9: packages that are delivered by push or by pull over CoAP, installed, switched on and off, upgraded and removed.</summary>
/// <remarks>Object 9 resources 7 and 9. What a package brings is an object of its own (<see cref="Filling3435"/>).</remarks>
public sealed class Software9(ObjectTree tree, DeviceSettings settings, IDeviceActions actions, Filling3435 filling)
    : DeviceObject(Object, tree), IPackageHolder, IDisposable
{
    public const ushort Object = 9;
    public const ushort Password = 15;
    private const ushort Package = 2;
    private const ushort Name = 0;
    private const ushort Version = 1;
    private const ushort PackageUri = 3;
    private const ushort Install = 4;
    private const ushort Uninstall = 6;
    private const ushort State = 7;
    private const ushort TellsObjects = 8;
    private const ushort Result = 9;
    private const ushort Activate = 10;
    private const ushort Deactivate = 11;
    private const ushort ActivationState = 12;
    private const ushort UserName = 14;

    /// <summary>The argument of Uninstall that asks to make ready for an upgrade.</summary>
    private const int ForUpdate = 1;

    private static readonly HashSet<ushort> Had =
    [
        Name, Version, Package, PackageUri, Install, Uninstall, State, TellsObjects, Result, Activate, Deactivate, ActivationState, UserName, Password,
    ];

    private readonly FaultSwitch _faults = settings.Faults;
    private readonly SoftwareHabits _habits = new(settings.Faults);
    private readonly Dictionary<Lwm2mPath, SoftwareCopy> _copies = [];

    public override bool ServersCreate => true;

    public ushort PackageResource => Package;

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate() => Instantiate(0, [("8", "0")]);

    public override void Complete(Lwm2mPath instance)
    {
        base.Complete(instance);
        Tree.Offer(instance.Child(Package));
        Tree.Provide(instance.Child(State), (long)_habits.First);
    }

    public override void Removed(Lwm2mPath instance)
    {
        if (_copies.Remove(instance, out var copy))
        {
            Withdraw(copy);
            copy.Work.Dispose();
        }
    }

    /// <summary>A download begins in the initial state only.</summary>
    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path.ResourceId is Package or PackageUri && StateOf(path) is not (SoftwareState.Initial or SoftwareState.DownloadStarted)
            ? CoapCode.MethodNotAllowed
            : null;

    public override void Written(Lwm2mPath path)
    {
        var instance = path.Cut(2);
        switch (path.ResourceId, Tree.Value(path))
        {
            case (Package, Lwm2mValue.Octets package):
                Tree.Clear(path);
                Tree.Offer(path);
                Begin(instance);
                Receive(instance, package.Value);
                break;
            case (PackageUri, Lwm2mValue.Text uri):
                Pull(instance, uri.Value);
                break;
        }
    }

    public void Receiving(Lwm2mPath path)
    {
        if (StateOf(path) == SoftwareState.Initial)
        {
            Begin(path.Cut(2));
        }
    }

    public void TransferFailed(Lwm2mPath path, CoapCode code)
    {
        if (StateOf(path) == SoftwareState.DownloadStarted)
        {
            Fail(path.Cut(2), code == CoapCode.RequestEntityTooLarge ? SoftwareResult.NotEnoughStorage : SoftwareResult.ConnectionLost);
        }
    }

    /// <summary>What means nothing in the present state is refused.</summary>
    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);

        var instance = path.Cut(2);
        switch (path.ResourceId, StateOf(path))
        {
            case (Install, SoftwareState.Delivered):
                actions.Spawn(stopped => InstallAsync(instance, stopped), Of(instance).Work.Token);
                return CoapCode.Changed;
            case (Uninstall, var state) when arguments.Values.ContainsKey(ForUpdate) || arguments.Values.GetValueOrDefault(0) == "1":
                return MakeReady(instance, state);
            case (Uninstall, SoftwareState.Delivered or SoftwareState.Installed):
                Remove(instance);
                return CoapCode.Changed;
            case (Activate or Deactivate, SoftwareState.Installed):
                Show(instance, _habits.After(path.ResourceId == Activate, Tree.Flag(instance.Child(ActivationState)) == true));
                return CoapCode.Changed;
            case (Install, _) when _faults.Has(SoftwareFaults.InstallsAnything):
            case (Activate, _) when _faults.Has(SoftwareFaults.ActivatesNothing):
                return CoapCode.Changed;
            default:
                return CoapCode.MethodNotAllowed;
        }
    }

    /// <summary>A download does not survive a restart; everything else does.</summary>
    public override void PowerOn()
    {
        foreach (var instance in Tree.Instances(Id).Select(id => Lwm2mPath.Of(Id, id)))
        {
            if (StateOf(instance) == SoftwareState.DownloadStarted)
            {
                Fail(instance, SoftwareResult.ConnectionLost);
            }
        }
    }

    public void Dispose()
    {
        foreach (var copy in _copies.Values)
        {
            copy.Work.Dispose();
        }
    }

    private SoftwareState StateOf(Lwm2mPath path) => (SoftwareState)(Tree.Integer(path.Cut(2).Child(State)) ?? 0);

    private SoftwareCopy Of(Lwm2mPath instance) =>
        _copies.TryGetValue(instance, out var copy) ? copy : _copies[instance] = new SoftwareCopy();

    private void Begin(Lwm2mPath instance)
    {
        if (!_faults.Has(SoftwareFaults.HidesProgress))
        {
            var before = (SoftwareResult)(Tree.Integer(instance.Child(Result)) ?? 0);
            Become(instance, SoftwareState.DownloadStarted, _faults.Choose(SoftwareFaults.KeepsResult, before, SoftwareResult.Downloading));
        }
    }

    private void Receive(Lwm2mPath instance, ReadOnlyMemory<byte> octets)
    {
        Become(instance, SoftwareState.Downloaded, SoftwareResult.Downloading);
        if (!FirmwarePackage.TryRead(octets, !_faults.Has(SoftwareFaults.TakesDamaged), out var package, out var failure))
        {
            Fail(instance, _habits.Told(failure));
            return;
        }

        Of(instance).Package = package;
        Tree.Provide(instance.Child(Name), package!.Name);
        Tree.Provide(instance.Child(Version), package.Version);
        Become(instance, _habits.OfWhole, _habits.OfResultWhole);
    }

    private void Pull(Lwm2mPath instance, string text)
    {
        var copy = Of(instance);
        copy.Stop();
        Begin(instance);
        if (ServerUri.TryParse(text, out var uri) && FirmwarePull.Fetches(settings, uri!))
        {
            new FirmwarePull(settings, actions) { Ended = outcome => Take(instance, outcome) }.Begin(uri!, copy.Work.Token);
        }
        else
        {
            Fail(instance, _habits.OfBadUri);
        }
    }

    private void Take(Lwm2mPath instance, FetchOutcome outcome)
    {
        if (outcome.Failure is { } told)
        {
            Fail(instance, _habits.Told(told));
        }
        else
        {
            Receive(instance, outcome.Image);
        }
    }

    private async Task InstallAsync(Lwm2mPath instance, CancellationToken stopped)
    {
        await Delays.WaitAsync(settings.Clock, settings.InstallTime, stopped);
        var copy = Of(instance);
        if (copy.Package is not { IsInstallable: true } package)
        {
            var (state, result) = _habits.OfInstallation;
            Become(instance, state, result);
        }
        else if (!_faults.Has(SoftwareFaults.IgnoresInstall))
        {
            Withdraw(copy);
            (copy.InPlace, copy.Package) = (package, null);
            Bring(instance, package);
            Show(instance, _habits.StartsItself);
            Become(instance, SoftwareState.Installed, SoftwareResult.Installed);
        }
    }

    /// <summary>The software stays until that which takes its place is installed.</summary>
    private CoapCode MakeReady(Lwm2mPath instance, SoftwareState state)
    {
        if (state != SoftwareState.Installed || _faults.Has(SoftwareFaults.RefusesUpgrade))
        {
            return CoapCode.MethodNotAllowed;
        }

        if (_faults.Has(SoftwareFaults.UpgradeRemoves))
        {
            Withdraw(Of(instance));
        }

        Show(instance, active: false);
        Become(instance, SoftwareState.Initial, SoftwareResult.Initial);
        return CoapCode.Changed;
    }

    private void Remove(Lwm2mPath instance)
    {
        if (_faults.Has(SoftwareFaults.IgnoresUninstall))
        {
            return;
        }

        var copy = Of(instance);
        copy.Stop();
        copy.Package = null;
        Withdraw(copy);
        Tree.Provide(instance.Child(Name), string.Empty);
        Tree.Provide(instance.Child(Version), string.Empty);
        Show(instance, active: false);
        Become(instance, SoftwareState.Initial, _faults.Choose(SoftwareFaults.UninstallKeepsResult, SoftwareResult.Installed, SoftwareResult.Initial));
    }

    private void Bring(Lwm2mPath instance, FirmwarePackage package)
    {
        if (SoftwareCopy.ObjectOf(package) == Filling3435.Object)
        {
            filling.Install(atOnce: Tree.Flag(instance.Child(TellsObjects)) == true && !_faults.Has(SoftwareFaults.TellsLate));
        }
    }

    private void Withdraw(SoftwareCopy copy)
    {
        if (SoftwareCopy.ObjectOf(copy.InPlace) == Filling3435.Object)
        {
            filling.Remove();
        }

        copy.InPlace = null;
    }

    private void Fail(Lwm2mPath instance, SoftwareResult result) => Become(instance, _habits.OfFailed, result);

    private void Show(Lwm2mPath instance, bool active) => Tree.Set(instance.Child(ActivationState), new Lwm2mValue.Flag(active));

    private void Become(Lwm2mPath instance, SoftwareState state, SoftwareResult result)
    {
        Tree.Provide(instance.Child(State), (long)state);
        Tree.Provide(instance.Child(Result), (long)result);
    }
}
