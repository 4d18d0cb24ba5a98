namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about alarms.</summary>
public static class AlarmFaults
{
    public static readonly Fault NotOfSilence = new(
        "server-alarm.not-of-silence", "raises no alarm when the lifetime of a client is over", "REQ-SRV-04", FaultShape.Absent);

    public static readonly Fault NotOfSignal = new(
        "server-alarm.not-of-signal", "raises no alarm when a signal becomes weak", "REQ-SRV-04", FaultShape.Absent);

    public static readonly Fault NeverEnds = new(
        "server-alarm.never-ends", "keeps an alarm whose cause is gone", "REQ-SRV-04", FaultShape.NotRestored);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NotOfSilence, NotOfSignal, NeverEnds,
    ];
}
