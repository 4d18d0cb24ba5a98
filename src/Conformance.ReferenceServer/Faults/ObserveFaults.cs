namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about observations.</summary>
public static class ObserveFaults
{
    public static readonly Fault PlainRead = new(
        "server-observe.plain-read", "observes by a plain read", "DM-68", FaultShape.Absent);

    public static readonly Fault CancelsByObserve = new(
        "server-observe.cancels-by-observe", "ends an observation by observing again", "DM-68", FaultShape.WrongValue);

    public static readonly Fault CancelsWithNewToken = new(
        "server-observe.cancels-with-new-token", "ends an observation under another token", "DM-68", FaultShape.WrongValue);

    public static readonly Fault OutlivesRegistration = new(
        "server-observe.outlives-registration", "acknowledges notifications of registrations that have ended", "REG-30", FaultShape.NotRestored);

    public static readonly Fault OutlivesReplacement = new(
        "server-observe.outlives-replacement", "acknowledges notifications of registrations that were replaced", "REG-19", FaultShape.NotRestored);

    public static readonly Fault ForgetsWishes = new(
        "server-observe.forgets-wishes", "does not observe anew when a client registers again", "REG-52", FaultShape.Absent);

    public static readonly Fault TakesOlder = new(
        "server-observe.takes-older", "takes the notification that came last for the newest", "IR-34", FaultShape.WrongValue);

    public static readonly Fault ResetsNotifications = new(
        "server-observe.resets-notifications", "rejects the notifications it asked for", "IR-34", FaultShape.WrongEffect);

    public static readonly Fault FirstBlock = new(
        "server-observe.first-block", "takes the first block of a notification for all of it", "IR-30", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        PlainRead, CancelsByObserve, CancelsWithNewToken, OutlivesRegistration, OutlivesReplacement, ForgetsWishes, TakesOlder,
        ResetsNotifications, FirstBlock,
    ];
}
