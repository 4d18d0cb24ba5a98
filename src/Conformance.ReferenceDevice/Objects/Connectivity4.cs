using System.Globalization;
using System.Net;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 4: a node of an IEEE 802.15.4 mesh, or its border router with a backhaul besides.</summary>
public sealed class Connectivity4 : DeviceObject
{
    public const ushort Object = 4;
    private const ushort BearerInUse = 0;
    private const ushort SignalStrength = 2;
    private const ushort MeshStatistics = 3448;
    private static readonly (ushort Resource, string Value)[] CellAndOperator = [(8, "4711"), (9, "1"), (10, "262")];
    private const ushort Addresses = 4;

    /// <summary>Network bearer 23: IEEE 802.15.4.</summary>
    private const string Mesh = "23";

    private const string Ethernet = "41";
    private const string NarrowBand = "7";
    private const string NoBearer = "99";
    private const string Interface = "mesh0";
    private readonly FaultSwitch _faults;
    private readonly IDeviceActions _actions;
    private readonly MeshNode _node;
    private readonly bool _isHybrid;
    private bool _inCell;

    public Connectivity4(ObjectTree tree, DeviceSettings settings, IDeviceActions actions, MeshNode node)
        : base(Object, tree)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);

        (_faults, _actions, _node, _isHybrid) = (settings.Faults, actions, node, settings.Hybrid);
        node.Changed += Follow;
    }

    private static Lwm2mPath Instance => Lwm2mPath.Of(Object, 0);

    public override bool Supports(ushort resourceId) =>
        base.Supports(resourceId) && !(resourceId == SignalStrength && _faults.Has(ObjectFaults.NoSignalStrength));

    public override void Populate() =>
        Instantiate(0,
        [
            ("0", _faults.Has(ObjectFaults.BearerOutOfRange) ? NoBearer : _faults.Choose(WisunFaults.EthernetInUse, Ethernet, _node.IsRoot ? Ethernet : Mesh)),
            ("1/0", _faults.Choose(WisunFaults.EthernetAvailable, Ethernet, Mesh)), .. Backhaul(), .. Unreal(), .. Modem(),
            ("2", Strength),
            .. Quality(), ("4/0", "127.0.0.1"), .. Router(), ("6", "4"), .. Cell(), ("11", "18"),
        ]);

    /// <summary>In dBm, which are whole numbers here.</summary>
    private string Strength => Math.Round(Told(_node.Signal)).ToString(CultureInfo.InvariantCulture);

    private double Told(double signal) =>
        _faults.Has(WisunFaults.SignalTooWeak) ? -200 : _faults.Choose(WisunFaults.SignalWithoutSign, -signal, signal);

    private (string Resource, string Value)[] Backhaul() =>
        _node.IsRoot && !_faults.Has(MeshFaults.HidesBackhaul) ? [("1/1", Ethernet)] : [];

    /// <summary>Bearers that do not exist.</summary>
    private (string Resource, string Value)[] Unreal() => _faults.Has(ObjectFaults.NoSuchBearer) ? [("1/2", NoBearer)] : [];

    private (string Resource, string Value)[] Modem() => _isHybrid ? [("1/3", NarrowBand)] : [];

    private (string Resource, string Value)[] Quality() =>
        _faults.Has(WisunFaults.OmitsQuality) ? [] : [("3", _faults.Choose(WisunFaults.QualityBeyondRange, "300", "220"))];

    private (string Resource, string Value)[] Router() =>
        _faults.Has(WisunFaults.OmitsRouter) || _node.Parent is not { } parent ? [] : [("5/0", _faults.Choose(WisunFaults.OtherRouter, "fe80::99", parent))];

    /// <summary>There is none in a mesh.</summary>
    private (string Resource, string Value)[] Cell() => _faults.Has(WisunFaults.HasCell) ? [("8", "4711")] : [];

    /// <summary>Shows the addresses the device talks from, and those it has in the mesh.</summary>
    public void Connected()
    {
        ushort index = 0;
        foreach (var address in _actions.Addresses.Select(Written).Concat([MeshNode.Routable, MeshNode.LinkLocal]).Distinct())
        {
            Tree.Provide(Instance.Child(Addresses).Child(index++), _faults.Choose(ObjectFaults.AddressIsName, Interface, address));
        }
    }

    /// <summary>A device with two bearers goes from the mesh to the cellular network, and back the next time.</summary>
    public void Switch()
    {
        if (!_isHybrid || !Tree.Has(Instance))
        {
            return;
        }

        _inCell = !_inCell;
        Tree.Provide(Instance.Child(BearerInUse), _inCell && !_faults.Has(HybridFaults.KeepsBearer) ? NarrowBand : Mesh);
        foreach (var (resource, value) in CellAndOperator)
        {
            if (_inCell && !_faults.Has(HybridFaults.NoCell))
            {
                Tree.Provide(Instance.Child(resource), value);
            }
            else
            {
                Tree.Clear(Instance.Child(resource));
            }
        }

        if (_inCell && _faults.Has(HybridFaults.DropsObject))
        {
            Tree.Withdraw(MeshStatistics);
        }
    }

    /// <summary>The button or the test hook moves the signal of all objects that tell of it.</summary>
    public override void Sensed(Lwm2mPath path)
    {
        if (path.ResourceId == SignalStrength && Tree.Integer(path) is { } strength)
        {
            _node.Hear(strength);
        }
    }

    private string Written(IPAddress address) => _faults.Choose(MeshFaults.OtherSource, "192.0.2.1", address.ToString());

    private void Follow()
    {
        if (Tree.Has(Instance))
        {
            Tree.Provide(Instance.Child(SignalStrength), Strength);
        }
    }
}
