namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about values.</summary>
public static class ReadingFaults
{
    public static readonly Fault StumblesOverUnknown = new(
        "server-reading.stumbles-over-unknown", "drops an instance with a resource that it does not know", "DM-63", FaultShape.Absent);

    public static readonly Fault TakesEveryType = new(
        "server-reading.takes-every-type", "takes values of the wrong type", "DM-64", FaultShape.WrongValue);

    public static readonly Fault LastTimeOnly = new(
        "server-reading.last-time-only", "keeps the last of several values in a notification", "IR-28", FaultShape.Absent);

    public static readonly Fault DropsTimes = new(
        "server-reading.drops-times", "forgets the times of values", "IR-28", FaultShape.Absent);

    public static readonly Fault WantsEverything = new(
        "server-reading.wants-everything", "drops an instance that lacks an optional resource", "REQ-SRV-01", FaultShape.Absent);

    public static readonly Fault ShowsNoUnits = new(
        "server-reading.shows-no-units", "shows values without units", "REQ-SRV-02", FaultShape.Absent);

    public static readonly Fault TakesHertzForMegahertz = new(
        "server-reading.takes-hertz-for-megahertz", "shows frequencies in MHz whatever the unit they came in", "REQ-SRV-02", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        StumblesOverUnknown, TakesEveryType, LastTimeOnly, DropsTimes, WantsEverything, ShowsNoUnits, TakesHertzForMegahertz,
    ];
}
