using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Access;

/// <summary>Who may do what.</summary>
/// <remarks>Core 1.1 §8; object 2. In force as soon as there are two servers and anything is said about their rights.</remarks>
/// <param name="tree">Where the rules live.</param>
/// <param name="faults">What the device does wrong.</param>
public sealed class AccessControl(ObjectTree tree, FaultSwitch faults)
{
    public const ushort Object = 2;
    private const ushort TargetObject = 0;
    private const ushort TargetInstance = 1;
    private const ushort List = 2;
    private const ushort Owner = 3;

    /// <summary>The index of the default entry of a list.</summary>
    private const ushort DefaultEntry = 0;

    /// <summary>Names the object itself in <see cref="TargetInstance"/>, and the bootstrap server in <see cref="Owner"/>.</summary>
    private const long Nobody = 65535;

    private readonly HashSet<(ushort Server, Lwm2mPath Instance, Rights Needed)> _granted = [];

    public bool IsInForce =>
        faults.Has(AccessFaults.AsksSingle)
        || (tree.Instances(ServerResources.Object).Count > 1 && Entries.Count > 0 && !faults.Has(AccessFaults.Ignored));

    /// <summary>What an operation without its right is answered (Core 1.1 §8.2.2).</summary>
    public CoapCode Refusal =>
        faults.Has(AccessFaults.Forbids) ? CoapCode.Forbidden
        : faults.Has(AccessFaults.DoesNotAllow) ? CoapCode.MethodNotAllowed
        : CoapCode.Unauthorized;

    private IReadOnlyList<Lwm2mPath> Entries => [.. tree.Instances(Object).Select(id => Lwm2mPath.Of(Object, id))];

    /// <summary>Whether a server has a right on an object instance, or on everything below it.</summary>
    public bool May(ushort server, Lwm2mPath path, Rights needed) =>
        !IsInForce || IsOpen(path, needed) || Granted((server, path.Cut(2), needed), (On(server, path.Cut(2)) & needed) == needed);

    /// <summary>Whether everybody may do it: nothing, unless the device has a fault.</summary>
    private bool IsOpen(Lwm2mPath path, Rights needed) => (path.ObjectId, needed) switch
    {
        (ServerResources.Object, Rights.Execute) => faults.Has(NodeFaults.SharesAccounts),
        (3412 or 3447, Rights.Write) => faults.Has(NodeFaults.SharesRadio),
        (42772, Rights.Execute) => faults.Has(GapFaults.AnybodyAdministers),
        (Gateway25.Object, _) => faults.Has(GatewayFaults.OpenToAll),
        _ => false,
    };

    /// <summary>Whether a server may create instances of an object: said by the object-level entry only (Core 1.1 §8.1.2.1).</summary>
    public bool MayCreate(ushort server, ushort objectId) =>
        !IsInForce || (EntryFor(objectId, Nobody) is { } entry
            ? InList(entry, server).HasFlag(Rights.Create) || faults.Has(AccessFaults.AnyoneCreates)
            : faults.Has(AccessFaults.CreatesWithoutRule));

    /// <summary>Makes the server that created an instance its owner (Core 1.1 §8.1.2.2).</summary>
    public void Created(ushort server, Lwm2mPath instance)
    {
        if (IsInForce && !faults.Has(AccessFaults.CreatesUnruled))
        {
            var owner = faults.Choose(AccessFaults.CreatesOwnerless, Nobody, server);
            Add(instance.ObjectId!.Value, instance.InstanceId!.Value, owner, server, Rights.Owner);
        }
    }

    /// <summary>Removes what was said about an instance that is gone.</summary>
    public void Deleted(Lwm2mPath instance)
    {
        foreach (var entry in Entries.Where(entry => Target(entry) == instance))
        {
            tree.Remove(entry);
        }
    }

    /// <summary>Adds an entry: who owns the instance, and what <paramref name="index"/> may do with it.</summary>
    /// <param name="instanceId">65535 for the object itself.</param>
    /// <param name="index">A Short Server ID, or 0 for everybody else.</param>
    public void Add(ushort objectId, long instanceId, long owner, ushort index, Rights rights)
    {
        var entry = Lwm2mPath.Of(Object, FreeInstance());
        tree.Add(entry);
        tree.Provide(entry.Child(TargetObject), objectId);
        tree.Provide(entry.Child(TargetInstance), instanceId);
        tree.Provide(entry.Child(Owner), owner);
        tree.Provide(entry.Child(List).Child(index), (long)rights);
    }

