namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies of a server on connections of its clients.</summary>
public static class ConnectionFaults
{
    public static readonly Fault NoSettings = new("server-stream.no-settings", "sends no settings on a connection", "ALT-01", FaultShape.Absent);

    public static readonly Fault SettingsSecond = new("server-stream.settings-second", "sends a Ping before its settings", "ALT-01", FaultShape.Early);

    public static readonly Fault NeedsNoSettings = new(
        "server-stream.needs-no-settings", "serves a client whose first message is something else than settings", "ALT-01", FaultShape.WrongEffect);

    public static readonly Fault TooLong = new("server-stream.too-long", "sends messages that are longer than its client takes", "ALT-02", FaultShape.WrongEffect);

    public static readonly Fault NoPong = new("server-stream.no-pong", "leaves a Ping without an answer", "ALT-03", FaultShape.Absent);

    public static readonly Fault OtherPong = new("server-stream.other-pong", "answers a Ping with another token", "ALT-03", FaultShape.WrongValue);

    public static readonly Fault EmptyEnds = new("server-stream.empty-ends", "ends a connection on which an empty message comes", "ALT-03", FaultShape.WrongEffect);

    public static readonly Fault ShrugsOff = new("server-stream.shrugs-off", "passes over what breaks the protocol", "ALT-04", FaultShape.Absent);

    public static readonly Fault TakesCritical = new(
        "server-stream.takes-critical", "passes over critical options of signals that it does not know", "ALT-04", FaultShape.WrongEffect);

    public static readonly Fault EndsUnsaid = new("server-stream.ends-unsaid", "closes a connection without Abort", "ALT-04", FaultShape.Absent);

    public static readonly Fault CountsNumbers = new(
        "server-stream.counts-numbers", "drops what is notified over a connection with a lower number than before", "ALT-06", FaultShape.WrongEffect);

    public static readonly Fault CancelsUnsaid = new(
        "server-stream.cancels-unsaid", "ends an observation over a connection without telling its client", "ALT-06", FaultShape.Absent);

    public static readonly Fault AsksElsewhere = new(
        "server-stream.asks-elsewhere", "asks by datagram a client that is registered over a connection", "ALT-13", FaultShape.WrongEffect);

    public static readonly Fault AsksWhereItWas = new(
        "server-stream.asks-where-it-was", "asks a client over its first connection, wherever it has registered since", "ALT-13", FaultShape.NotRestored);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoSettings, SettingsSecond, NeedsNoSettings, TooLong, NoPong, OtherPong, EmptyEnds, ShrugsOff, TakesCritical, EndsUnsaid,
        CountsNumbers, CancelsUnsaid, AsksElsewhere, AsksWhereItWas,
    ];
}
