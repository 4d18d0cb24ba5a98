namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Register and De-register.</summary>
public static class RegistrationFaults
{
    public static readonly Fault OtherName = new(
        "registration.makes-up-a-name", "registers with another endpoint name than its vendor states", "REQ-GEN-03", FaultShape.WrongValue);

    public static readonly Fault WrongLifetime = new(
        "registration.wrong-lifetime",
        "registers with a lifetime that is not the one of its Server object",
        "REG-03",
        FaultShape.WrongValue);

    public static readonly Fault OmitsLifetime = new(
        "registration.omits-lifetime", "registers without saying for how long", "REG-03", FaultShape.Absent);

    public static readonly Fault LifetimeInMilliseconds = new(
        "registration.lifetime-in-milliseconds", "registers its lifetime in milliseconds", "REG-03", FaultShape.WrongFormat);

    public static readonly Fault OmitsVersion = new(
        "registration.omits-version", "registers without the enabler version", "REG-04", FaultShape.Absent);

    public static readonly Fault PatchVersion = new(
        "registration.version-of-three-numbers", "registers the enabler version with a third number", "REG-04", FaultShape.WrongFormat);

    public static readonly Fault OldestVersion = new(
        "registration.claims-oldest-version", "registers LwM2M 1.0 whatever it speaks", "REG-04", FaultShape.WrongValue);

    public static readonly Fault UnknownBindingLetter = new(
        "registration.unknown-binding-letter",
        "registers a binding with a letter that no enabler version has",
        "REG-06",
        FaultShape.WrongValue);

    public static readonly Fault LowerCaseBinding = new(
        "registration.lower-case-binding", "registers its binding in lower case", "REG-06", FaultShape.WrongFormat);

    public static readonly Fault PlusInNumber = new(
        "registration.plus-in-number", "registers a telephone number with a plus in front", "REG-08", FaultShape.WrongFormat);

    public static readonly Fault NumberAsUri = new(
        "registration.number-as-uri", "registers its telephone number as a URI", "REG-08", FaultShape.WrongFormat);

    public static readonly Fault NonConfirmable = new(
        "registration.non-confirmable", "registers with a Non-confirmable request", "REG-01", FaultShape.WrongFormat);

    public static readonly Fault Puts = new(
        "registration.puts-itself", "registers with PUT", "REG-01", FaultShape.WrongCode);

    public static readonly Fault OneQueryOption = new(
        "registration.one-query-option", "registers with all parameters in one query option", "REG-01", FaultShape.WrongFormat);

    public static readonly Fault OtherPath = new(
        "registration.own-path", "registers at a path below /rd that it names itself", "REG-01", FaultShape.WrongValue);

    public static readonly Fault ListsAsText = new(
        "registration.lists-as-text", "registers its list as plain text", "REG-09", FaultShape.WrongFormat);

    public static readonly Fault ListsWithoutFormat = new(
        "registration.lists-without-format", "registers its list without a Content-Format", "REG-09", FaultShape.Absent);

    public static readonly Fault ListsSecurity = new(
        "registration.lists-security", "lists its Security instances when it registers", "REG-09", FaultShape.Superfluous);

    public static readonly Fault ListsOscore = new(
        "registration.lists-oscore", "lists an OSCORE instance when it registers", "REQ-GEN-04", FaultShape.Superfluous);

    public static readonly Fault ListsObjectsOnly = new(
        "registration.lists-objects-only", "lists its objects without their instances", "REG-10", FaultShape.Absent);

    public static readonly Fault HidesNewest = new(
        "registration.hides-newest-instance", "leaves the last instance of each object out of its list", "REG-10", FaultShape.Absent);

    public static readonly Fault SilentAfterPowerCycle = new(
        "registration.silent-after-power-cycle",
        "waits for somebody to speak first when its power comes back",
        "REG-02",
        FaultShape.Absent);

    public static readonly Fault GivesUpWhenForgotten = new(
        "registration.gives-up-when-forgotten", "does nothing more after its Update is refused as unknown", "REG-28", FaultShape.Absent);

    public static readonly Fault ShrugsOffRefusal = new(
        "registration.shrugs-off-refusal", "takes the refusal of its Update for success", "REG-28", FaultShape.WrongEffect);

    public static readonly Fault AnewWithoutList = new(
        "registration.anew-without-list", "registers anew without the list of its objects", "REG-28", FaultShape.WrongValue);

    public static readonly Fault KeepsObservations = new(
        "registration.keeps-observations", "goes on with the observations of the registration before", "IR-11", FaultShape.Leak);

    public static readonly Fault LeavesWithoutWord = new(
        "registration.leaves-without-a-word", "leaves without a De-register", "REQ-REG-05", FaultShape.Absent);

