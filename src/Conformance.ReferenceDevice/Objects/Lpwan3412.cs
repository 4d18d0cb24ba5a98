using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3412: the radio network the device is in. Servers may add instances, for multicast groups.</summary>
public sealed class Lpwan3412 : DeviceObject, IDisposable
{
    private const ushort Groups = 8;
    private const ushort Repeats = 15;
    private const ushort NoiseRatio = 18;
    private const ushort Failure = 19;
    private const ushort Strength = 20;

    /// <summary>Addresses come from DHCPv6 and from the hardware, the role from certification, whatever the registry's facts allow.</summary>
    private static readonly HashSet<ushort> Settled = [2, 3, 4, 6, Repeats];

    private readonly FaultSwitch _faults;
    private readonly MeshNode _node;
    private readonly Alarm _timeout;
    private readonly TimeSpan _patience;
    private bool _fails;

    public Lpwan3412(ObjectTree tree, DeviceSettings settings, MeshNode node)
        : base(3412, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);

        (_faults, _node, _patience) = (settings.Faults, node, settings.PanTimeout);
        _timeout = new Alarm(settings.Clock, GiveUp);
        node.Changed += Follow;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(3412, 0);

    public override bool ServersCreate => true;

    public override void Populate() =>
        Instantiate(0,
        [
            ("1", Network()), .. Addresses(), .. Local(), ("6", Address()), .. Peer(),
            ("10", _faults.Choose(WisunFaults.RateInBits, $"{MeshNode.BitRate}", $"{MeshNode.BitRate / 8}")),
            ("11", _faults.Choose(MeshFaults.OtherPower, "20", "14")),
            ("12", _faults.Choose(WisunFaults.FrequencyInMegahertz, "863", $"{MeshNode.Frequency}")),
            ("15", (_node.Role == MeshRole.Leaf) == _faults.Has(MeshFaults.RepeatsAgainstRole) ? "1" : "0"), ("16", "3"), .. Hops(),
            ("18", MeshNode.Text(_node.SignalToNoise)), ("19", Failing),
            ("20", MeshNode.Text(_faults.Choose(MeshFaults.SignalWithoutSign, -_node.Signal, _node.Signal))), .. Secrets(),
        ]);

    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path is { InstanceId: 0, ResourceId: { } resource } && Settled.Contains(resource) && !Takes(resource) ? CoapCode.MethodNotAllowed : null;

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == Groups && _faults.Has(MeshFaults.JoinsNoGroup))
        {
            Tree.Clear(path.Cut(3));
        }
    }

    public void Dispose() => _timeout.Dispose();

    private bool Takes(ushort resource) => resource switch
    {
        3 => _faults.Has(MeshFaults.TakesRoutable),
        4 => _faults.Has(MeshFaults.TakesNetworkAddress),
        6 => _faults.Has(WisunFaults.TakesAddress),
        Repeats => _faults.Has(MeshFaults.TakesRepeating),
        _ => false,
    };

    private void Follow()
    {
        if (!Tree.Has(Instance))
        {
            return;
        }

        Tree.Provide(Instance.Child(NoiseRatio), _node.SignalToNoise);
        if (!_faults.Has(MeshFaults.SignalStands))
        {
            Tree.Provide(Instance.Child(Strength), _node.Signal);
        }

        if (_node.IsConnected)
        {
            _timeout.Clear();
            _fails = false;
            Tree.Provide(Instance.Child(Failure), Failing);
        }
        else if (!_timeout.IsSet)
        {
            _timeout.Set(_patience);
        }
    }

    /// <summary>It was without a parent for too long.</summary>
    private void GiveUp()
    {
        _fails = !_faults.Has(AlarmFaults.NeverFails);
        Tree.Provide(Instance.Child(Failure), Failing);
    }

    private string Failing => _fails || _faults.Has(WisunFaults.FailsWhileRegistered) ? "1" : "0";

    private string Network() =>
        _faults.Has(WisunFaults.LowerCaseNetwork) ? "wi-sun fan" : _faults.Choose(WisunFaults.OtherNetwork, "6LoWPAN", "Wi-SUN FAN");

    /// <summary>Those of object 4 that are of IPv6.</summary>
    private (string Resource, string Value)[] Addresses() =>
    [
        .. _faults.Choose<(string, string)[]>(MeshFaults.OmitsRoutable, [], [("3/0", MeshNode.Routable)]),
        ("3/1", _faults.Choose(MeshFaults.LongAddress, "fe80:0:0:0:0:5eff:fe00:5300", MeshNode.LinkLocal)),
    ];

    private (string Resource, string Value)[] Local() =>
        [("4/0", _faults.Choose(MeshFaults.OtherInterfaceId, "fe80::1234", MeshNode.LinkLocal))];

    private (string Resource, string Value)[] Peer() => _node.Parent is { } parent ? [("7/0", parent)] : [];

    /// <summary>To the border router, which is counted.</summary>
    private (string Resource, string Value)[] Hops() =>
        _node.IsRoot ? [] : [("17", $"{_faults.Choose(MeshFaults.NoHops, 0, _node.Hops)}")];

    /// <summary>The EUI-64 without separators, the same as in the mesh object.</summary>
    private string Address() =>
        _faults.Has(WisunFaults.ColonsInAddress)
            ? "02:00:5E:FF:FE:00:53:00"
            : _faults.Choose(WisunFaults.OtherAddress, "02005EFFFE005301", MeshNode.Eui64);

    /// <summary>Group keys and identities of a subscriber: none.</summary>
    private (string Resource, string Value)[] Secrets() =>
        _faults.Has(WisunFaults.ShowsRadioKey) ? [("9/0", "c0ffee")]
        : _faults.Has(WisunFaults.HasSubscriber) ? [("21", "262011234567890")]
        : [];
}
