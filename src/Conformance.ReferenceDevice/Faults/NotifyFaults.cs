namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about what notifications hold and when they come.</summary>
public static class NotifyFaults
{
    public static readonly Fault OtherFormat = new(
        "notify.other-format", "notifies in another format than it answered the Observe in", "IR-03", FaultShape.WrongFormat);

    public static readonly Fault OtherToken = new(
        "notify.other-token", "notifies with another token than that of the Observe", "IR-03", FaultShape.WrongValue);

    public static readonly Fault SameNumber = new(
        "notify.same-number", "gives all notifications the same number", "IR-04", FaultShape.WrongValue);

    public static readonly Fault CountsDown = new(
        "notify.counts-down", "gives notifications falling numbers", "IR-04", FaultShape.WrongValue);

    public static readonly Fault FirstValueOnly = new(
        "notify.first-value-only", "notifies an instance by its first value", "IR-05", FaultShape.Absent);

    public static readonly Fault InstanceWithoutArrays = new(
        "notify.instance-without-arrays", "leaves multiple resources out when it notifies an instance", "IR-05", FaultShape.Absent);

    public static readonly Fault CompositeFirstOnly = new(
        "notify.composite-first-only", "notifies a composite observation by its first path", "IR-18", FaultShape.Absent);

    public static readonly Fault OuterWins = new(
        "notify.outer-wins", "lets the attribute of an instance overrule that of its resource", "ATT-01", FaultShape.WrongValue);

    public static readonly Fault NotFromInstance = new(
        "notify.not-from-instance", "does not apply attributes of an instance to its resources", "ATT-02", FaultShape.Absent);

    public static readonly Fault NotFromObject = new(
        "notify.not-from-object", "does not apply attributes of an object to what is below it", "ATT-02", FaultShape.Absent);

    public static readonly Fault IgnoresPmin = new(
        "notify.ignores-pmin", "notifies a change before pmin is over", "ATT-04", FaultShape.Early);

    public static readonly Fault DropsEarly = new(
        "notify.drops-early", "forgets a change that happens before pmin is over", "ATT-04", FaultShape.Absent);

    public static readonly Fault DoublesPmin = new(
        "notify.doubles-pmin", "waits twice pmin before it notifies a change", "ATT-04", FaultShape.Late);

    public static readonly Fault IgnoresPmax = new(
        "notify.ignores-pmax", "does not notify what does not change", "ATT-05", FaultShape.Absent);

    public static readonly Fault PminForPmax = new(
        "notify.pmin-for-pmax", "notifies an unchanged value each pmin", "ATT-05", FaultShape.Early);

    public static readonly Fault DoublesPmax = new(
        "notify.doubles-pmax", "notifies an unchanged value each second pmax", "ATT-05", FaultShape.Late);

    public static readonly Fault KeepsSmallPmax = new(
        "notify.keeps-small-pmax", "keeps to a pmax that is smaller than pmin", "ATT-06", FaultShape.Superfluous);

    public static readonly Fault PminForSmallPmax = new(
        "notify.pmin-for-small-pmax", "notifies each pmin when pmax is smaller", "ATT-06", FaultShape.WrongValue);

    public static readonly Fault IgnoresDefaults = new(
        "notify.ignores-defaults", "does not apply the default periods of its Server object", "ATT-08", FaultShape.Absent);

    public static readonly Fault MinimumForMaximum = new(
        "notify.minimum-for-maximum", "takes the default minimum period for the default maximum period", "ATT-08", FaultShape.Early);

    public static readonly Fault IgnoresGt = new(
        "notify.ignores-gt", "notifies every change of a value although gt is set", "ATT-09", FaultShape.Superfluous);

    public static readonly Fault AboveGt = new(
        "notify.above-gt", "notifies every value above gt", "ATT-09", FaultShape.Superfluous);

    public static readonly Fault NeverGt = new(
        "notify.never-gt", "does not notify a value that rises above gt", "ATT-09", FaultShape.Absent);

    public static readonly Fault IgnoresLt = new(
        "notify.ignores-lt", "notifies every change of a value although lt is set", "ATT-10", FaultShape.Superfluous);

    public static readonly Fault BelowLt = new(
        "notify.below-lt", "notifies every value below lt", "ATT-10", FaultShape.Superfluous);

