using System.Text.RegularExpressions;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3: the device itself.</summary>
public sealed partial class Device3(ObjectTree tree, DeviceSettings settings, IDeviceActions actions) : DeviceObject(3, tree)
{
    private const ushort FirmwareVersion = 3;
    private const ushort Reboot = 4;
    private const ushort FactoryReset = 5;
    private const ushort BatteryLevel = 9;
    private const ushort ErrorCode = 11;
    private const ushort ResetErrorCode = 12;
    private const ushort CurrentTime = 13;
    private const ushort UtcOffset = 14;
    private const ushort Timezone = 15;
    private const ushort Bindings = 16;
    private const ushort NoError = 0;
    private const long EmptyBattery = 5;
    private const long FullBattery = 100;
    private TimeSpan _clockOffset;
    private DateTimeOffset? _stopped;

    private static Lwm2mPath Instance => Lwm2mPath.Of(3, 0);

    public override bool Supports(ushort resourceId) => base.Supports(resourceId) && resourceId switch
    {
        Reboot => !settings.Faults.Has(ObjectFaults.NoReboot),
        ErrorCode => !settings.Faults.Has(ObjectFaults.NoErrorCode),
        Bindings => !settings.Faults.Has(ObjectFaults.NoBinding),
        _ => true,
    };

    public override void Populate()
    {
        Instantiate(0,
        [
            ("0", "Conformance"), ("1", "Reference device"),
            ("2", settings.Faults.Choose(ProfileFaults.EmptySerialNumber, string.Empty, "RD-0001")), ("3", "1.0.0"),
            ("6/0", "1"), ("6/1", "5"), ("7/0", "3800"), ("7/1", "5000"), .. Stray, ("8/0", "125"), ("8/1", "900"),
            ("9", settings.Faults.Choose(ObjectFaults.BatteryBeyondFull, "120", "95")), ("10", "15360"), .. Errors,
            ("14", settings.Faults.Choose(ObjectFaults.OffsetInMinutes, "0 min", "+00:00")),
            ("15", settings.Faults.Choose(ObjectFaults.ZoneInWords, "UTC (universal time)", "Etc/UTC")),
            ("16", Letters), ("17", "reference"), .. Hardware, ("19", "1.0.0"), ("20", "0"), ("21", "65536"),
        ]);
        Tree.Offer(Instance.Child(CurrentTime), () => new Lwm2mValue.Time(Now.ToUnixTimeSeconds()));
    }

    private DateTimeOffset Now => _stopped ?? settings.Clock.GetUtcNow() + _clockOffset;

    /// <summary>Voltages of sources that it does not have: none.</summary>
    private IEnumerable<(string Resource, string Value)> Stray =>
        settings.Faults.Has(ObjectFaults.StrayVoltage) ? [("7/2", "12000")] : [];

    private string Letters =>
        settings.Faults.Has(ObjectFaults.OtherLetters) ? "UT"
        : settings.Faults.Has(ObjectFaults.SmallLetters) ? "u"
        : settings.QueueMode && EnablerVersion.Parse(settings.Lwm2m) == EnablerVersion.V10 ? "UQ"
        : "U";

    private IEnumerable<(string Resource, string Value)> Hardware =>
        settings.Faults.Has(ProfileFaults.OmitsHardwareVersion) ? [] : [("18", "1.0")];

    /// <summary>A healthy device holds one code, 0.</summary>
    private IEnumerable<(string Resource, string Value)> Errors =>
        settings.Faults.Has(ObjectFaults.EmptyErrorCode) ? []
        : settings.Faults.Has(ObjectFaults.ErrorBesideZero) ? [("11/0", "0"), ("11/1", "3")]
        : [("11/0", settings.Faults.Choose(ProfileFaults.ErrorWhenHealthy, "1", "0")), .. SecondError];

    private IEnumerable<(string Resource, string Value)> SecondError => settings.Faults.Has(ProfileFaults.TwoErrors) ? [("11/1", "2")] : [];

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) => (path.ResourceId, value) switch
    {
        (UtcOffset, Lwm2mValue.Text text) when !OffsetPattern().IsMatch(text.Value) => CoapCode.BadRequest,
        (Timezone, Lwm2mValue.Text text) when !ZonePattern().IsMatch(text.Value) => CoapCode.BadRequest,
        _ => null,
    };

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == CurrentTime && !settings.Faults.Has(ObjectFaults.ClockForgets) && Tree.ResourceAt(path)?.Values.GetValueOrDefault(Resource.Only) is Lwm2mValue.Time set)
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(set.Seconds, 0, uint.MaxValue));
            _clockOffset = now - settings.Clock.GetUtcNow();
            _stopped = settings.Faults.Choose<DateTimeOffset?>(ObjectFaults.ClockStands, now, null);
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        switch (path.ResourceId)
        {
            case Reboot:
                actions.Reboot();
                break;
            case FactoryReset:
                actions.FactoryReset();
                break;
            case ResetErrorCode:
                Tree.Clear(Instance.Child(ErrorCode));
                Tree.Provide(Instance.Child(ErrorCode).Child(0), NoError);
                break;
        }

        return CoapCode.Changed;
    }

    /// <summary>The battery empties slowly and is charged when it is low.</summary>
    public override void Drift(Random random)
    {
        var level = Tree.Integer(Instance.Child(BatteryLevel)) ?? FullBattery;
        Tree.Provide(Instance.Child(BatteryLevel), level <= EmptyBattery ? FullBattery : level - random.Next(2));
    }

    /// <summary>New firmware runs.</summary>
    public void Installed(string version) => Tree.Provide(Instance.Child(FirmwareVersion), version);

    /// <summary>ISO 8601: an offset from UTC.</summary>
    [GeneratedRegex(@"^(Z|(UTC)?[+-]\d{1,2}(:?\d{2})?)$")]
    private static partial Regex OffsetPattern();

    /// <summary>A name of the IANA time zone database.</summary>
    [GeneratedRegex(@"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$")]
    private static partial Regex ZonePattern();
}
