namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies of a device with two bearers about the one that it has moved to.</summary>
public static class HybridFaults
{
    public static readonly Fault KeepsBearer = new(
        "hybrid.keeps-bearer", "names the mesh as its bearer when it has moved to the cellular network", "REQ-CON-09", FaultShape.NotRestored);

    public static readonly Fault DropsObject = new(
        "hybrid.drops-object", "has no mesh statistics over the cellular network", "REQ-HYB-01", FaultShape.Absent);

    public static readonly Fault NoCell = new(
        "hybrid.no-cell", "tells no cell and no operator while it is in a cellular network", "REQ-CON-07", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } = [KeepsBearer, DropsObject, NoCell];
}
