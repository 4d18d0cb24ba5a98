namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about many clients that restart at once.</summary>
public static class StormFaults
{
    public static readonly Fault DropsRegistrations = new(
        "storm.drops-registrations", "answers no Register when more than a few came in one second", "REQ-SRV-01", FaultShape.Absent);

    public static readonly Fault RefusesRegistrations = new(
        "storm.refuses-registrations", "answers a Register with 5.00 when more than a few came in one second", "REQ-SRV-01", FaultShape.WrongCode);

    public static readonly Fault ObservesAtOnce = new(
        "storm.observes-at-once", "begins all observations of a network anew at once", "REQ-OBS-09", FaultShape.Early);

    public static readonly Fault RepeatsOnAndOn = new(
        "storm.repeats-on-and-on", "repeats a request six times when nobody acknowledges it", "TRN-03", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        DropsRegistrations, RefusesRegistrations, ObservesAtOnce, RepeatsOnAndOn,
    ];
}
