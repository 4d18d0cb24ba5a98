namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about lists of objects.</summary>
public static class LinkFaults
{
    public static readonly Fault TakesGarbage = new(
        "server-links.takes-garbage", "registers clients whose list is no link format", "FMT-35", FaultShape.Superfluous);

    public static readonly Fault RefusesParameters = new(
        "server-links.refuses-parameters", "refuses links with parameters that it does not know", "REG-14", FaultShape.WrongCode);

    public static readonly Fault RefusesObjects = new(
        "server-links.refuses-objects", "refuses objects that it does not know", "REG-14", FaultShape.WrongCode);

    public static readonly Fault RefusesVersions = new(
        "server-links.refuses-versions", "refuses object versions that it does not know", "REG-14", FaultShape.WrongCode);

    public static readonly Fault RefusesUnsorted = new(
        "server-links.refuses-unsorted", "refuses lists of objects that are not sorted", "REQ-SRV-01", FaultShape.WrongCode);

    public static readonly Fault RefusesQuotes = new(
        "server-links.refuses-quotes", "refuses versions in quotes", "REG-48", FaultShape.WrongCode);

    public static readonly Fault RefusesBlanks = new(
        "server-links.refuses-blanks", "refuses lists of objects with blanks", "REG-48", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        TakesGarbage, RefusesParameters, RefusesObjects, RefusesVersions, RefusesUnsorted,
        RefusesQuotes, RefusesBlanks,
    ];
}
