namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the device itself as the profile wants it told.</summary>
public static class NodeFaults
{
    public static readonly Fault OtherMaker = new(
        "node.other-maker", "gives a manufacturer that its EUI-64 does not begin with", "REQ-DEV-08", FaultShape.WrongValue);

    public static readonly Fault SleepsAgainstRole = new(
        "node.sleeps-against-role", "tells that it sleeps when its role does not, and the reverse", "REQ-DEV-08", FaultShape.WrongValue);

    public static readonly Fault UptimeStands = new(
        "node.uptime-stands", "has an uptime that does not count", "REQ-DEV-08", FaultShape.WrongValue);

    public static readonly Fault NoExtension = new(
        "node.no-extension", "has no link to more of the device", "REQ-DEV-08", FaultShape.Absent);

    public static readonly Fault LevelInMillivolts = new(
        "node.level-in-millivolts", "gives its battery level in millivolts", "REQ-DEV-07", FaultShape.WrongFormat);

    public static readonly Fault KeepsTimeServer = new(
        "node.keeps-time-server",
        "answers a Write of its time server with 2.04 and keeps the old one",
        "REQ-DEV-06",
        FaultShape.WrongEffect);

    public static readonly Fault AlwaysInTestMode = new(
        "node.always-in-test-mode", "takes test values although test mode is off", "REQ-GEN-13", FaultShape.WrongEffect);

    public static readonly Fault SpeaksOldest = new(
        "node.speaks-oldest", "registers with LwM2M 1.0 and speaks no other", "REQ-GEN-01", FaultShape.WrongValue);

    public static readonly Fault SpeaksPrevious = new(
        "node.speaks-previous", "speaks LwM2M 1.1 although it is made for 1.2", "REQ-GEN-02", FaultShape.WrongValue);

    public static readonly Fault LargeBlocks = new(
        "node.large-blocks", "offers blocks of 1024 octets by itself", "REQ-GEN-12", FaultShape.WrongValue);

    public static readonly Fault ClockOff = new(
        "node.clock-off", "tells a time that is half a minute off", "REQ-DEV-05", FaultShape.WrongValue);

    public static readonly Fault FreeBeyondTotal = new(
        "node.free-beyond-total", "has more free memory than memory", "REQ-DEV-09", FaultShape.WrongValue);

    public static readonly Fault IgnoresPeriod = new(
        "node.ignores-period", "collects statistics for longer than the period that is set", "REQ-CON-10", FaultShape.WrongEffect);

    public static readonly Fault NeverComesBack = new(
        "node.never-comes-back", "stays away when the account it was given does not work", "REQ-BST-03", FaultShape.Absent);

    public static readonly Fault TriplesPause = new(
        "node.triples-pause", "makes the pause between attempts three times as long each time", "REQ-BST-04", FaultShape.WrongValue);

    public static readonly Fault SharesAccounts = new(
        "node.shares-accounts", "lets one server execute what is in the account of another", "REQ-BST-06", FaultShape.WrongEffect);

    public static readonly Fault SharesRadio = new(
        "node.shares-radio", "lets any server write to its radio objects", "REQ-SEC-12", FaultShape.WrongEffect);

    public static readonly Fault ForgetsBootstrap = new(
        "node.forgets-bootstrap", "has no bootstrap account after a factory reset", "REQ-BST-08", FaultShape.NotRestored);

    public static readonly Fault FewObservations = new(
        "node.few-observations", "keeps three observations and drops the oldest without a word", "REQ-OBS-03", FaultShape.Absent);

    public static readonly Fault KeepsNoTimes = new(
        "node.keeps-no-times", "gives no times with what it kept while it was out of reach", "REQ-OBS-04", FaultShape.Absent);

    public static readonly Fault NeverAsksForProof = new(
        "node.never-asks-for-proof",
        "sends any number of notifications without asking whether they arrive",
        "REQ-OBS-05",
        FaultShape.Absent);

    public static readonly Fault AcksLate = new(
        "node.acks-late", "takes more than a second for an answer in its acknowledgement", "REQ-COP-04", FaultShape.Late);

    public static readonly Fault DozesOff = new(
        "node.dozes-off", "sleeps ten seconds after an exchange", "REQ-COP-05", FaultShape.WrongEffect);

    public static readonly Fault TalksAtOnce = new(
        "node.talks-at-once", "has several exchanges with its server at once", "REQ-COP-06", FaultShape.Superfluous);

    public static readonly Fault ForgetsBlocks = new(
        "node.forgets-blocks", "gives a transfer up when five seconds pass between two blocks", "REQ-COP-01", FaultShape.WrongEffect);

    public static readonly Fault NoSecurityLog = new(
        "node.no-security-log", "has no log of what concerns its security", "REQ-LOG-01", FaultShape.Absent);

    public static readonly Fault LogsKey = new(
        "node.logs-key", "writes a key into its logs", "REQ-LOG-04", FaultShape.Leak);

    public static readonly Fault KeepsAlive = new(
        "node.keeps-alive", "updates its registration every minute, whatever its lifetime", "REQ-LFN-01", FaultShape.Superfluous);

    public static readonly Fault LeafWithoutRadio = new(
        "node.leaf-without-radio", "has no radio object, being a leaf", "REQ-LFN-02", FaultShape.Absent);

    public static readonly Fault RouterWithoutCounts = new(
        "node.router-without-counts", "has no statistics, being a border router", "REQ-BR-01", FaultShape.Absent);

    public static readonly Fault HurriesPieces = new(
        "node.hurries-pieces", "sends pieces of its log three times as often as it may", "REQ-LOG-03", FaultShape.Early);

    public static IReadOnlyList<Fault> All { get; } =
    [
        OtherMaker, SleepsAgainstRole, UptimeStands, NoExtension, LevelInMillivolts, KeepsTimeServer, AlwaysInTestMode,
        SpeaksOldest, SpeaksPrevious, LargeBlocks, ClockOff, FreeBeyondTotal, IgnoresPeriod, NeverComesBack, TriplesPause,
        SharesAccounts, SharesRadio, ForgetsBootstrap, FewObservations, KeepsNoTimes, NeverAsksForProof, AcksLate, DozesOff,
        TalksAtOnce, ForgetsBlocks, NoSecurityLog, LogsKey, KeepsAlive, LeafWithoutRadio, RouterWithoutCounts,
        HurriesPieces,
    ];
}
