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
    private const string Unknown = "99";
    private const string Interface = "mesh0";

    private static Lwm2mPath Instance => Lwm2mPath.Of(Object, 0);

    public override bool Supports(ushort resourceId) =>
        base.Supports(resourceId) && !(resourceId == SignalStrength && settings.Faults.Has(ObjectFaults.NoSignalStrength));

    public override void Populate() => Instantiate(
        0, [("0", Bearer), ("1/0", Mesh), ("2", "-67"), ("3", "220"), ("4/0", "127.0.0.1"), ("5/0", "fe80::1"), ("6", "4")]);

    /// <summary>Shows the addresses the device talks from.</summary>
    public void Connected()
    {
        ushort index = 0;
        foreach (var address in actions.Addresses)
        {
            var shown = settings.Faults.Has(ObjectFaults.AddressIsName) ? Interface : address.ToString();
            Tree.Provide(Instance.Child(Addresses).Child(index++), shown);
        }
    }

    private string Bearer =>
        settings.Faults.Has(ObjectFaults.BearerOutOfRange) ? Unknown
        : settings.Faults.Has(ObjectFaults.BearerUnavailable) ? Ethernet
        : Mesh;

    public override void Drift(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        var strength = (Tree.Integer(Instance.Child(SignalStrength)) ?? Weakest) + random.Next(-2, 3);
        Tree.Provide(Instance.Child(SignalStrength), Math.Clamp(strength, Weakest, Strongest).ToString(CultureInfo.InvariantCulture));
    }
}
