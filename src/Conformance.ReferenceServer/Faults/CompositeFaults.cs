namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about composite operations.</summary>
public static class CompositeFaults
{
    public static readonly Fault PostsRead = new(
        "server-composite.posts-read", "reads several paths by POST", "DM-68", FaultShape.WrongValue);

    public static readonly Fault PatchesWrite = new(
        "server-composite.patches-write", "writes several paths by PATCH", "DM-68", FaultShape.WrongValue);

    public static readonly Fault ObservesNothing = new(
        "server-composite.observes-nothing", "observes several paths without the option that says so", "DM-68", FaultShape.Absent);

    public static readonly Fault CannotRead = new(
        "server-composite.cannot-read", "cannot read several paths together", "REQ-SRV-03", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        PostsRead, PatchesWrite, ObservesNothing, CannotRead,
    ];
}
