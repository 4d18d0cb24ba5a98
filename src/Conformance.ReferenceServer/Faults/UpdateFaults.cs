namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about Update.</summary>
public static class UpdateFaults
{
    public static readonly Fault IgnoresLifetime = new(
        "server-update.ignores-lifetime", "does not take the lifetime of an Update", "REG-53", FaultShape.WrongEffect);

    public static readonly Fault IgnoresLinks = new(
        "server-update.ignores-links", "does not take the list of an Update", "REG-53", FaultShape.WrongEffect);

    public static readonly Fault ForgetsLinks = new(
        "server-update.forgets-links", "forgets the list when an Update has none", "REG-53", FaultShape.NotRestored);

    public static readonly Fault IgnoresQueue = new(
        "server-update.ignores-queue", "does not take queue mode from an Update", "REG-53", FaultShape.WrongEffect);

    public static readonly Fault DoesNotRefresh = new(
        "server-update.does-not-refresh", "counts the lifetime from the Register on, whatever is updated", "REG-27", FaultShape.Early);

    public static readonly Fault IgnoresAddress = new(
        "server-update.ignores-address", "speaks to the address of the Register after an Update from another", "REG-20", FaultShape.WrongValue);

    public static readonly Fault AnswersCreated = new(
        "server-update.answers-created", "answers an Update with 2.01", "DM-69", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        IgnoresLifetime, IgnoresLinks, ForgetsLinks, IgnoresQueue, DoesNotRefresh, IgnoresAddress, AnswersCreated,
    ];
}
