using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 13: which bearer a device would like best. It has one, and keeps to it.</summary>
public sealed class Bearer13(ObjectTree tree) : DeviceObject(13, tree)
{
    private static readonly HashSet<ushort> Had = [0, 1, 2, 3];

    public override bool Supports(ushort resourceId) => Had.Contains(resourceId);

    public override void Populate() => Instantiate(0, [("0/0", "0"), ("1", "-100"), ("2", "-110"), ("3", "-120")]);
}
