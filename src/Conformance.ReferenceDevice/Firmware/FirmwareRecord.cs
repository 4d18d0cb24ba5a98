using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>What object 5 shows: state, result, URI, and the name and version of an image that is there.</summary>
internal sealed class FirmwareRecord(ObjectTree tree, DeviceSettings settings)
{
    private const ushort PackageUri = 1;
    private const ushort State = 3;
    private const ushort UpdateResultId = 5;
    private const ushort PackageName = 6;
    private const ushort PackageVersion = 7;
    private const ushort SeverityId = 11;
    private const ushort LastStateChange = 12;
    private const ushort MaximumDeferPeriod = 13;
    private const ushort AutomaticUpgrade = 14;
    private const int SecondsOfADay = 86400;

    private static readonly Lwm2mPath ShownClock = Lwm2mPath.Of(3, 0, 13);
    private readonly FaultSwitch _faults = settings.Faults;

    private static Lwm2mPath Instance => Lwm2mPath.Of(5, 0);

    public UpdateState Current => (UpdateState)(tree.Integer(Instance.Child(State)) ?? 0);

    /// <summary>0 critical, 1 mandatory, 2 optional.</summary>
    public long Severity => tree.Integer(Instance.Child(SeverityId)) ?? 1;

    public TimeSpan DeferPeriod => Timing.Delays.OfSeconds(tree.Integer(Instance.Child(MaximumDeferPeriod)) ?? 0);

    public bool UpgradesByItself => tree.Flag(Instance.Child(AutomaticUpgrade)) == true;

    public void ForgetUri() => tree.Provide(Instance.Child(PackageUri), string.Empty);

    /// <summary>The first account stores notifications again, whatever a server has set.</summary>
    public void ForgetStoring() => tree.Provide(Lwm2mPath.Of(ServerResources.Object, 0, ServerResources.NotificationStoring), "1");

    public void Name(FirmwarePackage package)
    {
        tree.Provide(Instance.Child(PackageName), package.Name);
        tree.Provide(Instance.Child(PackageVersion), package.Version);
    }

    public void Unname()
    {
        tree.Clear(Instance.Child(PackageName));
        tree.Clear(Instance.Child(PackageVersion));
    }

    public void Become(UpdateState state)
    {
        if (Current == state)
        {
            return;
        }

        if (!_faults.Has(FirmwareFaults.ChangeTimeStands))
        {
            tree.Provide(
                Instance.Child(LastStateChange),
                Now + _faults.Choose(FirmwareFaults.ChangesTomorrow, SecondsOfADay, 0));
        }

        if (state == UpdateState.Downloaded && _faults.Has(FirmwareUpdateFaults.DownloadedUnnoticed))
        {
            tree.ResourceAt(Instance.Child(State))!.Values[Resource.Only] = new Lwm2mValue.Integer((long)state);
            return;
        }

        tree.Provide(Instance.Child(State), (long)state);
    }

    /// <summary>By the clock that the device shows, which a server may have set.</summary>
    private long Now => tree.Value(ShownClock) is Lwm2mValue.Time shown ? shown.Seconds : settings.Clock.GetUtcNow().ToUnixTimeSeconds();

    public void Tell(UpdateResult result) => tree.Provide(Instance.Child(UpdateResultId), (long)result);
}
