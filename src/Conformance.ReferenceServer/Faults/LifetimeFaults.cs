namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about the end of registrations.</summary>
public static class LifetimeFaults
{
    public static readonly Fault NeverEnds = new(
        "server-lifetime.never-ends", "keeps registrations whose lifetime is over", "REG-27", FaultShape.NotRestored);

    public static readonly Fault OwnLifetime = new(
        "server-lifetime.own-lifetime", "takes a day for the lifetime of every registration", "REG-27", FaultShape.Late);

    public static readonly Fault UpdateIsBad = new(
        "server-lifetime.update-is-bad", "answers an Update of a registration it does not have with 4.00", "REG-27", FaultShape.WrongCode);

    public static readonly Fault DeletesTwice = new(
        "server-lifetime.deletes-twice", "answers 2.02 to a De-register of what is gone", "REG-30", FaultShape.WrongCode);

    public static readonly Fault StaysAfterDeregister = new(
        "server-lifetime.stays-after-deregister", "keeps a registration that was ended", "REG-30", FaultShape.NotRestored);

    public static readonly Fault DeregisterIsChanged = new(
        "server-lifetime.deregister-is-changed", "answers a De-register with 2.04", "REG-30", FaultShape.WrongCode);

    public static readonly Fault ShowsGone = new(
        "server-lifetime.shows-gone", "shows clients as registered whose lifetime is over", "REQ-REG-09", FaultShape.NotRestored);

    public static readonly Fault ForgetsHistory = new(
        "server-lifetime.forgets-history", "forgets what a client reported when its lifetime is over", "REQ-REG-09", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NeverEnds, OwnLifetime, UpdateIsBad, DeletesTwice, StaysAfterDeregister, DeregisterIsChanged, ShowsGone, ForgetsHistory,
    ];
}
