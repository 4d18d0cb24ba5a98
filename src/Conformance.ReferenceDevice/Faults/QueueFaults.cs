namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about queue mode.</summary>
public static class QueueFaults
{
    public static readonly Fault KeepsQuiet = new(
        "queue.keeps-quiet", "sleeps without having announced it", "REQ-REG-07", FaultShape.Absent);

    public static readonly Fault ModeInBinding = new(
        "queue.mode-in-binding", "announces queue mode in the binding, as LwM2M 1.0 did", "QM-08", FaultShape.WrongFormat);

    public static readonly Fault ModeInLowerCase = new(
        "queue.mode-in-lower-case", "announces queue mode by a parameter q", "QM-08", FaultShape.WrongFormat);

    public static readonly Fault ModeWithValue = new(
        "queue.mode-with-value", "announces queue mode by a parameter with the value 1", "REG-07", FaultShape.WrongFormat);

    public static readonly Fault DeniesWithValue = new(
        "queue.denies-with-value",
        "announces that it is not in queue mode by a parameter with the value 0",
        "REG-07",
        FaultShape.Superfluous);

    public static readonly Fault WakesByNon = new(
        "queue.wakes-by-non", "says that it is awake by a Non-confirmable Update", "QM-04", FaultShape.WrongFormat);

    public static readonly Fault WakesSilently = new(
        "queue.wakes-silently", "wakes without an Update", "QM-04", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        KeepsQuiet, ModeInBinding, ModeInLowerCase, ModeWithValue, DeniesWithValue, WakesByNon, WakesSilently,
    ];
}
