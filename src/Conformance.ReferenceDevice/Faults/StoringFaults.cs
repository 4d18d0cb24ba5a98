namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about what came due while the device was offline.</summary>
public static class StoringFaults
{
    public static readonly Fault NeverStores = new(
        "storing.never-stores", "keeps nothing for the time after it was offline", "IR-15", FaultShape.Absent);

    public static readonly Fault NewestOnly = new(
        "storing.newest-only", "keeps the newest only of what was due while it was offline", "IR-15", FaultShape.WrongValue);

    public static readonly Fault AlwaysStores = new(
        "storing.always-stores", "keeps what was due while it was offline although it must not", "IR-16", FaultShape.Superfluous);

    public static readonly Fault EndsOffline = new(
        "storing.ends-offline", "ends an observation that was due while it was offline", "IR-16", FaultShape.NotRestored);

    public static readonly Fault KeepsOldest = new(
        "storing.keeps-oldest", "keeps the oldest when the historical queue is full", "ATT-19", FaultShape.WrongValue);

    public static readonly Fault KeepsAll = new(
        "storing.keeps-all", "keeps more than the historical queue may hold", "ATT-19", FaultShape.Superfluous);

    public static readonly Fault QueuesAtZero = new(
        "storing.queues-at-zero", "keeps what has a historical queue of no length", "ATT-20", FaultShape.Superfluous);

    public static readonly Fault QueuesUnasked = new(
        "storing.queues-unasked", "fills a historical queue although Notification Storing is off", "ATT-20", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NeverStores, NewestOnly, AlwaysStores, EndsOffline, KeepsOldest, KeepsAll, QueuesAtZero, QueuesUnasked,
    ];
}
