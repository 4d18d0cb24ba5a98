using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3412: the radio network the device is in. Servers may add instances, for multicast groups.</summary>
public sealed class Lpwan3412(ObjectTree tree, FaultSwitch faults) : DeviceObject(3412, tree)
{
    private const ushort MacAddress = 6;

    public override bool ServersCreate => true;

    public override void Populate() =>
        Instantiate(0,
        [
            ("1", Network()), ("3/0", "fd00::2"), ("4/0", "0200:5EFF:FE00:5300"),
            ("6", Address()), ("7/0", "fe80::1"), ("10", faults.Choose(WisunFaults.RateInBits, "150000", "18750")), ("11", "14"),
            ("12", faults.Choose(WisunFaults.FrequencyInMegahertz, "863", "863100000")), ("15", "1"), ("16", "3"), ("17", "2"),
            ("18", "12.5"), ("19", faults.Choose(WisunFaults.FailsWhileRegistered, "1", "0")), ("20", "-67"), .. Secrets(),
        ]);

    // The address is burnt into the radio, whatever the registry's facts allow.
    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path is { InstanceId: 0, ResourceId: MacAddress } && !faults.Has(WisunFaults.TakesAddress) ? CoapCode.MethodNotAllowed : null;

    private string Network() =>
        faults.Has(WisunFaults.LowerCaseNetwork) ? "wi-sun fan" : faults.Choose(WisunFaults.OtherNetwork, "6LoWPAN", "Wi-SUN FAN");

    /// <summary>The EUI-64 without separators, the same as in the mesh object.</summary>
    private string Address() =>
        faults.Has(WisunFaults.ColonsInAddress)
            ? "02:00:5E:FF:FE:00:53:00"
            : faults.Choose(WisunFaults.OtherAddress, "02005EFFFE005301", "02005EFFFE005300");

    /// <summary>Group keys and identities of a subscriber: none.</summary>
    private (string Resource, string Value)[] Secrets() =>
        faults.Has(WisunFaults.ShowsRadioKey) ? [("9/0", "c0ffee")]
        : faults.Has(WisunFaults.HasSubscriber) ? [("21", "262011234567890")]
        : [];
}
