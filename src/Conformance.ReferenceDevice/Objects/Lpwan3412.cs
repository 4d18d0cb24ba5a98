using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3412: the radio network the device is in. Servers may add instances, for multicast groups.</summary>
public sealed class Lpwan3412(ObjectTree tree) : DeviceObject(3412, tree)
{
    private const ushort MacAddress = 6;

    public override bool ServersCreate => true;

    public override void Populate() =>
        Instantiate(0,
        [
            ("1", "Wi-SUN FAN"), ("3/0", "fd00::2"), ("4/0", "0200:5EFF:FE00:5300"), ("6", "02005EFFFE005300"), ("7/0", "fe80::1"),
            ("10", "18750"), ("11", "14"), ("12", "863100000"), ("15", "1"), ("16", "3"), ("17", "2"),
            ("18", "12.5"), ("19", "0"), ("20", "-67"),
        ]);

    // The address is burnt into the radio, whatever the registry's facts allow.
    public override CoapCode? Refuses(Lwm2mPath path, Lwm2mValue value) =>
        path is { InstanceId: 0, ResourceId: MacAddress } ? CoapCode.MethodNotAllowed : null;
}
