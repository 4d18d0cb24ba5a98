namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about how many clients of one network are spoken to at once, and when.</summary>
public static class PollFaults
{
    public static readonly Fault AllAtOnce = new(
        "server-poll.all-at-once", "asks all clients of a network at once", "REQ-OBS-09", FaultShape.Early);

    public static readonly Fault OneMore = new(
        "server-poll.one-more", "has one request more open in a network than it is set to", "REQ-OBS-09", FaultShape.WrongValue);

    public static readonly Fault InOneBurst = new(
        "server-poll.in-one-burst", "asks all clients of a network one after the other at the beginning of each period", "REQ-OBS-09", FaultShape.Early);

    public static readonly Fault BeginsWithBurst = new(
        "server-poll.begins-with-burst", "spreads its polling from the second round on", "REQ-OBS-09", FaultShape.Early);

    public static IReadOnlyList<Fault> All { get; } =
    [
        AllAtOnce, OneMore, InOneBurst, BeginsWithBurst,
    ];
}
