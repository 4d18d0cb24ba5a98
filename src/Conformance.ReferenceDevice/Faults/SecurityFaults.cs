namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the objects that only bootstrap may see.</summary>
public static class SecurityFaults
{
    public static readonly Fault Unknown = new(
        "security.unknown", "answers operations on the Security object with 4.04", "DM-09", FaultShape.WrongCode);

    public static readonly Fault Readable = new(
        "security.readable", "lets servers read the Security object", "DM-09", FaultShape.Superfluous);

    public static readonly Fault Discoverable = new(
        "security.discoverable", "lists the Security object in a Discover", "DM-09", FaultShape.Leak);

    public static readonly Fault Writable = new(
        "security.writable", "treats a Write to the Security object like one to any other", "DM-09", FaultShape.WrongEffect);

    public static readonly Fault Deletable = new(
        "security.deletable", "treats a Delete in the Security object like one in any other", "DM-09", FaultShape.WrongCode);

    public static readonly Fault Attributable = new(
        "security.attributable", "takes attributes for the Security object", "DM-36", FaultShape.Superfluous);

    public static readonly Fault RefusesRoot = new(
        "security.refuses-root", "refuses a composite Read of the root because Security is below it", "DM-10", FaultShape.WrongCode);

    public static readonly Fault ShownInRoot = new(
        "security.shown-in-root", "shows the Security object in a composite Read of the root", "DM-10", FaultShape.Leak);

    public static IReadOnlyList<Fault> All { get; } =
    [
        Unknown, Readable, Discoverable, Writable, Deletable, Attributable, RefusesRoot, ShownInRoot,
    ];
}
