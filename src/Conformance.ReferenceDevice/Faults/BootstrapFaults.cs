namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the bootstrap interface.</summary>
public static class BootstrapFaults
{
    public static readonly Fault NeverAsks = new(
        "bootstrap.never-asks", "asks no Bootstrap-Server although it has no other account", "BS-01", FaultShape.Absent);

    public static readonly Fault AsksByPut = new(
        "bootstrap.asks-by-put", "asks its Bootstrap-Server with PUT", "BS-01", FaultShape.WrongCode);

    public static readonly Fault AsksOnEveryStart = new(
        "bootstrap.asks-on-every-start",
        "asks its Bootstrap-Server after each power cycle although it has an account",
        "BS-18",
        FaultShape.WrongEffect);

    public static readonly Fault AsksBesides = new(
        "bootstrap.asks-besides", "asks its Bootstrap-Server while it registers with the account it has", "BS-18", FaultShape.Superfluous);

    public static readonly Fault OmitsEnabler = new(
        "bootstrap.omits-enabler", "leaves the enabler version out of Bootstrap-Discover", "BS-21", FaultShape.Absent);

    public static readonly Fault WrongEnabler = new(
        "bootstrap.wrong-enabler", "names an enabler version in Bootstrap-Discover that it does not speak", "BS-21", FaultShape.WrongValue);

    public static readonly Fault ListsResources = new(
        "bootstrap.lists-resources", "lists resources in Bootstrap-Discover", "BS-21", FaultShape.Superfluous);

    public static readonly Fault OmitsShortServerId = new(
        "bootstrap.omits-ssid", "shows accounts in Bootstrap-Discover without their Short Server ID", "BS-22", FaultShape.Absent);

    public static readonly Fault InstanceForShortServerId = new(
        "bootstrap.instance-for-ssid", "shows the instance id of accounts as their Short Server ID", "BS-22", FaultShape.WrongValue);

    public static readonly Fault ShowsOwnShortServerId = new(
        "bootstrap.ssid-of-bootstrap", "shows a Short Server ID with its bootstrap account", "BS-22", FaultShape.Superfluous);

    public static readonly Fault DiscoversNothing = new(
        "bootstrap.discovers-nothing",
        "answers a Bootstrap-Discover of an object that it lacks with 2.05 and nothing",
        "BS-24",
        FaultShape.WrongCode);

    public static readonly Fault RefusesDiscover = new(
        "bootstrap.refuses-discover", "answers a Bootstrap-Discover of an object that it lacks with 4.00", "BS-24", FaultShape.WrongCode);

    public static readonly Fault RefusesRead = new(
        "bootstrap.refuses-read", "answers every Bootstrap-Read with 4.05", "BS-25", FaultShape.WrongCode);

    public static readonly Fault ReadsDevice = new(
        "bootstrap.reads-device", "lets the Bootstrap-Server read its Device object", "BS-25", FaultShape.Superfluous);

    public static readonly Fault ReadsSecurity = new(
        "bootstrap.reads-security", "lets the Bootstrap-Server read its Security object", "REQ-SEC-11", FaultShape.Leak);

    public static readonly Fault ReadsInstancesOnly = new(
        "bootstrap.reads-instances-only", "answers a Bootstrap-Read of a whole object with 4.05", "REQ-BST-05", FaultShape.WrongCode);

    public static readonly Fault RefusesNew = new(
        "bootstrap.refuses-new-instances",
        "answers a Bootstrap-Write of an instance that it does not have with 4.04",
        "BS-26",
        FaultShape.WrongCode);

    public static readonly Fault DropsWrites = new(
        "bootstrap.drops-writes", "answers a Bootstrap-Write with 2.04 and stores nothing", "BS-26", FaultShape.WrongEffect);

    public static readonly Fault WantsSecurityFirst = new(
        "bootstrap.wants-security-first",
        "answers a Bootstrap-Write of Server with 4.00 as long as it has no account in Security",
        "REQ-BST-02",
        FaultShape.WrongCode);

    public static readonly Fault RefusesUnknown = new(
        "bootstrap.refuses-unknown-resources",
        "answers a Bootstrap-Write with a resource that it does not know with 4.00",
        "BS-27",
        FaultShape.WrongCode);

    public static readonly Fault StopsAtUnknown = new(
        "bootstrap.stops-at-unknown-resource",
        "takes nothing of a Bootstrap-Write that has a resource it does not know",
        "BS-27",
        FaultShape.WrongEffect);

