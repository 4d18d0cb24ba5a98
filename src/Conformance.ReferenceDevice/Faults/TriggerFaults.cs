namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about what servers set off: Update, Bootstrap, Disable, Reboot.</summary>
public static class TriggerFaults
{
    public static readonly Fault RefusesUpdate = new(
        "trigger.refuses-update", "answers the update trigger with 4.05", "TRG-01", FaultShape.WrongCode);

    public static readonly Fault IgnoresUpdate = new(
        "trigger.ignores-update", "answers the update trigger and sends no Update", "TRG-01", FaultShape.WrongEffect);

    public static readonly Fault UpdatesTwice = new(
        "trigger.updates-twice", "sends each Update twice, as two messages", "TRG-01", FaultShape.Superfluous);

    public static readonly Fault RegistersInstead = new(
        "trigger.registers-instead", "registers anew when it is asked for an Update", "REQ-REG-04", FaultShape.WrongEffect);

    public static readonly Fault UpdatesLate = new(
        "trigger.updates-late", "lets 45 seconds pass between the update trigger and the Update", "REQ-REG-04", FaultShape.Late);

    public static readonly Fault RefusesBootstrap = new(
        "trigger.refuses-bootstrap", "answers the bootstrap trigger with 4.05", "TRG-04", FaultShape.WrongCode);

    public static readonly Fault IgnoresBootstrap = new(
        "trigger.ignores-bootstrap", "answers the bootstrap trigger and asks no Bootstrap-Server", "BS-17", FaultShape.WrongEffect);

    public static readonly Fault BootstrapsLate = new(
        "trigger.bootstraps-late", "lets 90 seconds pass between the bootstrap trigger and the request", "REQ-BST-07", FaultShape.Late);

    public static readonly Fault RefusesDisable = new(
        "trigger.refuses-disable", "answers Disable with 4.05", "TRG-08", FaultShape.WrongCode);

    public static readonly Fault IgnoresDisable = new(
        "trigger.ignores-disable", "answers Disable and stays registered", "TRG-08", FaultShape.WrongEffect);

    public static readonly Fault ServesWhileDisabled = new(
        "trigger.serves-while-disabled", "serves a server for which it is disabled", "TRG-09", FaultShape.Leak);

    public static readonly Fault TalksWhileDisabled = new(
        "trigger.talks-while-disabled", "sends an Update to a server for which it is disabled", "TRG-09", FaultShape.Superfluous);

    public static readonly Fault ReturnsEarly = new(
        "trigger.returns-early", "registers again after half of the disable timeout", "TRG-10", FaultShape.Early);

    public static readonly Fault ReturnsLate = new(
        "trigger.returns-late", "registers again a minute after the disable timeout", "TRG-10", FaultShape.Late);

    public static readonly Fault StaysAway = new(
        "trigger.stays-away", "does not register again after it was disabled", "REQ-REG-06", FaultShape.Absent);

    public static readonly Fault IgnoresTimeout = new(
        "trigger.ignores-timeout", "stays disabled for a day whatever timeout was written", "TRG-11", FaultShape.WrongEffect);

    public static readonly Fault RefusesTimeout = new(
        "trigger.refuses-timeout", "answers a Write of the disable timeout with 4.05", "TRG-11", FaultShape.WrongCode);

    public static readonly Fault TakesShortServerId = new(
        "trigger.takes-ssid", "answers a Write of its Short Server ID as if it had taken it", "TRG-12", FaultShape.WrongCode);

    public static readonly Fault RebootsFirst = new(
        "trigger.reboots-first", "reboots without answering", "TRG-16", FaultShape.Early);

    public static readonly Fault IgnoresReboot = new(
        "trigger.ignores-reboot", "answers Reboot and does not reboot", "TRG-16", FaultShape.WrongEffect);

    public static readonly Fault RebootsLate = new(
        "trigger.reboots-late", "answers Reboot and reboots five minutes later", "REQ-DEV-04", FaultShape.Late);

    public static readonly Fault LosesAccounts = new(
        "trigger.loses-accounts", "has lost its server accounts when it comes back", "REQ-DEV-04", FaultShape.NotRestored);

    public static readonly Fault BootstrapUnanswered = new(
        "trigger.bootstrap-unanswered", "asks its Bootstrap-Server without answering the trigger", "TRG-04", FaultShape.Absent);

    public static readonly Fault DisableUnanswered = new(
        "trigger.disable-unanswered", "disables itself without answering", "TRG-08", FaultShape.Absent);

    public static readonly Fault HidesShortServerId = new(
        "trigger.hides-ssid", "answers a Read of its Short Server ID with 4.05", "TRG-12", FaultShape.WrongCode);

    public static readonly Fault BootstrapsNowhere = new(
        "trigger.bootstraps-nowhere", "answers the bootstrap trigger as if it had a bootstrap account", "TRG-07", FaultShape.WrongCode);

    public static readonly Fault KeepsBootstrapTime = new(
        "trigger.keeps-bootstrap-time", "keeps the time of its first bootstrap as that of the last", "TRG-06", FaultShape.NotRestored);

    public static readonly Fault DatesWrites = new(
        "trigger.dates-writes", "takes what a server writes to its account for a bootstrap", "TRG-06", FaultShape.WrongEffect);

    public static readonly Fault NeverConfirmable = new(
        "trigger.never-confirmable",
        "notifies Non-confirmably whatever the Default Notification Mode is",
        "TRG-15",
        FaultShape.WrongEffect);

    public static readonly Fault AlwaysConfirmable = new(
        "trigger.always-confirmable", "notifies Confirmably whatever the Default Notification Mode is", "TRG-15", FaultShape.Superfluous);

    public static readonly Fault IgnoresFactoryReset = new(
        "trigger.ignores-factory-reset", "answers Factory Reset and does nothing", "TRG-17", FaultShape.WrongEffect);

    public static readonly Fault OnlyReboots = new(
        "trigger.only-reboots", "reboots when it is told to go back to its factory state", "TRG-17", FaultShape.NotRestored);

    public static readonly Fault ShowsSequence = new(
        "trigger.shows-sequence", "lets a server read the registration sequence of a Server object 1.1", "TRG-19", FaultShape.Leak);

    public static readonly Fault TakesSequence = new(
        "trigger.takes-sequence", "lets a server write every resource of the registration sequence", "TRG-19", FaultShape.Superfluous);

    public static readonly Fault ClosesSequence = new(
        "trigger.closes-sequence", "lets no server write the registration sequence of a Server object 1.2", "TRG-19", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesUpdate, IgnoresUpdate, UpdatesTwice, RegistersInstead, UpdatesLate, RefusesBootstrap, IgnoresBootstrap,
        BootstrapsLate, RefusesDisable, IgnoresDisable, ServesWhileDisabled, TalksWhileDisabled, ReturnsEarly, ReturnsLate,
        StaysAway, IgnoresTimeout, RefusesTimeout, TakesShortServerId, RebootsFirst, IgnoresReboot, RebootsLate, LosesAccounts,
        BootstrapUnanswered, DisableUnanswered, HidesShortServerId,
        BootstrapsNowhere, KeepsBootstrapTime, DatesWrites, NeverConfirmable, AlwaysConfirmable, IgnoresFactoryReset,
        OnlyReboots, ShowsSequence, TakesSequence, ClosesSequence,
    ];
}
