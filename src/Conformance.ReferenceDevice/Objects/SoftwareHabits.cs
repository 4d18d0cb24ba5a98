using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>What software begins as, and how this device tells what became of a package.</summary>
/// <remarks>Object 9 resources 7, 9 and 12.</remarks>
internal sealed class SoftwareHabits(FaultSwitch faults)
{
    /// <summary>Whether software is active as soon as it is installed.</summary>
    public bool StartsItself => faults.Has(SoftwareFaults.StartsItself);

    /// <summary>Whether software is active after it was told to be, or not to be.</summary>
    public bool After(bool wanted, bool before) =>
        faults.Choose(wanted ? SoftwareFaults.IgnoresActivate : SoftwareFaults.IgnoresDeactivate, before, wanted);

    public SoftwareState First => faults.Choose(SoftwareFaults.StartsDelivered, SoftwareState.Delivered, SoftwareState.Initial);

    public SoftwareState OfWhole => faults.Choose(SoftwareFaults.StaysDownloaded, SoftwareState.Downloaded, SoftwareState.Delivered);

    public SoftwareResult OfResultWhole => faults.Choose(SoftwareFaults.StillDownloading, SoftwareResult.Downloading, SoftwareResult.Delivered);

    public SoftwareState OfFailed => faults.Choose(SoftwareFaults.FailsInPlace, SoftwareState.DownloadStarted, SoftwareState.Initial);

    public SoftwareResult OfBadUri => faults.Choose(SoftwareFaults.BadUriUnnoticed, SoftwareResult.Initial, SoftwareResult.InvalidUri);

    /// <summary>What a failed installation leaves.</summary>
    public (SoftwareState State, SoftwareResult Result) OfInstallation =>
        faults.Has(SoftwareFaults.FailureIsSuccess) ? (SoftwareState.Installed, SoftwareResult.Installed)
        : faults.Has(SoftwareFaults.FailureDrops) ? (SoftwareState.Initial, SoftwareResult.InstallationFailure)
        : (SoftwareState.Delivered, SoftwareResult.InstallationFailure);

    public SoftwareResult Told(UpdateResult failure) => failure switch
    {
        UpdateResult.IntegrityFailure =>
            faults.Choose(SoftwareFaults.DamagedIsUnknown, SoftwareResult.UnsupportedType, SoftwareResult.IntegrityFailure),
        UpdateResult.UnsupportedPackage =>
            faults.Choose(SoftwareFaults.UnknownIsLost, SoftwareResult.ConnectionLost, SoftwareResult.UnsupportedType),
        UpdateResult.NotEnoughFlash => SoftwareResult.NotEnoughStorage,
        UpdateResult.InvalidUri => OfBadUri,
        _ => SoftwareResult.ConnectionLost,
    };
}
