namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about firmware in components.</summary>
public static class ComponentFaults
{
    public static readonly Fault StartsDownloaded = new(
        "components.starts-downloaded", "has components in Downloaded for which nothing came", "MFW-01", FaultShape.WrongValue);

    public static readonly Fault TakesCreate = new(
        "components.takes-create", "lets servers create components", "MFW-01", FaultShape.Superfluous);

    public static readonly Fault BadUriUnnoticed = new(
        "components.bad-uri-unnoticed", "tells no result of the URI of a component that is none", "MFW-01", FaultShape.Absent);

    public static readonly Fault StaysIdle = new(
        "components.stays-idle", "is in Idle when a package is complete", "MFW-01", FaultShape.Absent);

    public static readonly Fault TakesAll = new(
        "components.takes-all", "updates all components that have a package when one alone was asked for", "MFW-02", FaultShape.Superfluous);

    public static readonly Fault TakesOne = new(
        "components.takes-one", "updates one component when a list was asked for", "MFW-02", FaultShape.Absent);

    public static readonly Fault LinksNobody = new(
        "components.links-nobody", "shows no Linked Instances and updates them all the same", "MFW-03", FaultShape.Absent);

    public static readonly Fault LinksIdle = new(
        "components.links-idle", "shows components in Idle among the Linked Instances", "MFW-03", FaultShape.WrongValue);

    public static readonly Fault NeedsNothing = new(
        "components.needs-nothing", "updates a component without the one that it needs", "MFW-04", FaultShape.WrongEffect);

    public static readonly Fault HidesConflict = new(
        "components.hides-conflict", "tells result 13 and no instance that conflicts", "MFW-04", FaultShape.Absent);

    public static readonly Fault Overwrites = new(
        "components.overwrites", "takes a package for a component that has another in store", "MFW-05", FaultShape.WrongEffect);

    public static readonly Fault ConflictIsDependency = new(
        "components.conflict-is-dependency", "tells a package that conflicts by result 13", "MFW-05", FaultShape.WrongValue);

    public static readonly Fault CoversOne = new(
        "components.covers-one", "shows a package for several components in the one it was written to only", "MFW-05", FaultShape.Absent);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        StartsDownloaded, TakesCreate, BadUriUnnoticed, StaysIdle, TakesAll, TakesOne, LinksNobody, LinksIdle, NeedsNothing, HidesConflict,
        Overwrites, ConflictIsDependency, CoversOne,
    ];
}
