using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Firmware;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 5: firmware by push (Package) and by pull over CoAP, CoAPS, HTTP and HTTPS (Package URI).</summary>
/// <remarks>Object 5 resource 3: Idle, Downloading, Downloaded, Updating. Errors show in Update Result only.</remarks>
public sealed class Firmware5 : DeviceObject, IPackageHolder, IDisposable
{
    private const ushort Package = 0;
    private const ushort PackageUri = 1;
    private const ushort Update = 2;
    private const ushort Cancel = 10;

    private readonly DeviceSettings _settings;
    private readonly FaultSwitch _faults;
    private readonly FirmwareHabits _habits;
    private readonly FirmwareRecord _record;
    private readonly FirmwareInstaller _installer;
    private readonly FirmwarePull _pull;
    private Alarm? _stalled;
    private CancellationTokenSource _work = new();
    private FirmwarePackage? _package;
    private bool _pulls;

    public Firmware5(ObjectTree tree, DeviceSettings settings, IDeviceActions actions, Device3 device)
        : base(5, tree)
    {
        (_settings, _faults) = (settings, settings.Faults);
        _habits = new(settings);
        _record = new(tree, settings);
        _pull = new(settings, actions) { Ended = outcome => Take(outcome) };
        _installer = new(settings, actions, _record, device, tree.Withdraw) { Ended = Drop, Work = () => _work.Token };
    }

    /// <summary>Where a pushed image goes.</summary>
    public static Lwm2mPath PackagePath => Lwm2mPath.Of(5, 0, Package);

    /// <summary>Where the state shows.</summary>
    public static Lwm2mPath StatePath => Lwm2mPath.Of(5, 0, 3);

