namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about queue mode.</summary>
public static class QueueFaults
{
    public static readonly Fault SendsToSleepers = new(
        "server-queue.sends-to-sleepers", "sends to clients that sleep", "QM-01", FaultShape.Early);

    public static readonly Fault AwakeTooLong = new(
        "server-queue.awake-too-long", "takes clients for awake five minutes after their last message", "QM-01", FaultShape.Early);

    public static readonly Fault OnlyFlag = new(
        "server-queue.only-flag", "does not see queue mode in the binding of an LwM2M 1.0 client", "QM-01", FaultShape.WrongEffect);

    public static readonly Fault NeverDelivers = new(
        "server-queue.never-delivers", "does not send what it held when the client wakes", "QM-01", FaultShape.Absent);

    public static readonly Fault ForgetsOnRegister = new(
        "server-queue.forgets-on-register", "forgets what it held when the client registers again", "QM-01", FaultShape.Absent);

    public static readonly Fault AllAtOnce = new(
        "server-queue.all-at-once", "sends all that it held at once", "QM-05", FaultShape.Early);

    public static readonly Fault TriesForEver = new(
        "server-queue.tries-for-ever", "begins a request anew as long as nobody answers", "QM-06", FaultShape.Superfluous);

    public static readonly Fault WakesOnUpdateAlone = new(
        "server-queue.wakes-on-update-alone", "sends what it held after an Update and after nothing else that a client says", "IR-33", FaultShape.Absent);

    public static readonly Fault RepeatsIntoSleep = new(
        "server-queue.repeats-into-sleep", "begins a request anew when a client in queue mode has not acknowledged it", "REQ-REG-08", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        SendsToSleepers, AwakeTooLong, OnlyFlag, NeverDelivers, ForgetsOnRegister, AllAtOnce, TriesForEver, WakesOnUpdateAlone, RepeatsIntoSleep,
    ];
}