    /// <summary>
    /// Forgets a server that has no account any more: its rights go, and what it owned goes to the server with most rights on it.
    /// </summary>
    /// <remarks>
    /// Transport 1.1 §5.2.4: the best sum of Write and Delete; nobody with a right means the entry goes with its instance.
    /// </remarks>
    public void Forget(ushort server)
    {
        foreach (var entry in Entries)
        {
            tree.Clear(entry.Child(List).Child(server));
            if (tree.Integer(entry.Child(Owner)) != server)
            {
                continue;
            }

            var heir = (tree.ResourceAt(entry.Child(List))?.Values.Keys ?? Enumerable.Empty<ushort>())
                .Where(index => index != DefaultEntry)
                .OrderByDescending(index => Score(InList(entry, index)))
                .Cast<ushort?>()
                .FirstOrDefault();
            if (heir is { } found)
            {
                tree.Provide(entry.Child(Owner), found);
            }
            else
            {
                tree.Remove(entry);
            }
        }
    }

    private static int Score(Rights rights) => (rights.HasFlag(Rights.Write) ? 2 : 0) + (rights.HasFlag(Rights.Delete) ? 1 : 0);

    /// <summary>
    /// What a server may do with an instance: its own entry, else everything when it is the owner, else the default entry, else nothing
    /// (Core 1.1 §8.2.1).
    /// </summary>
    private Rights On(ushort server, Lwm2mPath instance)
    {
        if (instance.ObjectId == Object)
        {
            return Owns(server, tree.Integer(instance.Child(Owner))) ? Rights.Owner : Rights.Read;
        }

        return EntryFor(instance.ObjectId!.Value, instance.InstanceId!.Value) is { } entry ? InList(entry, server) : Rights.None;
    }

    private bool Owns(ushort server, long? owner) =>
        owner == server || faults.Has(AccessFaults.AnyoneRules) || (owner == Nobody && faults.Has(AccessFaults.ObjectRulesOpen));

    private Rights InList(Lwm2mPath entry, ushort server)
    {
        var (own, general) = (Listed(entry, server), OfAll(entry));
        return tree.Integer(entry.Child(Owner)) == server ? OfOwner(own, general)
            : own is { } rights ? (faults.Has(AccessFaults.AddsDefault) ? rights | (general ?? Rights.None) : rights)
            : general ?? faults.Choose(AccessFaults.OpenByDefault, Rights.Read, Rights.None);
    }

    private Rights? OfAll(Lwm2mPath entry) =>
        faults.Has(AccessFaults.PassesOverDefault) ? null
        : faults.Has(AccessFaults.DefaultReadsOnly) ? Listed(entry, DefaultEntry) & Rights.Read
        : Listed(entry, DefaultEntry);

    private Rights OfOwner(Rights? own, Rights? general) =>
        own is not null && !faults.Has(AccessFaults.OwnerUnbound) ? own.Value
        : own is null && faults.Has(AccessFaults.OwnerNeedsEntry) ? general ?? Rights.None
        : faults.Choose(AccessFaults.OwnerReadsOnly, Rights.Read, Rights.Owner);

    private Rights? Listed(Lwm2mPath entry, ushort index) => tree.Integer(entry.Child(List).Child(index)) is { } bits ? Meant((Rights)bits) : null;

    private Rights Meant(Rights rights) =>
        faults.Has(AccessFaults.WriteReads) && rights.HasFlag(Rights.Write) ? rights | Rights.Read
        : faults.Has(AccessFaults.CreateWrites) && rights.HasFlag(Rights.Create) ? rights | Rights.Write
        : faults.Has(AccessFaults.SwapsBits) && (rights & (Rights.Execute | Rights.Delete)) is Rights.Execute or Rights.Delete ?
            rights ^ (Rights.Execute | Rights.Delete)
        : rights;

    /// <summary>What the rules say now, whatever they said before.</summary>
    private bool Granted((ushort Server, Lwm2mPath Instance, Rights Needed) right, bool now) =>
        faults.Has(AccessFaults.RemembersRights) ? now ? _granted.Add(right) || now : _granted.Contains(right) : now;

    private Lwm2mPath? EntryFor(ushort objectId, long instanceId) =>
        Entries
            .Where(entry => tree.Integer(entry.Child(TargetObject)) == objectId && tree.Integer(entry.Child(TargetInstance)) == instanceId)
            .Cast<Lwm2mPath?>()
            .FirstOrDefault();

    private Lwm2mPath? Target(Lwm2mPath entry) =>
        tree.Integer(entry.Child(TargetObject)) is { } objectId && tree.Integer(entry.Child(TargetInstance)) is { } instanceId and < Nobody
            ? Lwm2mPath.Of((ushort)objectId, (ushort)instanceId)
            : null;

    private ushort FreeInstance()
    {
        var taken = tree.Instances(Object);
        return (ushort)Enumerable.Range(0, ushort.MaxValue).First(id => !taken.Contains((ushort)id));
    }
}
