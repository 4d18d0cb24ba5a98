using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3447: the device as a router of a Wi-SUN mesh.</summary>
public sealed class Mesh3447(ObjectTree tree, FaultSwitch faults) : DeviceObject(3447, tree)
{
    private const ushort DeviceClass = 1;
    private const ushort ErrorCount = 6;
    private const ushort ResetErrorCount = 7;
    private const ushort SignalStrength = 30;
    private const ushort PanId = 19;
    private const ushort MacAddress = 24;

    private static Lwm2mPath Instance => Lwm2mPath.Of(3447, 0);

    public override void Populate() =>
        Instantiate(0,
        [
            ("0", faults.Choose(WisunFaults.OtherMesh, "Thread", "Wi-SUN")), ("1", "1"),
            ("2", faults.Choose(WisunFaults.FrequencyInKilohertz, "863100", "863.1")),
            ("3", faults.Choose(WisunFaults.Connecting, "1", "2")), ("6", "0"), ("8", "14"), ("9", "150000"),
            ("10", faults.Choose(WisunFaults.ModeWithDashes, "EU-c1-3", "EU/c1/3")), ("11", "7"),
            ("12", faults.Choose(WisunFaults.OtherHopping, "3", "1")),
            ("13", faults.Choose(WisunFaults.ChannelsWithSpaces, "0 - 34", "0-34")),
            ("16", "0"), ("17", "1"), ("19/0", faults.Choose(WisunFaults.ReservedPan, "65535", "4660")), ("21", "2"),
            ("22/0", "fd00::1"), ("23/0", "fe80::1"),
            ("24", faults.Choose(WisunFaults.OtherInterface, "0000000000000001", "02005EFFFE005300")),
            ("25/0", "fe80::2"), ("26/0", "fd00::2"), ("29", "12.5"), ("30", "-67"), ("31", "-104"), .. Name(), .. Besides(),
        ]);

    // Role, network and address of a node are settled by commissioning, not by one Write, whatever the registry's facts allow.
    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path.ResourceId switch
        {
            DeviceClass when faults.Has(WisunFaults.TakesClass) => null,
            DeviceClass => faults.Choose(WisunFaults.PretendsClass, CoapCode.Changed, CoapCode.MethodNotAllowed),
            PanId when faults.Has(WisunFaults.TakesPan) => null,
            PanId => faults.Choose(WisunFaults.PretendsPan, CoapCode.Changed, CoapCode.MethodNotAllowed),
            MacAddress when !faults.Has(WisunFaults.TakesInterface) => CoapCode.MethodNotAllowed,
            _ => null,
        };

    private (string Resource, string Value)[] Name() =>
        faults.Has(WisunFaults.NoName)
            ? []
            : [("20", faults.Choose(WisunFaults.LongName, "a network name that is longer than allowed", "conformance"))];

    /// <summary>A second network and a key that anybody may read: neither.</summary>
    private (string Resource, string Value)[] Besides() =>
        faults.Has(WisunFaults.TwoPans) ? [("19/1", "4661")]
        : faults.Has(WisunFaults.ShowsMeshKey) ? [("28/0", "wP/u")]
        : [];

    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        if (path.ResourceId == ResetErrorCount)
        {
            Tree.Provide(Instance.Child(ErrorCount), "0");
        }

        return CoapCode.Changed;
    }

    public override void Drift(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        var strength = (Tree.Float(Instance.Child(SignalStrength)) ?? 0) + random.Next(-2, 3);
        Tree.Provide(Instance.Child(SignalStrength), Math.Clamp(strength, -95, -40));
    }
}
