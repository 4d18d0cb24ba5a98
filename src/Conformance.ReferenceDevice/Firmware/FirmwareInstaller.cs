using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>From Downloaded on: puts an optional update off as long as it may, installs, and starts again.</summary>
/// <remarks>Object 5 resources 3, 5, 11 and 13.</remarks>
internal sealed class FirmwareInstaller(
    DeviceSettings settings, IDeviceActions actions, FirmwareRecord record, Device3 device, Action<ushort> withdraw) : IDisposable
{
    private const long Optional = 2;
    private static readonly TimeSpan ADay = TimeSpan.FromDays(1);
    private readonly FaultSwitch _faults = settings.Faults;
    private Alarm? _deferral;

    /// <summary>Called when an update has ended, as what.</summary>
    public required Action<UpdateResult> Ended { get; init; }

    /// <summary>Cancelled when what goes on is to stop.</summary>
    public required Func<CancellationToken> Work { get; init; }

    /// <summary>Update was executed, or follows the download by itself.</summary>
    public void Begin(FirmwarePackage package)
    {
        if (_faults.Has(FirmwareUpdateFaults.IgnoresUpdate))
        {
            return;
        }

        if (Defers)
        {
            record.Tell(_faults.Choose(FirmwareUpdateFaults.DefersUnsaid, UpdateResult.Initial, UpdateResult.Deferred));
            _deferral ??= new Alarm(settings.Clock, () => Install(package));
            _deferral.Set(_faults.Has(FirmwareUpdateFaults.DefersForEver) || record.DeferPeriod == TimeSpan.Zero ? ADay : record.DeferPeriod);
            return;
        }

        Install(package);
    }

    /// <summary>Gives up what was put off.</summary>
    public void Forget()
    {
        _deferral?.Dispose();
        _deferral = null;
    }

    /// <summary>The power came back, or the new firmware failed to start: the one before it is put back.</summary>
    public void Resume(FirmwarePackage? package) =>
        Ended(package is not { IsBootable: false } ? UpdateResult.UpdateFailed
            : _faults.Has(RolloutFaults.UnbootableIsLost) ? UpdateResult.ConnectionLost
            : _faults.Choose(FirmwareUpdateFaults.UnbootableIsSuccess, UpdateResult.Success, UpdateResult.UpdateFailed));

    public void Dispose() => Forget();

    private bool Defers =>
        record.Severity == Optional
        && (record.DeferPeriod > TimeSpan.Zero || _faults.Has(FirmwareUpdateFaults.DefersThoughForbidden));

    private void Install(FirmwarePackage package)
    {
        Forget();
        record.Tell(UpdateResult.Initial);
        record.Become(_faults.Choose(FirmwareUpdateFaults.StepsBack, UpdateState.Downloading, UpdateState.Updating));
        actions.Spawn(cancellationToken => InstallAsync(package, cancellationToken), Work());
    }

    private async Task InstallAsync(FirmwarePackage package, CancellationToken cancellationToken)
    {
        await Delays.WaitAsync(settings.Clock, settings.InstallTime, cancellationToken);
        if (!package.IsInstallable)
        {
            if (!_faults.Has(FirmwareUpdateFaults.FailureStaysUpdating))
            {
                Ended(_faults.Choose(FirmwareUpdateFaults.FailureIsSuccess, UpdateResult.Success, UpdateResult.UpdateFailed));
            }

            return;
        }

        if (_faults.Has(FirmwareUpdateFaults.StaysUpdating))
        {
            return;
        }

        if (package.IsBootable)
        {
            Replace(package);
        }

        actions.Reboot();
    }

    private void Replace(FirmwarePackage package)
    {
        if (!_faults.Has(FirmwareUpdateFaults.KeepsVersion))
        {
            device.Installed(package.Version);
        }

        if (package.Lacks is { } gone && !_faults.Has(FirmwareUpdateFaults.KeepsObjects))
        {
            withdraw(gone);
        }

        if (_faults.Has(RolloutFaults.ForgetsStoring))
        {
            record.ForgetStoring();
        }

        Ended(_faults.Choose(FirmwareUpdateFaults.ForgetsSuccess, UpdateResult.Initial, UpdateResult.Success));
    }
}