    public override void Populate()
    {
        foreach (var instance in _faults.Choose<ushort[]>(FirmwareFaults.Multiplies, [0, 1], [0]))
        {
            Instantiate(instance, _habits.Rows);
        }

        Tree.Clear(PackagePath);
        Tree.Offer(PackagePath);
    }

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) => (path.ResourceId, _record.Current, FirmwareHabits.IsReset(value)) switch
    {
        (Package or PackageUri, UpdateState.Updating, _) => CoapCode.MethodNotAllowed,
        (Package or PackageUri, _, true) => null,
        (Package or PackageUri, UpdateState.Downloaded, _) => CoapCode.MethodNotAllowed,
        (Package, UpdateState.Downloading, _) when _pulls => CoapCode.MethodNotAllowed,
        (PackageUri, UpdateState.Downloading, _) => CoapCode.MethodNotAllowed,
        (PackageUri, _, _) => _habits.RefusesUri((value as Lwm2mValue.Text)?.Value),
        (Package, _, _) => _habits.RefusesPush,
        _ => null,
    };

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId is not (Package or PackageUri) || Tree.Value(path) is not { } value)
        {
            return;
        }

        if (path.ResourceId == Package)
        {
            Tree.Clear(path);
            Tree.Offer(path);
        }

        if (_habits.Resets(value))
        {
            Reset(value);
        }
        else if (value is Lwm2mValue.Octets image)
        {
            Receive(image.Value);
        }
        else
        {
            Pull((value as Lwm2mValue.Text)?.Value);
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        switch (path.ResourceId, _record.Current)
        {
            case (Update, UpdateState.Downloaded) when _package is { } package && !_faults.Has(FirmwareUpdateFaults.RefusesUpdate):
                _installer.Begin(package);
                return CoapCode.Changed;
            case (Cancel, UpdateState.Downloading or UpdateState.Downloaded):
                CancelUpdate();
                return CoapCode.Changed;
            case (Update, UpdateState.Idle) when _faults.Has(FirmwareUpdateFaults.UpdatesFromIdle):
            case (Update, UpdateState.Downloading) when _faults.Has(FirmwareUpdateFaults.UpdatesWhileDownloading):
            case (Update, UpdateState.Updating) when _faults.Has(FirmwareUpdateFaults.UpdatesTwice):
            case (Cancel, UpdateState.Idle) when _faults.Has(FirmwareUpdateFaults.CancelsIdle):
                return CoapCode.Changed;
            default:
                return CoapCode.MethodNotAllowed;
        }
    }

    /// <summary>A block of a pushed image came in; when no other follows for EXCHANGE_LIFETIME the push has failed.</summary>
    public void Receiving(Lwm2mPath path)
    {
        _stalled ??= new Alarm(_settings.Clock, () => Drop(UpdateResult.ConnectionLost));
        _stalled.Set(_settings.Transmission.ExchangeLifetime);
        if (_record.Current == UpdateState.Idle && !_faults.Has(FirmwareFaults.IdleUntilWhole))
        {
            Begin();
            _record.Become(_faults.Choose(FirmwareFaults.DownloadedEarly, UpdateState.Downloaded, UpdateState.Downloading));
        }
    }

    /// <summary>A push ended before the image was whole, or was refused.</summary>
    public void TransferFailed(Lwm2mPath path, CoapCode code)
    {
        var tooLarge = code == CoapCode.RequestEntityTooLarge;
        if (_pulls || !(_record.Current == UpdateState.Downloading || (tooLarge && _record.Current == UpdateState.Idle)))
        {
            return;
        }

        if (_faults.Has(FirmwareFaults.HalfIsWhole))
        {
            _record.Become(UpdateState.Downloaded);
            return;
        }

        Drop(tooLarge ? _faults.Choose(FirmwareFaults.NoRoomUnsaid, UpdateResult.Initial, UpdateResult.NotEnoughFlash) : UpdateResult.Initial);
    }

    /// <summary>A download or an update does not survive a loss of power; a downloaded image and the result do.</summary>
    public override void PowerOn()
    {
        if (_record.Current == UpdateState.Downloading)
        {
            if (!_faults.Has(RolloutFaults.HangsAfterRestart))
            {
                Drop(UpdateResult.ConnectionLost);
            }
        }
        else if (_record.Current == UpdateState.Updating)
        {
            _installer.Resume(_package);
        }
    }

    public void Dispose()
    {
        _stalled?.Dispose();
        _installer.Dispose();
        _work.Dispose();
    }

    private void Begin()
    {
        if (!_faults.Has(FirmwareFaults.KeepsResult))
        {
            _record.Tell(UpdateResult.Initial);
        }
    }

    private void Receive(ReadOnlyMemory<byte> image)
    {
        _stalled?.Clear();
        Begin();
        _record.Become(UpdateState.Downloading);
        if (!FirmwarePackage.TryRead(image, !_faults.Has(FirmwareFaults.TakesDamaged), out var package, out var failure)
            || _habits.IsForeign(package, ref failure) || _habits.LacksMemory(image, ref failure))
        {
            Drop(_habits.Told(failure));
            return;
        }

        if (_faults.Has(FirmwareFaults.StaysDownloading))
        {
            return;
        }

        _package = package;
        _pulls = false;
        _record.Name(package!);
        _record.Become(UpdateState.Downloaded);
        if (_habits.UpgradesByItself(_record.UpgradesByItself))
        {
            _installer.Begin(package!);
        }
    }

    private void Pull(string? text)
    {
        Restart();
        Begin();
        if (_habits.ComplaintOf(text, out var uri) is { } complaint)
        {
            Drop(complaint);
            return;
        }

        _pulls = true;
        if (!_faults.Has(FirmwarePullFaults.IdleWhilePulling))
        {
            _record.Become(UpdateState.Downloading);
        }

        if (_faults.Has(FirmwarePullFaults.ForgetsUri))
        {
            _record.ForgetUri();
        }

        _pull.Begin(uri!, _work.Token);
    }

    private void Take(FetchOutcome outcome)
    {
        if (outcome.Failure is not { } told)
        {
            Receive(outcome.Image);
        }
        else if (!(told == UpdateResult.ConnectionLost && _faults.Has(FirmwarePullFaults.LostUnnoticed)))
        {
            Drop(_habits.ToldOfPull(told));
        }
    }

    private void CancelUpdate()
    {
        if (_faults.Has(FirmwareUpdateFaults.CancelGoesOn))
        {
            _record.Become(UpdateState.Idle);
            _record.Tell(UpdateResult.Cancelled);
            return;
        }

        Drop(_faults.Choose(FirmwareUpdateFaults.CancelIsReset, UpdateResult.Initial, UpdateResult.Cancelled));
    }

    private void Reset(Lwm2mValue by)
    {
        if (by is Lwm2mValue.Text && _pulls && _faults.Has(FirmwarePullFaults.ResetGoesOn))
        {
            _record.Become(UpdateState.Idle);
            return;
        }

        Drop(UpdateResult.Initial);
    }

    /// <summary>Back to Idle: whatever goes on stops, whatever is stored is gone.</summary>
    private void Drop(UpdateResult result)
    {
        Restart();
        _stalled?.Clear();
        _package = null;
        _pulls = false;
        if (result == UpdateResult.Initial && !_faults.Has(FirmwareFaults.KeepsUri))
        {
            _record.ForgetUri();
        }

        _record.Unname();
        _record.Become(_habits.After(result));
        _record.Tell(result);
    }

    private void Restart()
    {
        _installer.Forget();
        _work.Cancel();
        _work.Dispose();
        _work = new CancellationTokenSource();
    }
}
