using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 3412: the radio network the device is in. Servers may add instances, for multicast groups.</summary>
public sealed class Lpwan3412(ObjectTree tree) : DeviceObject(3412, tree)
{
    public override bool ServersCreate => true;

    public override void Populate() =>
        Instantiate(0,
        [
            ("1", "Wi-SUN"), ("3/0", "fd00::2"), ("4/0", "0200:5EFF:FE00:5300"), ("6", "02:00:5E:FF:FE:00:53:00"), ("7/0", "fe80::1"),
            ("10", "18750"), ("11", "14"), ("12", "863100000"), ("15", "1"), ("16", "3"), ("17", "2"),
            ("18", "12.5"), ("19", "0"), ("20", "-67"),
        ]);
}
