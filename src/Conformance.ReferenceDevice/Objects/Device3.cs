using System.Text.RegularExpressions;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3: the device itself.</summary>
public sealed partial class Device3 : DeviceObject
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
    private const ushort BatteryStatus = 20;
    private const int Normal = 0;
    private const int Low = 4;

    /// <summary>Below this the signal is weak, in dBm; it has to rise by <see cref="Hysteresis"/> to be good again.</summary>
    private const double WeakSignal = -90;

    private const double Hysteresis = 3;
    private readonly DeviceSettings _settings;
    private readonly IDeviceActions _actions;
    private readonly MeshNode _node;
    private readonly Battery _battery;
    private readonly ErrorCodes _errors;
    private bool _isWeak;
    private TimeSpan _clockOffset;
    private DateTimeOffset? _stopped;

    public Device3(ObjectTree tree, DeviceSettings settings, IDeviceActions actions, MeshNode node, Battery battery)
        : base(3, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(battery);

        (_settings, _actions, _node, _battery) = (settings, actions, node, battery);
        _errors = new ErrorCodes(tree, settings.Faults);
        node.Changed += FollowMesh;
        battery.Changed += FollowBattery;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(3, 0);

    public override bool Supports(ushort resourceId) => base.Supports(resourceId) && resourceId switch
    {
        Reboot => !_settings.Faults.Has(ObjectFaults.NoReboot),
        ErrorCode => !_settings.Faults.Has(ObjectFaults.NoErrorCode),
        Bindings => !_settings.Faults.Has(ObjectFaults.NoBinding),
        _ => true,
    };

    public override void Populate()
    {
        Instantiate(0,
        [
            ("0", "Conformance"), ("1", "Reference device"),
            ("2", _settings.Faults.Choose(ProfileFaults.EmptySerialNumber, string.Empty, "RD-0001")), ("3", "1.0.0"),
            ("6/0", "1"), ("6/1", "5"), ("7/0", "3800"), ("7/1", "5000"), .. Stray, ("8/0", "125"), ("8/1", "900"),
            ("9", _settings.Faults.Choose(ObjectFaults.BatteryBeyondFull, "120", "95")), ("10", _settings.Faults.Choose(NodeFaults.FreeBeyondTotal, "131072", "15360")), .. Errors,
            ("14", _settings.Faults.Choose(ObjectFaults.OffsetInMinutes, "0 min", "+00:00")),
            ("15", _settings.Faults.Choose(ObjectFaults.ZoneInWords, "UTC (universal time)", "Etc/UTC")),
            ("16", Letters), ("17", "reference"), .. Hardware, ("19", "1.0.0"), ("20", "0"), ("21", "65536"), .. Extension,
        ]);
        Tree.Offer(Instance.Child(CurrentTime), () => new Lwm2mValue.Time(Now.ToUnixTimeSeconds()));
    }

    private DateTimeOffset Now => _stopped ?? _settings.Clock.GetUtcNow() + _clockOffset + _settings.Faults.Choose(NodeFaults.ClockOff, TimeSpan.FromSeconds(30), TimeSpan.Zero);

    /// <summary>Voltages of sources that it does not have: none.</summary>
    private IEnumerable<(string Resource, string Value)> Stray =>
        _settings.Faults.Has(ObjectFaults.StrayVoltage) ? [("7/2", "12000")] : [];

    /// <summary>More of the device: in object 3410.</summary>
    private IEnumerable<(string Resource, string Value)> Extension =>
        _settings.Faults.Has(NodeFaults.NoExtension) ? [] : [("22/0", "3410:0")];

    private string Letters =>
        _settings.Faults.Has(ObjectFaults.OtherLetters) ? "UT"
        : _settings.Faults.Has(ObjectFaults.SmallLetters) ? "u"
        : _settings.QueueMode && EnablerVersion.Parse(_settings.Lwm2m) == EnablerVersion.V10 ? "UQ"
        : _settings.Streams is null ? "U" : "UT";

    private IEnumerable<(string Resource, string Value)> Hardware =>
        _settings.Faults.Has(ProfileFaults.OmitsHardwareVersion) ? [] : [("18", "1.0")];

    /// <summary>A healthy device holds one code, 0.</summary>
    private IEnumerable<(string Resource, string Value)> Errors =>
        _settings.Faults.Has(ObjectFaults.EmptyErrorCode) ? []
        : _settings.Faults.Has(ObjectFaults.ErrorBesideZero) ? [("11/0", "0"), ("11/1", "3")]
        : [("11/0", _settings.Faults.Choose(ProfileFaults.ErrorWhenHealthy, "1", "0")), .. SecondError];

    private IEnumerable<(string Resource, string Value)> SecondError => _settings.Faults.Has(ProfileFaults.TwoErrors) ? [("11/1", "2")] : [];

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) => (path.ResourceId, value) switch
    {
        (UtcOffset, Lwm2mValue.Text text) when !OffsetPattern().IsMatch(text.Value) => CoapCode.BadRequest,
        (Timezone, Lwm2mValue.Text text) when !ZonePattern().IsMatch(text.Value) => CoapCode.BadRequest,
        _ => null,
    };

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == CurrentTime && !_settings.Faults.Has(ObjectFaults.ClockForgets) && Tree.ResourceAt(path)?.Values.GetValueOrDefault(Resource.Only) is Lwm2mValue.Time set)
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(set.Seconds, 0, uint.MaxValue));
            _clockOffset = now - _settings.Clock.GetUtcNow();
            _stopped = _settings.Faults.Choose<DateTimeOffset?>(ObjectFaults.ClockStands, now, null);
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        switch (path.ResourceId)
        {
            case Reboot:
                _actions.Reboot();
                break;
            case FactoryReset:
                _actions.FactoryReset();
                break;
            case ResetErrorCode:
                _errors.Show();
                break;
        }

        return CoapCode.Changed;
    }

    public override void Drift(Random random) => _battery.Drift(random);

    public override void Sensed(Lwm2mPath path)
    {
        if (path.ResourceId == BatteryLevel && Tree.Integer(path) is { } level)
        {
            _battery.Charge(level);
        }
    }

    private void FollowMesh()
    {
        _isWeak = _node.Signal < WeakSignal + (_isWeak ? Hysteresis : 0);
        _errors.Tell(ErrorCodes.NoConnectivity, !_node.IsConnected && !_settings.Faults.Has(AlarmFaults.HidesLoss));
        _errors.Tell(ErrorCodes.WeakSignal, _isWeak && !_settings.Faults.Has(AlarmFaults.HidesWeakness));
    }

    private void FollowBattery()
    {
        Tree.Provide(Instance.Child(BatteryLevel), _battery.Level);
        Tree.Provide(Instance.Child(BatteryStatus), _battery.IsLow ? Low : Normal);
        _errors.Tell(ErrorCodes.LowBattery, _battery.IsLow);
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