    public static readonly Fault NeverLt = new(
        "notify.never-lt", "does not notify a value that falls below lt", "ATT-10", FaultShape.Absent);

    public static readonly Fault IgnoresSt = new(
        "notify.ignores-st", "notifies every change of a value although st is set", "ATT-11", FaultShape.Superfluous);

    public static readonly Fault StepFromSample = new(
        "notify.step-from-sample", "counts the step from the last value and not from the one it notified", "ATT-11", FaultShape.Absent);

    public static readonly Fault MoreThanStep = new(
        "notify.more-than-step", "wants more than the step before it notifies", "ATT-11", FaultShape.Absent);

    public static readonly Fault WantsAllConditions = new(
        "notify.wants-all-conditions", "notifies only when thresholds and step are all met", "ATT-12", FaultShape.Absent);

    public static readonly Fault UptimeForTime = new(
        "notify.uptime-for-time", "tells of a kept notification at which second of its uptime it was due", "FMT-26", FaultShape.WrongValue);

    public static readonly Fault ZeroPmaxEachSecond = new(
        "notify.zero-pmax-each-second", "notifies each second when pmax is 0", "ATT-07", FaultShape.Superfluous);

    public static readonly Fault IgnoresEpmin = new(
        "notify.ignores-epmin", "evaluates a change before epmin is over", "ATT-14", FaultShape.Early);

    public static readonly Fault IgnoresEpmax = new(
        "notify.ignores-epmax", "evaluates nothing that has an epmax", "ATT-15", FaultShape.Absent);

    public static readonly Fault DoublesEpmax = new(
        "notify.doubles-epmax", "evaluates each second epmax only", "ATT-15", FaultShape.Late);

    public static readonly Fault BothEdges = new(
        "notify.both-edges", "notifies both edges of a Boolean although edge names one", "ATT-17", FaultShape.Superfluous);

    public static readonly Fault OtherEdge = new(
        "notify.other-edge", "notifies the edge of a Boolean that edge does not name", "ATT-17", FaultShape.WrongValue);

    public static readonly Fault NeverEdge = new(
        "notify.never-edge", "notifies no edge of a Boolean when edge is set", "ATT-17", FaultShape.Absent);

    public static readonly Fault IgnoresCon = new(
        "notify.ignores-con", "notifies Non-confirmable although con is 1", "ATT-18", FaultShape.Absent);

    public static readonly Fault AlwaysConfirmable = new(
        "notify.always-confirmable", "notifies Confirmable although con is 0", "ATT-18", FaultShape.Superfluous);

    public static readonly Fault LeastCon = new(
        "notify.least-con", "notifies Non-confirmable when one of several parts has con 0", "ATT-18", FaultShape.WrongValue);

    public static readonly Fault LongestPmin = new(
        "notify.longest-pmin", "holds a composite observation back for the longest pmin of its paths", "IR-19", FaultShape.Late);

    public static readonly Fault FirstAttributes = new(
        "notify.first-attributes",
        "holds all paths of a composite observation against the attributes of the first",
        "IR-19",
        FaultShape.WrongValue);

    public static readonly Fault CutsBlocks = new(
        "notify.cuts-blocks", "notifies the first block of a large value as if it were all", "IR-30", FaultShape.WrongValue);

    public static readonly Fault KeepsLaterBlocks = new(
        "notify.keeps-later-blocks", "refuses the later blocks of what it notified", "IR-30", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        OtherFormat, OtherToken, SameNumber, CountsDown, FirstValueOnly, InstanceWithoutArrays, CompositeFirstOnly, OuterWins,
        NotFromInstance, NotFromObject, IgnoresPmin, DropsEarly, DoublesPmin, IgnoresPmax, PminForPmax, DoublesPmax,
        KeepsSmallPmax, PminForSmallPmax, IgnoresDefaults, MinimumForMaximum, IgnoresGt, AboveGt, NeverGt, IgnoresLt, BelowLt,
        NeverLt, IgnoresSt, StepFromSample, MoreThanStep, WantsAllConditions, UptimeForTime, ZeroPmaxEachSecond, IgnoresEpmin,
        IgnoresEpmax, DoublesEpmax, BothEdges, OtherEdge, NeverEdge, IgnoresCon, AlwaysConfirmable, LeastCon, LongestPmin,
        FirstAttributes, CutsBlocks, KeepsLaterBlocks,
    ];
}
