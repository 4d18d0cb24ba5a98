using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 8: a lock that remembers how far it is closed, and a folder that can be emptied.</summary>
public sealed class LockWipe8(ObjectTree tree) : DeviceObject(8, tree)
{
    private const ushort State = 0;
    private const ushort WipeItems = 2;
    private const ushort WipeTargets = 4;
    private const ushort Result = 5;
    private const long PartiallyLocked = 1;
    private const long FullyLocked = 2;
    private const long Unlocked = 3;
    private const long Wiped = 4;
    private const long WipeFailed = 8;

    private static Lwm2mPath Instance => Lwm2mPath.Of(8, 0);

    public override void Populate() => Instantiate(0, [("0", "0"), ("2/0", "readings"), ("5", "0")]);

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId == State)
        {
            var state = Tree.Integer(path);
            Tree.Provide(Instance.Child(Result), state == 0 ? Unlocked : state == PartiallyLocked ? PartiallyLocked : FullyLocked);
        }
    }

    /// <summary>Wipes the targets that are items it has.</summary>
    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        var items = Texts(WipeItems);
        var targets = Texts(WipeTargets);
        Tree.Provide(Instance.Child(Result), targets.Count > 0 && targets.All(items.Contains) ? Wiped : WipeFailed);
        return CoapCode.Changed;
    }

    private List<string?> Texts(ushort resource) =>
        [.. Tree.Leaves(Instance.Child(resource)).Where(entry => entry.Value is not null).Select(entry => Tree.Text(entry.Path))];
}
