namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the Access Control object.</summary>
public static class AccessFaults
{
    public static readonly Fault NoOwner = new(
        "access.no-owner", "keeps no owner in an Access Control instance", "ACL-02", FaultShape.Absent);

    public static readonly Fault NoRights = new(
        "access.no-rights", "keeps no rights in an Access Control instance", "ACL-02", FaultShape.Absent);

    public static readonly Fault AsksSingle = new(
        "access.asks-single", "asks for rights although there is one server and no Access Control", "ACL-01", FaultShape.WrongEffect);

    public static readonly Fault Ignored = new(
        "access.ignored", "lets both servers do everything whatever Access Control says", "ACL-22", FaultShape.WrongEffect);

    public static readonly Fault SwapsBits = new(
        "access.swaps-bits", "takes the right to execute for that to delete, and the other way round", "ACL-03", FaultShape.WrongValue);

    public static readonly Fault WriteReads = new(
        "access.write-reads", "lets a server read that may only write", "ACL-03", FaultShape.Leak);

    public static readonly Fault CreateWrites = new(
        "access.create-writes", "lets a server write that may only create", "ACL-03", FaultShape.Superfluous);

    public static readonly Fault Forbids = new(
        "access.forbids", "answers what a server has no right to with 4.03", "ACL-05", FaultShape.WrongCode);

    public static readonly Fault DoesNotAllow = new(
        "access.does-not-allow", "answers what a server has no right to with 4.05", "ACL-05", FaultShape.WrongCode);

    public static readonly Fault OwnerNeedsEntry = new(
        "access.owner-needs-entry", "gives an owner without an entry of its own no more rights than anybody", "ACL-07", FaultShape.Absent);

    public static readonly Fault OwnerReadsOnly = new(
        "access.owner-reads-only", "lets an owner without an entry of its own read and nothing more", "ACL-07", FaultShape.WrongValue);

    public static readonly Fault OwnerUnbound = new(
        "access.owner-unbound", "gives an owner all rights although an entry of its own says less", "ACL-08", FaultShape.Superfluous);

    public static readonly Fault PassesOverDefault = new(
        "access.passes-over-default", "takes no notice of entry 0", "ACL-09", FaultShape.Absent);

    public static readonly Fault DefaultReadsOnly = new(
        "access.default-reads-only", "takes of entry 0 the right to read and no other", "ACL-09", FaultShape.WrongValue);

    public static readonly Fault OpenByDefault = new(
        "access.open-by-default", "lets everybody read where there is no entry 0", "ACL-10", FaultShape.Leak);

    public static readonly Fault AddsDefault = new(
        "access.adds-default", "adds the rights of entry 0 to those of a server with an entry", "ACL-11", FaultShape.Superfluous);

    public static readonly Fault AnyoneCreates = new(
        "access.anyone-creates", "lets every server create where one of them may", "ACL-12", FaultShape.Leak);

    public static readonly Fault CreatesWithoutRule = new(
        "access.creates-without-rule", "lets servers create where no rule is about the whole object", "ACL-12", FaultShape.Superfluous);

    public static readonly Fault ObjectRulesOpen = new(
        "access.object-rules-open", "lets servers write the rules that belong to the bootstrap server", "ACL-13", FaultShape.WrongEffect);

    public static readonly Fault CreatesUnruled = new(
        "access.creates-unruled", "makes no Access Control instance for an instance that a server creates", "ACL-14", FaultShape.Absent);

    public static readonly Fault CreatesOwnerless = new(
        "access.creates-ownerless", "gives what a server creates to the bootstrap server", "ACL-14", FaultShape.WrongValue);

    public static readonly Fault AnyoneRules = new(
        "access.anyone-rules", "lets every server change every Access Control instance", "ACL-15", FaultShape.WrongEffect);

    public static readonly Fault DropsNewEntries = new(
        "access.drops-new-entries", "takes no notice of rights written for a server that had none", "ACL-16", FaultShape.WrongEffect);

    public static readonly Fault Orphans = new(
        "access.orphans", "keeps the Access Control instance of an instance that is deleted", "ACL-17", FaultShape.NotRestored);

    public static readonly Fault RemembersRights = new(
        "access.remembers-rights", "lets a server go on with what it once had the right to", "IR-13", FaultShape.NotRestored);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoOwner, NoRights,
        AsksSingle, Ignored, SwapsBits, WriteReads, CreateWrites, Forbids, DoesNotAllow, OwnerNeedsEntry, OwnerReadsOnly, OwnerUnbound,
        PassesOverDefault, DefaultReadsOnly, OpenByDefault, AddsDefault, AnyoneCreates, CreatesWithoutRule, ObjectRulesOpen, CreatesUnruled, CreatesOwnerless,
        AnyoneRules, DropsNewEntries, Orphans, RemembersRights,
    ];
}
