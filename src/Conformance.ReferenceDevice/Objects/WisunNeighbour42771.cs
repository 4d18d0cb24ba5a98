using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 42771 of the profile's draft: the nodes next to this one, as it hears them.</summary>
public sealed class WisunNeighbour42771(ObjectTree tree, FaultSwitch faults, MeshNode node) : DeviceObject(42771, tree)
{
    private const int PrimaryParent = 0;
    private const int BackupParent = 1;
    private const int ChildRouter = 3;

    public override void Populate()
    {
        Tree.Support(Id);
        if (node.Parent is { } parent)
        {
            if (!faults.Has(GapFaults.OmitsParent))
            {
                Neighbour(0, PrimaryParent, MeshNode.ParentEui64, parent);
            }

            Neighbour(1, BackupParent, MeshNode.BackupEui64, MeshNode.Backup);
        }

        if (node.Role != MeshRole.Leaf)
        {
            Neighbour(2, ChildRouter, "02005EFFFE005304", "fe80::5eff:fe00:5304");
        }
    }

    private void Neighbour(ushort instance, int kind, string eui64, string address) =>
        Instantiate(instance,
        [
            ("0", faults.Choose(GapFaults.NeighbourInLowerCase, eui64.ToLowerInvariant(), eui64)), ("1", $"{kind}"), ("2", address), ("3", "154"), ("4", "-67"),
            ("5", "-70"), ("6", "282"), ("7", "2200"), ("8", "1760000000"), ("9", "812"), ("10", "14"), ("11", "795"), ("12/0", "5"), ("12/1", "84"),
        ]);
}
