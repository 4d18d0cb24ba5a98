using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 42769 of the profile's draft: generation, join state, PHY, keys and air time of a Wi-SUN FAN 1.1 node.</summary>
public sealed class WisunNode42769 : DeviceObject, IDisposable
{
    private const ushort JoinState = 3;
    private const ushort InState = 4;
    private const ushort LastFailure = 6;
    private const ushort AirTime = 30;
    private const ushort UnicastInterval = 32;
    private const ushort Disconnects = 34;
    private const ushort Leave = 35;
    private const int Operational = 5;
    private const int SelectsPan = 1;
    private const int PanTimedOut = 11;

    /// <summary>A hundredth of an hour, in milliseconds.</summary>
    private const long Budget = 36_000;

    /// <summary>Milliseconds on air for a frame at 150 kbit/s, with its preamble.</summary>
    private const long AirTimeOfFrame = 5;

    private readonly DeviceSettings _settings;
    private readonly FaultSwitch _faults;
    private readonly IDeviceActions _actions;
    private readonly MeshNode _node;
    private readonly Alarm _timeout;
    private DateTimeOffset _since;

    public WisunNode42769(ObjectTree tree, DeviceSettings settings, IDeviceActions actions, MeshNode node)
        : base(42769, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);

        (_settings, _faults, _actions, _node) = (settings, settings.Faults, actions, node);
        _since = settings.Clock.GetUtcNow();
        _timeout = new Alarm(settings.Clock, () => Tree.Provide(Instance.Child(LastFailure), PanTimedOut));
        node.Changed += Follow;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(42769, 0);

    public override void Populate()
    {
        Instantiate(0,
        [
            ("0", "2"), ("1", "0"), ("2", Role()), ("3", $"{_faults.Choose(GapFaults.StillJoining, 4, Operational)}"), ("5", "1"), ("6", "0"),
            ("7", "0"), ("8", $"{_faults.Choose(GapFaults.OtherDomain, 1, 3)}"), .. Phy(), ("14", "1"), ("15", "255"), ("16", "255"),
            ("17", "1020"), ("18", "7"), ("20", "12"), ("21", "48"), ("22", "5"), ("23", $"{(long)_settings.PanTimeout.TotalSeconds}"),
            ("24", _faults.Choose(GapFaults.OtherKey, "7", "1")), .. Keys(), .. Certificate(),
            ("31", $"{_faults.Choose(GapFaults.BudgetBelowUse, 1, Budget)}"), .. Sleep(), ("34", "0"),
        ]);
        Tree.Offer(Instance.Child(InState), () => new Lwm2mValue.Integer((long)(_settings.Clock.GetUtcNow() - _since).TotalSeconds));
        if (_node.Role == MeshRole.Leaf)
        {
            Tree.Offer(Instance.Child(UnicastInterval), Listening);
        }

        Tree.Offer(Instance.Child(AirTime), () => new Lwm2mValue.Integer(_faults.Choose(GapFaults.NoAirTime, 2, _actions.Frames.Sent * AirTimeOfFrame)));
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        if (path.ResourceId == Leave)
        {
            _actions.Leave();
        }

        return CoapCode.Changed;
    }

    public void Dispose() => _timeout.Dispose();

    private void Follow()
    {
        var was = Tree.Integer(Instance.Child(JoinState)) == Operational;
        if (!Tree.Has(Instance) || was == _node.IsConnected)
        {
            return;
        }

        _since = _settings.Clock.GetUtcNow();
        Tree.Provide(Instance.Child(JoinState), _node.IsConnected || _faults.Has(GapFaults.AlwaysOperational) ? Operational : SelectsPan);
        if (_node.IsConnected)
        {
            _timeout.Clear();
        }
        else
        {
            _timeout.Set(_settings.PanTimeout);
            Tree.Provide(Instance.Child(Disconnects), (Tree.Integer(Instance.Child(Disconnects)) ?? 0) + 1);
        }
    }

    private string Role() => _faults.Choose(GapFaults.OtherRole, _node.Role == MeshRole.Leaf ? MeshRole.Router : MeshRole.Leaf, _node.Role) switch
    {
        MeshRole.BorderRouter => "0",
        MeshRole.Router => "1",
        _ => "2",
    };

    /// <summary>Plan 33, FSK at 150 kbit/s, and what faster neighbours may be sent.</summary>
    private (string Resource, string Value)[] Phy() =>
    [
        ("9", "33"), ("10", _faults.Choose(GapFaults.ModeOutsidePlan, "8", "5")),
        ("13/0", _faults.Choose(GapFaults.SwitchesToBase, "5", "84")), ("13/1", "86"),
    ];

    /// <summary>Hashes of group keys, 8 octets each; and no key.</summary>
    private (string Resource, string Value)[] Keys() =>
    [
        ("25/0", Octets(_faults.Has(GapFaults.ShowsGroupKey) ? MeshNode.GroupKey : _faults.Choose(GapFaults.LongHash, MeshNode.GroupKeyHash + MeshNode.GroupKeyHash, MeshNode.GroupKeyHash))),
        ("25/1", Octets("a0b1c2d3e4f50617")), ("27/0", "1924905600"), ("27/1", "1919635200"), ("27/2", "1914451200"),
    ];

    private (string Resource, string Value)[] Certificate() =>
        _faults.Has(GapFaults.NoCertificate) ? [] : [("28", Octets("4a3f00c1")), ("29", "253402300799")];

    private (string Resource, string Value)[] Sleep() => _node.Role == MeshRole.Leaf ? [("33", "60000")] : [];

    /// <summary>A leaf listens more often while it pulls an image.</summary>
    private Lwm2mValue Listening()
    {
        var state = Tree.Integer(Firmware5.StatePath) ?? 0;
        var quick = state == (long)UpdateState.Downloading || (state != 0 && _faults.Has(RolloutFaults.StaysQuick));
        return new Lwm2mValue.Integer(quick ? 500 : 5000);
    }

    /// <summary>Octets as plain text has them.</summary>
    private static string Octets(string hex) => Convert.ToBase64String(Convert.FromHexString(hex));
}