    public static readonly Fault AddsDefaults = new(
        "bootstrap.adds-defaults",
        "gives a written Server instance a default period that the payload did not have",
        "BS-28",
        FaultShape.Superfluous);

    public static readonly Fault AsksForRights = new(
        "bootstrap.asks-for-rights", "answers a Bootstrap-Write of Access Control with 4.01", "BS-05", FaultShape.WrongCode);

    public static readonly Fault UnknownFormatIsBad = new(
        "bootstrap.unknown-format-is-bad", "answers a Bootstrap-Write in an unknown format with 4.00", "BS-30", FaultShape.WrongCode);

    public static readonly Fault UnreadableIsFormat = new(
        "bootstrap.unreadable-is-format", "answers a Bootstrap-Write that it cannot read with 4.15", "BS-30", FaultShape.WrongCode);

    public static readonly Fault LeavesInstance = new(
        "bootstrap.leaves-instance", "creates the instance of a Bootstrap-Write that it cannot read", "BS-30", FaultShape.WrongEffect);

    public static readonly Fault DeletesOwnAccount = new(
        "bootstrap.deletes-own-account", "removes its bootstrap account with the object Security", "BS-32", FaultShape.WrongEffect);

    public static readonly Fault RefusesObjectDelete = new(
        "bootstrap.refuses-object-delete", "answers a Bootstrap-Delete of an object with 4.00", "BS-32", FaultShape.WrongCode);

    public static readonly Fault KeepsInstances = new(
        "bootstrap.keeps-instances",
        "answers a Bootstrap-Delete of an object with 2.02 and keeps its instances",
        "BS-32",
        FaultShape.NotRestored);

    public static readonly Fault DeletesDevice = new(
        "bootstrap.deletes-device", "removes its Device instance when that is deleted by name", "BS-33", FaultShape.WrongEffect);

    public static readonly Fault DeletesNamedAccount = new(
        "bootstrap.deletes-named-account", "removes its bootstrap account when that is deleted by name", "BS-33", FaultShape.WrongEffect);

    public static readonly Fault KeepsServers = new(
        "bootstrap.keeps-servers", "keeps its Server instances when everything is deleted", "BS-31", FaultShape.NotRestored);

    public static readonly Fault ForgetsEverything = new(
        "bootstrap.forgets-everything", "removes its bootstrap account too when everything is deleted", "BS-31", FaultShape.WrongEffect);

    public static readonly Fault TwoBootstrapAccounts = new(
        "bootstrap.two-bootstrap-accounts", "takes a configuration with two bootstrap accounts", "BS-03", FaultShape.WrongCode);

    public static readonly Fault PairsAnyHalves = new(
        "bootstrap.pairs-any-halves",
        "takes a Security and a Server instance of different Short Server IDs for an account",
        "BS-04",
        FaultShape.WrongValue);

    public static readonly Fault FinishesAnyhow = new(
        "bootstrap.finishes-anyhow", "answers Finish with 2.04 whatever the configuration is", "BS-13", FaultShape.WrongCode);

    public static readonly Fault RefusesAsBad = new(
        "bootstrap.refuses-as-bad", "answers Finish of an unusable configuration with 4.00", "BS-13", FaultShape.WrongCode);

    public static readonly Fault ClosesOnRefusal = new(
        "bootstrap.closes-on-refusal",
        "takes back everything and hears the Bootstrap-Server no more after a refused Finish",
        "BS-13",
        FaultShape.WrongEffect);

    public static readonly Fault RegistersEarly = new(
        "bootstrap.registers-early", "registers as soon as it has an account and waits for no Finish", "BS-42", FaultShape.Early);

    public static readonly Fault SilentAfterFinish = new(
        "bootstrap.silent-after-finish", "answers Finish and does not register", "REG-02", FaultShape.Absent);

    public static readonly Fault RefusesUsable = new(
        "bootstrap.refuses-usable", "answers Finish of a usable configuration with 4.06", "BS-04", FaultShape.WrongCode);

    public static readonly Fault RefusesDeleteAll = new(
        "bootstrap.refuses-delete-all", "answers a Bootstrap-Delete of everything with 4.00", "REQ-BST-02", FaultShape.WrongCode);

    public static readonly Fault HidesShortServerId = new(
        "bootstrap.hides-ssid", "leaves the Short Server ID out of Bootstrap-Read", "REQ-BST-05", FaultShape.Absent);

