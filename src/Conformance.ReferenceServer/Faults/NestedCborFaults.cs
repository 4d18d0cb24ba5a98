namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about LwM2M CBOR.</summary>
public static class NestedCborFaults
{
    public static readonly Fault RefusesLists = new(
        "server-nested.refuses-lists", "refuses LwM2M CBOR with lists of identifiers", "FMT-28", FaultShape.Absent);

    public static readonly Fault RefusesMaps = new(
        "server-nested.refuses-maps", "refuses LwM2M CBOR with maps within maps", "FMT-28", FaultShape.Absent);

    public static readonly Fault WritesTextKeys = new(
        "server-nested.writes-text-keys", "writes paths in LwM2M CBOR as text", "FMT-28", FaultShape.WrongFormat);

    public static readonly Fault RefusesEndlessMaps = new(
        "server-nested.refuses-endless-maps", "refuses LwM2M CBOR with maps of indefinite length", "FMT-31", FaultShape.Absent);

    public static readonly Fault RefusesEndlessLists = new(
        "server-nested.refuses-endless-lists", "refuses LwM2M CBOR with lists of indefinite length", "FMT-31", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesLists, RefusesMaps, WritesTextKeys, RefusesEndlessMaps, RefusesEndlessLists,
    ];
}
