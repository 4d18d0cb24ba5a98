using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 42770 of the profile's draft: the node's place in the routing tree, and how steady it is.</summary>
public sealed class WisunRouting42770 : DeviceObject
{
    private const ushort ParentChanges = 8;
    private const ushort WithoutParent = 11;
    private static readonly ushort[] Counters = [9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21];
    private readonly DeviceSettings _settings;
    private readonly MeshNode _node;
    private TimeSpan _lacked;
    private DateTimeOffset? _lost;

    public WisunRouting42770(ObjectTree tree, DeviceSettings settings, MeshNode node)
        : base(42770, tree)
    {
        ArgumentNullException.ThrowIfNull(node);

        (_settings, _node) = (settings, node);
        node.Changed += Follow;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(42770, 0);

    private FaultSwitch Faults => _settings.Faults;

    public override void Populate()
    {
        Instantiate(0,
        [
            ("0", "0"), ("1", Faults.Choose(GapFaults.OtherRoot, "fd00:5e::99", _node.Root)), ("2", "240"), ("3", "240"),
            ("4", $"{Faults.Choose(GapFaults.RankOfOther, 900, _node.Rank)}"), ("5", Faults.Choose(GapFaults.NoEtx, "-1", "308")),
            ("6", $"{Faults.Choose(GapFaults.OtherHops, 5, _node.Hops)}"), .. Parents(), ("8", "1"), .. Counters.Select(id => ($"{id}", "0")),
        ]);
        Tree.Offer(Instance.Child(WithoutParent), () => new Lwm2mValue.Integer((long)Lacked.TotalSeconds));
    }

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        foreach (var counter in Counters.Append(ParentChanges))
        {
            Tree.Provide(Instance.Child(counter), 0);
        }

        (_lacked, _lost) = (TimeSpan.Zero, _lost is null ? null : _settings.Clock.GetUtcNow());
        return CoapCode.Changed;
    }

    private TimeSpan Lacked => _lacked + (_lost is { } since && !Faults.Has(GapFaults.NeverAlone) ? _settings.Clock.GetUtcNow() - since : TimeSpan.Zero);

    private (string Resource, string Value)[] Parents() =>
        _node.Parent is not { } parent ? []
        : Faults.Has(GapFaults.ParentsUnordered) ? [("7/0", MeshNode.Backup), ("7/1", parent)]
        : [("7/0", parent), ("7/1", MeshNode.Backup)];

    private void Follow()
    {
        if (_node.IsConnected && _lost is not null)
        {
            _lacked = Lacked;
            _lost = null;
            Tree.Provide(Instance.Child(ParentChanges), (Tree.Integer(Instance.Child(ParentChanges)) ?? 0) + 1);
        }
        else if (!_node.IsConnected)
        {
            _lost ??= _settings.Clock.GetUtcNow();
        }
    }
}
