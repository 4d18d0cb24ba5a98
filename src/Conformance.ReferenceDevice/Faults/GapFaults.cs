namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the objects that the profile's draft adds.</summary>
public static class GapFaults
{
    public static readonly Fault StillJoining = new(
        "gap.still-joining", "tells that it still joins while the mesh object says connected", "REQ-GAP-02", FaultShape.WrongValue);

    public static readonly Fault AlwaysOperational = new(
        "gap.always-operational", "tells that it is operational while it has no network", "REQ-GAP-02", FaultShape.WrongValue);

    public static readonly Fault OtherDomain = new(
        "gap.other-domain", "names another regulatory domain than the mesh object", "REQ-GAP-04", FaultShape.WrongValue);

    public static readonly Fault ModeOutsidePlan = new(
        "gap.mode-outside-plan", "has a PHY mode that its channel plan does not allow", "REQ-GAP-04", FaultShape.WrongValue);

    public static readonly Fault SwitchesToBase = new(
        "gap.switches-to-base", "lists its base mode among those it switches to", "REQ-GAP-04", FaultShape.Superfluous);

    public static readonly Fault OtherKey = new(
        "gap.other-key", "tells that a group key is in use which there is not", "REQ-GAP-01", FaultShape.WrongValue);

    public static readonly Fault OtherRole = new(
        "gap.other-role", "tells of another role than it has", "REQ-GAP-01", FaultShape.WrongValue);

    public static readonly Fault ShowsGroupKey = new(
        "gap.shows-group-key", "shows a group key in the place of its hash", "REQ-GAP-03", FaultShape.Leak);

    public static readonly Fault LongHash = new(
        "gap.long-hash", "gives a hash of 16 octets", "REQ-GAP-03", FaultShape.WrongFormat);

    public static readonly Fault NoCertificate = new(
        "gap.no-certificate", "tells neither number nor end of its certificate", "REQ-GAP-05", FaultShape.Absent);

    public static readonly Fault BudgetBelowUse = new(
        "gap.budget-below-use", "sends for longer than it may", "REQ-GAP-06", FaultShape.WrongValue);

    public static readonly Fault NoAirTime = new(
        "gap.no-air-time", "does not count its time on air", "REQ-GAP-06", FaultShape.WrongValue);

    public static readonly Fault OtherRoot = new(
        "gap.other-root", "names another root than the mesh object", "REQ-GAP-08", FaultShape.WrongValue);

    public static readonly Fault RankOfOther = new(
        "gap.rank-of-other", "gives a rank that does not fit the one of the mesh object", "REQ-GAP-08", FaultShape.WrongValue);

    public static readonly Fault ParentsUnordered = new(
        "gap.parents-unordered", "does not list its preferred parent first", "REQ-GAP-08", FaultShape.WrongValue);

    public static readonly Fault NoEtx = new(
        "gap.no-etx", "gives a path metric below nothing", "REQ-GAP-07", FaultShape.WrongValue);

    public static readonly Fault OtherHops = new(
        "gap.other-hops", "counts other hops than the radio object", "REQ-LPN-08", FaultShape.WrongValue);

    public static readonly Fault NeverAlone = new(
        "gap.never-alone", "does not count the time without a parent", "REQ-GAP-07", FaultShape.WrongValue);

    public static readonly Fault OmitsParent = new(
        "gap.omits-parent", "does not have its parent among its neighbours", "REQ-GAP-09", FaultShape.Absent);

    public static readonly Fault NeighbourInLowerCase = new(
        "gap.neighbour-in-lower-case", "writes addresses of neighbours in lower case", "REQ-GAP-09", FaultShape.WrongFormat);

    public static readonly Fault RevokesAnybody = new(
        "gap.revokes-anybody", "revokes a node without being told which", "REQ-GAP-10", FaultShape.WrongEffect);

    public static readonly Fault LogsNoOrder = new(
        "gap.logs-no-order", "does not write down what it was ordered to do", "REQ-GAP-10", FaultShape.Absent);

    public static readonly Fault LeavesSilently = new(
        "gap.leaves-silently", "leaves its network without a word to its server", "REQ-REG-05", FaultShape.Absent);

    public static readonly Fault AnybodyAdministers = new(
        "gap.anybody-administers",
        "lets any server execute what is for the operator of a border router",
        "REQ-GAP-10",
        FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        StillJoining, AlwaysOperational, OtherDomain, ModeOutsidePlan, SwitchesToBase, OtherKey, OtherRole, ShowsGroupKey,
        LongHash, NoCertificate, BudgetBelowUse, NoAirTime, OtherRoot, RankOfOther, ParentsUnordered, NoEtx, OtherHops,
        NeverAlone, OmitsParent, NeighbourInLowerCase, RevokesAnybody, LogsNoOrder, LeavesSilently,
        AnybodyAdministers,
    ];
}
