namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies of a device that connects to its server.</summary>
public static class ConnectionFaults
{
    public static readonly Fault NoSettings = new("stream.no-settings", "sends no settings on a connection", "ALT-01", FaultShape.Absent);

    public static readonly Fault SettingsSecond = new("stream.settings-second", "sends a Ping before its settings", "ALT-01", FaultShape.Early);

    public static readonly Fault WaitsForSettings = new("stream.waits-for-settings", "sends its settings when those of its server are there", "ALT-01", FaultShape.Late);

    public static readonly Fault NeedsNoSettings = new("stream.needs-no-settings", "goes on with a server whose first message is something else than settings", "ALT-01", FaultShape.WrongEffect);

    public static readonly Fault TooLong = new("stream.too-long", "sends messages that are longer than its server takes", "ALT-02", FaultShape.WrongEffect);

    public static readonly Fault NoPong = new("stream.no-pong", "leaves a Ping without an answer", "ALT-03", FaultShape.Absent);

    public static readonly Fault OtherPong = new("stream.other-pong", "answers a Ping with another token", "ALT-03", FaultShape.WrongValue);

    public static readonly Fault EmptyEnds = new("stream.empty-ends", "ends a connection on which an empty message comes", "ALT-03", FaultShape.WrongEffect);

    public static readonly Fault ShrugsOff = new("stream.shrugs-off", "passes over what breaks the protocol", "ALT-04", FaultShape.Absent);

    public static readonly Fault TakesCritical = new("stream.takes-critical", "passes over critical options of signals that it does not know", "ALT-04", FaultShape.WrongEffect);

    public static readonly Fault EndsUnsaid = new("stream.ends-unsaid", "closes a connection without Abort", "ALT-04", FaultShape.Absent);

    public static readonly Fault KeepsObserved = new("stream.keeps-observed", "goes on notifying when the observation was cancelled over a connection", "ALT-06", FaultShape.Superfluous);

    public static readonly Fault NotifiesElsewhere = new("stream.notifies-elsewhere", "notifies by datagram what was observed over a connection", "ALT-13", FaultShape.WrongEffect);

    public static readonly Fault UpdatesElsewhere = new("stream.updates-elsewhere", "sends Updates by datagram though it is registered over a connection", "ALT-13", FaultShape.WrongEffect);

    public static readonly Fault IgnoresArgument = new("stream.ignores-argument", "updates by the old transport when the trigger names another", "TRG-02", FaultShape.WrongEffect);

    public static readonly Fault NeverReturns = new("stream.never-returns", "updates over its connection when the trigger names UDP", "TRG-02", FaultShape.WrongEffect);

    public static readonly Fault LeavesFirst = new("stream.leaves-first", "gives its registration up for a transport that the server names, and is lost when that cannot be had", "TRG-02", FaultShape.NotRestored);

    public static readonly Fault IgnoresPreferred = new("stream.ignores-preferred", "connects by UDP whatever transport is preferred", "TRG-14", FaultShape.WrongEffect);

    public static readonly Fault TakesTwoLetters = new("stream.takes-two-letters", "lets a server write two letters as the preferred transport", "TRG-14", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoSettings, SettingsSecond, WaitsForSettings, NeedsNoSettings, TooLong, NoPong, OtherPong, EmptyEnds, ShrugsOff, TakesCritical, EndsUnsaid,
        KeepsObserved, NotifiesElsewhere, UpdatesElsewhere, IgnoresArgument, NeverReturns, LeavesFirst, IgnoresPreferred, TakesTwoLetters,
    ];
}
