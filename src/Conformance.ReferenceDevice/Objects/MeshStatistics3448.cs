using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3448: frames of the mesh radio, counted from boot, or from Start, to Stop.</summary>
public sealed class MeshStatistics3448 : DeviceObject
{
    private const ushort Start = 28;
    private const ushort Timestamp = 5518;
    private const ushort Frames = 1;
    private const ushort Unicasts = 22;

    /// <summary>Beacon and command frames, which Wi-SUN FAN has none of.</summary>
    private static readonly ushort[] Meaningless = [12, 13, 16, 17];

    private readonly DeviceSettings _settings;
    private readonly FaultSwitch _faults;
    private readonly IDeviceActions _actions;
    private FrameCount _before;
    private FrameCount _frozen;
    private DateTimeOffset _end;
    private bool _counts = true;

    public MeshStatistics3448(ObjectTree tree, DeviceSettings settings, IDeviceActions actions)
        : base(3448, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (_settings, _faults, _actions, _end) = (settings, settings.Faults, actions, settings.Clock.GetUtcNow());
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(3448, 0);

    private IEnumerable<ushort> Counters =>
        Enumerable.Range(1, Start - 1).Select(id => (ushort)id)
            .Except(_faults.Choose<ushort[]>(WisunFaults.CountsBeacons, [], Meaningless))
            .Except(_faults.Choose<ushort[]>(WisunFaults.OmitsCounter, [Unicasts], []));

    private FrameCount Counted => _counts ? _actions.Frames - _before : _frozen;

    public override void Populate()
    {
        Instantiate(0, [("6042", _faults.Choose(MeshFaults.OldStatistics, "3", "4"))]);
        foreach (var counter in Counters)
        {
            Tree.Offer(Instance.Child(counter), () => new Lwm2mValue.Integer(Value(counter)));
        }

        Tree.Offer(Instance.Child(Timestamp), () => new Lwm2mValue.Time((_counts ? _settings.Clock.GetUtcNow() : _end).ToUnixTimeSeconds()));
        if (_faults.Has(WisunFaults.CountsDown))
        {
            var left = 1000L;
            Tree.Offer(Instance.Child(Frames), () => new Lwm2mValue.Integer(left--));
        }
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        if (path.ResourceId == Start)
        {
            _before = _faults.Has(WisunFaults.StartKeepsCounts) ? _before : _actions.Frames;
            _counts = true;
        }
        else if (_counts && !_faults.Has(MeshFaults.NeverStops))
        {
            (_frozen, _counts) = (Counted, false);
            _end = _faults.Has(MeshFaults.NoTimeOfStop) ? DateTimeOffset.UnixEpoch : _settings.Clock.GetUtcNow();
        }

        return CoapCode.Changed;
    }

    /// <summary>Counts begin anew with every boot, and with no need of Start; the frames of joining are among them.</summary>
    public override void PowerOn()
    {
        _counts = !_faults.Has(MeshFaults.WaitsForStart);
        _before = _actions.Frames - FrameCount.OfJoining;
    }

    /// <summary>One frame in 16 goes twice, one in 64 is given up.</summary>
    private long Value(ushort counter)
    {
        var now = Counted;
        var (repeated, lost) = (now.Sent / 16, now.Sent / 64);
        var dropped = now.Received / 32;
        return counter switch
        {
            Frames or Unicasts => now.Sent,
            2 => repeated,
            4 => _faults.Choose(WisunFaults.WholeBelowParts, 0, lost + 1),
            5 => lost - (lost / 2),
            6 => (lost / 2) + 1,
            7 or 19 or 23 => _faults.Choose(MeshFaults.CountsNoReceived, 0, now.Received),
            8 => _faults.Choose(WisunFaults.PartBeyondWhole, now.Received + 1, dropped),
            11 => dropped,
            18 => _faults.Choose(MeshFaults.CountsHalf, now.Sent / 2, now.Sent),
            14 => now.Received,
            15 => now.Sent - lost,
            20 => _faults.Choose(MeshFaults.CountsKilobytes, now.OctetsSent / 1000, now.OctetsSent),
            21 => now.OctetsReceived,
            _ => 0,
        };
    }
}