    public static readonly Fault KeepsNamedAccount = new(
        "bootstrap.keeps-named-account", "keeps a server account that is deleted by name", "BS-15", FaultShape.WrongEffect);

    public static readonly Fault LeavesHalf = new(
        "bootstrap.leaves-half", "keeps the Server instance of a Security instance that is deleted", "BS-45", FaultShape.NotRestored);

    public static readonly Fault LeavesRights = new(
        "bootstrap.leaves-rights", "keeps rights and property of a server whose Security instance is deleted", "BS-45", FaultShape.NotRestored);

    public static readonly Fault FinishesByItself = new(
        "bootstrap.finishes-by-itself", "takes a bootstrap for finished when nothing more comes", "BS-11", FaultShape.WrongEffect);

    public static readonly Fault KeepsFailed = new(
        "bootstrap.keeps-failed", "keeps what a bootstrap wrote that failed", "BS-12", FaultShape.NotRestored);

    public static readonly Fault TakesUselessAccount = new(
        "bootstrap.takes-useless-account",
        "answers Finish with 2.04 when its new bootstrap account cannot be used",
        "BS-14",
        FaultShape.WrongCode);

    public static readonly Fault AsksOldServer = new(
        "bootstrap.asks-old-server", "asks its old Bootstrap-Server after it was given another", "BS-14", FaultShape.NotRestored);

    public static readonly Fault KeepsExpiredAccount = new(
        "bootstrap.keeps-expired-account", "keeps its bootstrap account beyond the Account Timeout", "BS-16", FaultShape.NotRestored);

    public static readonly Fault ZeroExpires = new(
        "bootstrap.zero-expires",
        "gives its bootstrap account up after a second when the Account Timeout is 0",
        "BS-16",
        FaultShape.WrongEffect);

    public static readonly Fault IgnoresHoldOff = new(
        "bootstrap.ignores-hold-off", "asks its Bootstrap-Server without waiting the Client Hold Off Time", "BS-20", FaultShape.Early);

    public static readonly Fault HoldOffInMinutes = new(
        "bootstrap.hold-off-in-minutes", "takes the seconds of the Client Hold Off Time for minutes", "BS-20", FaultShape.Late);

    public static readonly Fault HidesEmptyObjects = new(
        "bootstrap.hides-empty-objects", "leaves objects without instances out of Bootstrap-Discover", "BS-23", FaultShape.Absent);

    public static readonly Fault OmitsVersions = new(
        "bootstrap.omits-versions", "leaves the versions of objects out of Bootstrap-Discover", "BS-23", FaultShape.Absent);

    public static readonly Fault DeletesAround = new(
        "bootstrap.deletes-around", "deletes the instance when one of its resources is to be deleted", "BS-34", FaultShape.WrongEffect);

    public static readonly Fault ResourceNotDeletable = new(
        "bootstrap.resource-not-deletable", "answers the Bootstrap-Delete of a resource with 4.05", "BS-34", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NeverAsks, AsksByPut, AsksOnEveryStart, AsksBesides, OmitsEnabler, WrongEnabler, ListsResources, OmitsShortServerId,
        InstanceForShortServerId, ShowsOwnShortServerId, DiscoversNothing, RefusesDiscover, RefusesRead, ReadsDevice,
        ReadsSecurity, ReadsInstancesOnly, RefusesNew, DropsWrites, WantsSecurityFirst, RefusesUnknown, StopsAtUnknown,
        AddsDefaults, AsksForRights, UnknownFormatIsBad, UnreadableIsFormat, LeavesInstance, DeletesOwnAccount,
        RefusesObjectDelete, KeepsInstances, DeletesDevice, DeletesNamedAccount, KeepsServers, ForgetsEverything,
        TwoBootstrapAccounts, PairsAnyHalves, FinishesAnyhow, RefusesAsBad, ClosesOnRefusal, RegistersEarly, SilentAfterFinish,
        RefusesUsable, RefusesDeleteAll, HidesShortServerId, KeepsNamedAccount, LeavesHalf, LeavesRights, FinishesByItself,
        KeepsFailed, TakesUselessAccount, AsksOldServer, KeepsExpiredAccount, ZeroExpires, IgnoresHoldOff, HoldOffInMinutes,
        HidesEmptyObjects, OmitsVersions, DeletesAround, ResourceNotDeletable,
    ];
}
