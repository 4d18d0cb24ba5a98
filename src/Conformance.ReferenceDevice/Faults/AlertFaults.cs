namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies after an alert, after a loss, and about keys that nobody may read.</summary>
public static class AlertFaults
{
    public static readonly Fault TriesOn = new("alerts.tries-on", "tries again after an alert that ends the attempts", "SEC-29", FaultShape.Superfluous);
    public static readonly Fault BarredForEver = new("alerts.barred-for-ever", "does not try again when its account has changed", "SEC-29", FaultShape.NotRestored);
    public static readonly Fault EndsAtAny = new("alerts.ends-at-any", "gives up after any alert", "SEC-29", FaultShape.Absent);
    public static readonly Fault Forgets = new("alerts.not-kept", "does not keep the last alert in its Server object", "TRG-13", FaultShape.Absent);
    public static readonly Fault Other = new("alerts.kept-wrong", "keeps the level of the last alert for its description", "TRG-13", FaultShape.WrongValue);
    public static readonly Fault UpdatesOnly = new("alerts.updates-only", "sends an Update after a whole handshake", "REG-39", FaultShape.WrongEffect);
    public static readonly Fault GoesOn = new("alerts.goes-on", "says nothing after a whole handshake", "REG-39", FaultShape.Absent);
    public static readonly Fault TellsKey = new("alerts.tells-key", "answers a Read of the secret key of an account", "SEC-40", FaultShape.Leak);

    public static readonly Fault TellsIdentity = new("alerts.tells-identity", "shows what the Security object holds of the device in a composite Read of the root", "SEC-40", FaultShape.Leak);

    public static IReadOnlyList<Fault> All { get; } =
        [TriesOn, BarredForEver, EndsAtAny, Forgets, Other, UpdatesOnly, GoesOn, TellsKey, TellsIdentity];
}