    public static readonly Fault LeavesByPost = new(
        "registration.leaves-by-post", "de-registers with POST", "REQ-REG-05", FaultShape.WrongCode);

    public static readonly Fault LeavesElsewhere = new(
        "registration.leaves-elsewhere", "de-registers at /rd and not at its location", "REQ-REG-05", FaultShape.WrongValue);

    public static readonly Fault IgnoresOrder = new(
        "registration.ignores-order", "registers with all servers at once although they have priorities", "REG-31", FaultShape.Early);

    public static readonly Fault ReversesOrder = new(
        "registration.reverses-order", "registers first with the server of the highest number", "REG-31", FaultShape.WrongValue);

    public static readonly Fault OrdersAll = new(
        "registration.orders-all", "makes servers without a priority wait for those that have one", "REG-32", FaultShape.Late);

    public static readonly Fault NeverBlocks = new(
        "registration.never-blocks", "goes on to the next server while one that blocks fails", "REG-33", FaultShape.Early);

    public static readonly Fault AlwaysBlocks = new(
        "registration.always-blocks", "stops at a server that fails although it does not block", "REG-33", FaultShape.Absent);

    public static readonly Fault BareTargets = new(
        "registration.bare-targets", "lists objects without angle brackets", "FMT-35", FaultShape.WrongFormat);

    public static readonly Fault SemicolonList = new(
        "registration.semicolon-list", "separates the links of its list by semicolons", "FMT-35", FaultShape.WrongFormat);

    public static readonly Fault WritesBlanks = new(
        "registration.writes-blanks", "writes blanks after the commas of its list", "REG-48", FaultShape.WrongFormat);

    public static readonly Fault UnquotedFormats = new(
        "registration.unquoted-formats", "writes several content formats without quotes", "FMT-35", FaultShape.WrongFormat);

    public static readonly Fault NumericRoot = new(
        "registration.numeric-root", "announces a root that has a number in its path", "REG-12", FaultShape.WrongValue);

    public static readonly Fault BesideRoot = new(
        "registration.beside-the-root", "announces a root and lists its objects elsewhere", "REG-12", FaultShape.WrongValue);

    public static readonly Fault RootInName = new(
        "registration.root-in-name-only", "announces a root below which it serves nothing", "REG-12", FaultShape.WrongEffect);

    public static readonly Fault TellsNoVersions = new(
        "registration.tells-no-versions", "lists its objects without their versions when it registers", "REG-47", FaultShape.Absent);

    public static readonly Fault TalksEarly = new(
        "registration.talks-early", "sends an Update before its Register is answered", "REG-45", FaultShape.Early);

    public static readonly Fault ServesEarly = new(
        "registration.serves-early", "serves a server before its Register is answered", "REG-46", FaultShape.Leak);

    public static readonly Fault UpdatesAfterMove = new(
        "registration.updates-after-move", "sends an Update from its new address", "REG-40", FaultShape.WrongEffect);

    public static readonly Fault SilentAfterMove = new(
        "registration.silent-after-move", "says nothing when its address has changed", "REG-40", FaultShape.Absent);

    public static readonly Fault RepeatsProfile = new(
        "registration.repeats-profile", "registers with the same profile id after that was refused", "REG-43", FaultShape.WrongEffect);

    public static readonly Fault ProfileWithoutList = new(
        "registration.leaves-list-out", "registers without its list after its profile id was refused", "REG-43", FaultShape.Absent);

    public static readonly Fault WantsUdpListed = new(
        "registration.wants-udp-listed", "registers with no server whose binding lacks the letter U", "ALT-14", FaultShape.Absent);

    public static readonly Fault OtherPort = new(
        "registration.other-port", "takes 5693 for the port of a server whose URI has none", "TRN-01", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        OtherName, WrongLifetime, OmitsLifetime, LifetimeInMilliseconds, OmitsVersion, PatchVersion, OldestVersion,
        UnknownBindingLetter, LowerCaseBinding, PlusInNumber, NumberAsUri, NonConfirmable, Puts, OneQueryOption, OtherPath,
        ListsAsText, ListsWithoutFormat, ListsSecurity, ListsOscore, ListsObjectsOnly, HidesNewest, SilentAfterPowerCycle,
        GivesUpWhenForgotten, ShrugsOffRefusal, AnewWithoutList, KeepsObservations, LeavesWithoutWord, LeavesByPost,
        LeavesElsewhere, IgnoresOrder, ReversesOrder, OrdersAll, NeverBlocks, AlwaysBlocks, BareTargets, SemicolonList, WritesBlanks,
        UnquotedFormats, NumericRoot, BesideRoot, RootInName, TellsNoVersions, TalksEarly, ServesEarly, UpdatesAfterMove, SilentAfterMove,
        RepeatsProfile, ProfileWithoutList, WantsUdpListed, OtherPort,
    ];
}
