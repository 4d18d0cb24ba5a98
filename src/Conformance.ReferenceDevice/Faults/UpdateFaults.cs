namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Update.</summary>
public static class UpdateFaults
{
    public static readonly Fault AtRegistrationPath = new(
        "update.at-registration-path", "updates at /rd and not at its location", "REG-21", FaultShape.WrongValue);

    public static readonly Fault ShortLocation = new(
        "update.drops-last-segment", "updates at its location without the last segment", "REG-21", FaultShape.WrongValue);

    public static readonly Fault Puts = new(
        "update.puts", "updates with PUT", "REG-21", FaultShape.WrongCode);

    public static readonly Fault NonConfirmable = new(
        "update.non-confirmable", "updates with a Non-confirmable request", "TRN-02", FaultShape.WrongFormat);

    public static readonly Fault RefreshesTooLate = new(
        "update.refreshes-too-late", "refreshes its registration when the lifetime is over", "REG-22", FaultShape.Late);

    public static readonly Fault NeverRefreshes = new(
        "update.never-refreshes", "lets its lifetime pass without a refresh", "REG-22", FaultShape.Absent);

    public static readonly Fault RefreshesHastily = new(
        "update.refreshes-hastily", "refreshes its registration after a fifth of the lifetime", "REQ-REG-01", FaultShape.Early);

    public static readonly Fault RepeatsLifetime = new(
        "update.repeats-lifetime", "tells a lifetime that has not changed", "REG-23", FaultShape.Superfluous);

    public static readonly Fault RepeatsBinding = new(
        "update.repeats-binding", "tells a binding that has not changed", "REG-23", FaultShape.Superfluous);

    public static readonly Fault RepeatsList = new(
        "update.repeats-list", "sends a list that has not changed", "REG-23", FaultShape.Superfluous);

    public static readonly Fault OmitsLifetime = new(
        "update.omits-lifetime", "sends an Update without the lifetime that changed", "REG-24", FaultShape.Absent);

    public static readonly Fault OldLifetime = new(
        "update.old-lifetime", "tells the lifetime of before after it changed", "REG-24", FaultShape.WrongValue);

    public static readonly Fault PostponesLifetime = new(
        "update.postpones-lifetime", "keeps a changed lifetime to itself until the refresh that is due anyway", "REG-24", FaultShape.Late);

    public static readonly Fault KeepsNewInstances = new(
        "update.keeps-new-instances-quiet", "sends no Update after an instance was created", "REG-25", FaultShape.Absent);

    public static readonly Fault KeepsGoneInstances = new(
        "update.keeps-gone-instances-quiet", "sends no Update after an instance was deleted", "REG-25", FaultShape.Absent);

    public static readonly Fault ListsChangeOnly = new(
        "update.lists-the-change-only", "sends the links that changed and not the complete list", "REG-25", FaultShape.WrongValue);

    public static readonly Fault OmitsList = new(
        "update.omits-list", "sends an Update without the list that changed", "REG-25", FaultShape.Absent);

    public static readonly Fault RefreshesByFirstLifetime = new(
        "update.refreshes-by-first-lifetime",
        "refreshes its registration by the lifetime it registered with although it has changed",
        "REQ-REG-01",
        FaultShape.NotRestored);

    public static readonly Fault KeepsBinding = new(
        "update.keeps-binding-quiet",
        "keeps a changed binding to itself until the refresh that is due anyway",
        "REG-26",
        FaultShape.Late);

    public static readonly Fault RegistersForBinding = new(
        "update.registers-for-binding", "registers anew when its binding is written", "REG-26", FaultShape.WrongEffect);

    public static readonly Fault RefusesNoEnd = new(
        "update.refuses-no-end", "answers a Write of the lifetime 0 with 4.00", "REG-49", FaultShape.WrongCode);

    public static readonly Fault DefaultForNoEnd = new(
        "update.default-for-no-end", "tells a day when its lifetime has no end", "REG-49", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        AtRegistrationPath, ShortLocation, Puts, NonConfirmable, RefreshesTooLate, NeverRefreshes, RefreshesHastily,
        RepeatsLifetime, RepeatsBinding, RepeatsList, OmitsLifetime, OldLifetime, PostponesLifetime, KeepsNewInstances,
        KeepsGoneInstances, ListsChangeOnly, OmitsList, RefreshesByFirstLifetime,
        KeepsBinding, RegistersForBinding, RefusesNoEnd, DefaultForNoEnd,
    ];
}
