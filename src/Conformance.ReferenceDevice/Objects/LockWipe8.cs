using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 8: a lock for the thermometer or for the whole device, and notes that can be wiped.</summary>
/// <remarks>The objects that every client has are never locked: a server has to find its way back.</remarks>
public sealed class LockWipe8(ObjectTree tree, FaultSwitch faults) : DeviceObject(Object, tree)
{
    public const ushort Object = 8;
    private const ushort State = 0;
    private const ushort LockTargets = 1;
    private const ushort WipeItems = 2;
    private const ushort WipeTargets = 4;
    private const ushort Result = 5;
    private const long Unlocked = 0;
    private const long PartiallyLocked = 1;
    private const long FullyLocked = 2;
    private const long UnlockSucceeded = 3;
    private const long WipeSucceeded = 4;
    private const long WipeFailed = 8;
    private const ushort FirstOptional = 4;
    private const string Thermometer = "thermometer";
    private const string Notes = "notes";

    private static readonly Lwm2mPath Readings = Lwm2mPath.Of(3303);
    private static readonly Lwm2mPath Note = Lwm2mPath.Of(3442, 0, 110);
    private long _locked;

    private static Lwm2mPath Instance => Lwm2mPath.Of(Object, 0);

    public override void Populate() => Instantiate(0, [("0", "0"), ("2/0", Notes), ("5", "0")]);

    /// <summary>Whether what lies at a path is not served at present.</summary>
    public bool Shuts(Lwm2mPath path) => _locked switch
    {
        PartiallyLocked when !faults.Has(LockFaults.ShutsAll) =>
            Texts(LockTargets).Contains(Thermometer) && Readings.Contains(path) && !faults.Has(LockFaults.OpenInPart),
        PartiallyLocked or FullyLocked => path is { ObjectId: >= FirstOptional and not Object } && !faults.Has(LockFaults.OpenInFull),
        _ => false,
    };

    public override void Written(Lwm2mPath path)
    {
        if (path.ResourceId != State || Tree.Integer(path) is not { } state)
        {
            return;
        }

        _locked = state == Unlocked && faults.Has(LockFaults.StaysShut) ? _locked : state;
        if (!faults.Has(LockFaults.TellsNothing))
        {
            Tree.Provide(Instance.Child(Result), state == Unlocked ? UnlockSucceeded : state);
        }

        if (faults.Has(LockFaults.ForgetsState))
        {
            Tree.Provide(path, Unlocked);
        }
    }

    /// <summary>Wipes the targets that are items it has.</summary>
    public override CoapCode Execute(Lwm2mPath path, ExecuteArguments arguments)
    {
        var items = Texts(WipeItems);
        var targets = Texts(WipeTargets);
        var wipes = targets.Count > 0 && targets.All(items.Contains);
        if (wipes && !faults.Has(LockFaults.KeepsData))
        {
            Tree.Provide(Note, string.Empty);
        }

        if (!faults.Has(LockFaults.WipesInSilence))
        {
            Tree.Provide(Instance.Child(Result), wipes ? WipeSucceeded : WipeFailed);
        }

        return CoapCode.Changed;
    }

    private List<string?> Texts(ushort resource) =>
        [.. Tree.Leaves(Instance.Child(resource)).Where(entry => entry.Value is not null).Select(entry => Tree.Text(entry.Path))];
}
