using System.Globalization;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 4: a node of an IEEE 802.15.4 mesh.</summary>
public sealed class Connectivity4(ObjectTree tree, DeviceSettings settings, IDeviceActions actions) : DeviceObject(Object, tree)
{
    public const ushort Object = 4;
    private const ushort SignalStrength = 2;
    private const ushort Addresses = 4;
    private const long Weakest = -95;
    private const long Strongest = -40;

    /// <summary>Network bearer 23: IEEE 802.15.4.</summary>
    private const string Mesh = "23";

    private const string Ethernet = "41";
    private const string NoBearer = "99";
    private const string Interface = "mesh0";
    private readonly FaultSwitch _faults = settings.Faults;

    private static Lwm2mPath Instance => Lwm2mPath.Of(Object, 0);

    public override bool Supports(ushort resourceId) =>
        base.Supports(resourceId) && !(resourceId == SignalStrength && _faults.Has(ObjectFaults.NoSignalStrength));

    public override void Populate() =>
        Instantiate(0,
        [
            ("0", _faults.Has(ObjectFaults.BearerOutOfRange) ? NoBearer : _faults.Choose(WisunFaults.EthernetInUse, Ethernet, Mesh)),
            ("1/0", _faults.Choose(WisunFaults.EthernetAvailable, Ethernet, Mesh)), .. Unreal(),
            ("2", _faults.Choose(WisunFaults.SignalTooWeak, "-200", _faults.Choose(WisunFaults.SignalWithoutSign, "67", "-67"))),
            .. Quality(), ("4/0", "127.0.0.1"), .. Router(), ("6", "4"), .. Cell(), ("11", "18"),
        ]);

    /// <summary>Bearers that do not exist.</summary>
    private (string Resource, string Value)[] Unreal() => _faults.Has(ObjectFaults.NoSuchBearer) ? [("1/1", NoBearer)] : [];

    private (string Resource, string Value)[] Quality() =>
        _faults.Has(WisunFaults.OmitsQuality) ? [] : [("3", _faults.Choose(WisunFaults.QualityBeyondRange, "300", "220"))];

    private (string Resource, string Value)[] Router() =>
        _faults.Has(WisunFaults.OmitsRouter) ? [] : [("5/0", _faults.Choose(WisunFaults.OtherRouter, "fe80::99", "fe80::1"))];

    /// <summary>There is none in a mesh.</summary>
    private (string Resource, string Value)[] Cell() => _faults.Has(WisunFaults.HasCell) ? [("8", "4711")] : [];

    /// <summary>Shows the addresses the device talks from.</summary>
    public void Connected()
    {
        ushort index = 0;
        foreach (var address in actions.Addresses)
        {
            var shown = _faults.Choose(ObjectFaults.AddressIsName, Interface, address.ToString());
            Tree.Provide(Instance.Child(Addresses).Child(index++), shown);
        }
    }

    public override void Drift(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        var strength = (Tree.Integer(Instance.Child(SignalStrength)) ?? Weakest) + random.Next(-2, 3);
        Tree.Provide(Instance.Child(SignalStrength), Math.Clamp(strength, Weakest, Strongest).ToString(CultureInfo.InvariantCulture));
    }
}
