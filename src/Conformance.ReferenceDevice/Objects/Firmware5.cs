using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 5: firmware by push (Package) and by pull over CoAP (Package URI).</summary>
/// <remarks>Object 5 resource 3: Idle, Downloading, Downloaded, Updating. Errors show in Update Result only.</remarks>
public sealed class Firmware5(ObjectTree tree, DeviceSettings settings, IDeviceActions actions, Device3 device)
    : DeviceObject(5, tree), IPackageHolder, IDisposable
{
    private const ushort Package = 0;
    private const ushort PackageUri = 1;
    private const ushort Update = 2;
    private const ushort State = 3;
    private const ushort Result = 5;
    private const ushort PackageName = 6;
    private const ushort PackageVersion = 7;
    private const ushort Cancel = 10;
    private const ushort LastStateChange = 12;
    private const ushort AutomaticUpgrade = 14;

    /// <summary>The response goes first.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private const int SecondsOfADay = 86400;

    private readonly FaultSwitch _faults = settings.Faults;
    private readonly FirmwareHabits _habits = new(settings.Faults);
    private Alarm? _stalled;
    private CancellationTokenSource _work = new();
    private FirmwarePackage? _package;
    private bool _pulls;

    /// <summary>Where a pushed image goes.</summary>
    public static Lwm2mPath PackagePath => Lwm2mPath.Of(5, 0, Package);

    private static Lwm2mPath Instance => Lwm2mPath.Of(5, 0);

    private UpdateState Current => (UpdateState)(Tree.Integer(Instance.Child(State)) ?? 0);

    /// <summary>Everything but deferral, which needs a user.</summary>
    public override bool Supports(ushort resourceId) => resourceId != 13 && base.Supports(resourceId);

    public override void Populate()
    {
        foreach (var instance in _faults.Choose<ushort[]>(FirmwareFaults.Multiplies, [0, 1], [0]))
        {
            Instantiate(instance, _habits.Rows);
        }

        Tree.Clear(PackagePath);
        Tree.Offer(PackagePath);
    }

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) => (path.ResourceId, Current, FirmwareHabits.IsReset(value)) switch
    {
        (Package or PackageUri, UpdateState.Updating, _) => CoapCode.MethodNotAllowed,
        (Package or PackageUri, _, true) => null,
        (Package or PackageUri, UpdateState.Downloaded, _) => CoapCode.MethodNotAllowed,
        (Package, UpdateState.Downloading, _) when _pulls => CoapCode.MethodNotAllowed,
        (PackageUri, UpdateState.Downloading, _) => CoapCode.MethodNotAllowed,
        (PackageUri, _, _) when _faults.Has(FirmwareFaults.RefusesBadUri) && !ServerUri.TryParse((value as Lwm2mValue.Text)?.Value, out _) => CoapCode.BadRequest,
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
            Drop(UpdateResult.Initial);
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
        switch (path.ResourceId, Current)
        {
            case (Update, UpdateState.Downloaded):
                Install();
                return CoapCode.Changed;
            case (Cancel, UpdateState.Downloading or UpdateState.Downloaded):
                Drop(_faults.Choose(FirmwareFaults.CancelIsReset, UpdateResult.Initial, UpdateResult.Cancelled));
                return CoapCode.Changed;
            case (Update, UpdateState.Idle) when _faults.Has(FirmwareFaults.UpdatesFromIdle):
            case (Cancel, UpdateState.Idle) when _faults.Has(FirmwareFaults.CancelsIdle):
                return CoapCode.Changed;
            default:
                return CoapCode.MethodNotAllowed;
        }
    }

    /// <summary>A block of a pushed image came in; when no other follows for EXCHANGE_LIFETIME the push has failed.</summary>
    public void Receiving(Lwm2mPath path)
    {
        _stalled ??= new Alarm(settings.Clock, () => Drop(UpdateResult.ConnectionLost));
        _stalled.Set(settings.Transmission.ExchangeLifetime);
        if (Current == UpdateState.Idle)
        {
            Begin();
            SetState(_faults.Choose(FirmwareFaults.DownloadedEarly, UpdateState.Downloaded, UpdateState.Downloading));
        }
    }

    /// <summary>A push ended before the image was whole, or was refused.</summary>
    public void TransferFailed(Lwm2mPath path, CoapCode code)
    {
        if (Current == UpdateState.Downloading && !_pulls)
        {
            if (_faults.Has(FirmwareFaults.HalfIsWhole))
            {
                SetState(UpdateState.Downloaded);
                return;
            }

            Drop(code == CoapCode.RequestEntityTooLarge ? UpdateResult.NotEnoughFlash : UpdateResult.Initial);
        }
    }

    /// <summary>A download does not survive a restart; a downloaded image and the result do.</summary>
    public override void PowerOn()
    {
        if (Current == UpdateState.Downloading)
        {
            Drop(UpdateResult.ConnectionLost);
        }
    }

    public void Dispose()
    {
        _stalled?.Dispose();
        _work.Dispose();
    }

    private void Begin()
    {
        if (!_faults.Has(FirmwareFaults.KeepsResult))
        {
            SetResult(UpdateResult.Initial);
        }
    }

    private void Receive(ReadOnlyMemory<byte> image)
    {
        _stalled?.Clear();
        Begin();
        SetState(UpdateState.Downloading);
        if (!FirmwarePackage.TryRead(image, !_faults.Has(FirmwareFaults.TakesDamaged), out var package, out var failure))
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
        Tree.Provide(Instance.Child(PackageName), package!.Name);
        Tree.Provide(Instance.Child(PackageVersion), package.Version);
        SetState(UpdateState.Downloaded);
        if (Tree.Flag(Instance.Child(AutomaticUpgrade)) == true)
        {
            Install();
        }
    }

    private void Pull(string? text)
    {
        Restart();
        Begin();
        if (!ServerUri.TryParse(text, out var uri))
        {
            Drop(_habits.OfBadUri);
        }
        else if (uri!.Scheme != ServerUri.Coap)
        {
            Drop(_habits.OfScheme);
        }
        else
        {
            _pulls = true;
            SetState(UpdateState.Downloading);
            actions.Spawn(cancellationToken => FetchAsync(uri, cancellationToken), _work.Token);
        }
    }

    private async Task FetchAsync(ServerUri uri, CancellationToken cancellationToken)
    {
        await Delays.WaitAsync(settings.Clock, Settle, cancellationToken);
        var (image, failure) = await FirmwarePull.FetchAsync(settings, actions, uri, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (failure is { } told)
        {
            Drop(told);
        }
        else
        {
            Receive(image);
        }
    }

    private void Install()
    {
        if (_faults.Has(FirmwareFaults.IgnoresUpdate))
        {
            return;
        }

        SetState(UpdateState.Updating);
        Restart();
        actions.Spawn(InstallAsync, _work.Token);
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        await Delays.WaitAsync(settings.Clock, settings.InstallTime, cancellationToken);
        if (_package is not { IsInstallable: true } package)
        {
            Drop(_faults.Choose(FirmwareFaults.FailureIsSuccess, UpdateResult.Success, UpdateResult.UpdateFailed));
            return;
        }

        if (_faults.Has(FirmwareFaults.StaysUpdating))
        {
            return;
        }

        if (!_faults.Has(FirmwareFaults.KeepsVersion))
        {
            device.Installed(package.Version);
        }

        Drop(_faults.Choose(FirmwareFaults.ForgetsSuccess, UpdateResult.Initial, UpdateResult.Success));
        actions.Reboot();
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
            Tree.Provide(Instance.Child(PackageUri), string.Empty);
        }

        Tree.Clear(Instance.Child(PackageName));
        Tree.Clear(Instance.Child(PackageVersion));
        SetState(UpdateState.Idle);
        SetResult(result);
    }

    private void Restart()
    {
        _work.Cancel();
        _work.Dispose();
        _work = new CancellationTokenSource();
    }

    private void SetState(UpdateState state)
    {
        if (Current != state)
        {
            Tree.Provide(Instance.Child(LastStateChange), settings.Clock.GetUtcNow().ToUnixTimeSeconds() + _faults.Choose(FirmwareFaults.ChangesTomorrow, SecondsOfADay, 0));
            Tree.Provide(Instance.Child(State), (long)state);
        }
    }

    private void SetResult(UpdateResult result) => Tree.Provide(Instance.Child(Result), (long)result);
}
