using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 16: names that others gave the device. Servers may add instances; the device has no authentication data.</summary>
public sealed class Portfolio16(ObjectTree tree) : DeviceObject(16, tree)
{
    private const ushort Identity = 0;

    public override bool ServersCreate => true;

    /// <summary>Identities only.</summary>
    public override bool Supports(ushort resourceId) => resourceId == Identity;

    public override void Populate() =>
        Instantiate(0, [("0/0", "Host device ID"), ("0/1", "Conformance"), ("0/2", "Reference device"), ("0/3", "1.0.0")]);
}
