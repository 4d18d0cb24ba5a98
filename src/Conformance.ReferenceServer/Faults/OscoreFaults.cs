namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about object security.</summary>
public static class OscoreFaults
{
    public static readonly Fault AsksForNothing = new(
        "server-oscore.asks-for-nothing", "takes the first registration under a context without asking for an Echo", "OSC-04", FaultShape.Absent);

    public static readonly Fault TakesEveryName = new(
        "server-oscore.takes-every-name", "registers a client under any name, whatever context it uses", "OSC-09", FaultShape.Superfluous);

    public static readonly Fault OtherNameIsForbidden = new(
        "server-oscore.other-name-is-forbidden", "answers 4.03 to a name that does not go with the context", "OSC-09", FaultShape.WrongCode);

    public static readonly Fault TakesReplays = new(
        "server-oscore.takes-replays", "takes a registration whose number came before", "OSC-06", FaultShape.Superfluous);

    public static readonly Fault IgnoresTag = new(
        "server-oscore.ignores-tag", "takes a registration whose tag is wrong", "OSC-07", FaultShape.Superfluous);

    public static readonly Fault TakesFirstKeys = new(
        "server-oscore.takes-first-keys", "registers a client under the keys of its first nonce, without adding one", "OSC-05", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } = [AsksForNothing, TakesEveryName, OtherNameIsForbidden, TakesReplays, IgnoresTag, TakesFirstKeys];
}
