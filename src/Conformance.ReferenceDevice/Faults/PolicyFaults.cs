namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about which accounts a device may have once it is sold, and how often it shakes hands.</summary>
public static class PolicyFaults
{
    public static readonly Fault TakesNoSecurity = new("policy.takes-no-security", "takes an account without security outside a lab", "REQ-SEC-01", FaultShape.WrongEffect);
    public static readonly Fault TakesPreSharedKey = new("policy.takes-psk", "takes an account of a server with a pre-shared key outside a lab", "REQ-SEC-03", FaultShape.WrongEffect);
    public static readonly Fault ShakesHandsOften = new("policy.shakes-hands-often", "shakes hands before each Update", "REQ-SEC-08", FaultShape.Superfluous);
    public static readonly Fault NeverRenews = new("policy.never-renews", "does not shake hands again with a server that ended their association", "REQ-SEC-08", FaultShape.Absent);
    public static readonly Fault RepeatsQuickly = new("policy.repeats-quickly", "sends a flight again every 200 ms", "SEC-37", FaultShape.Early);
    public static readonly Fault NeverRepeats = new("policy.never-repeats", "sends a flight once", "SEC-37", FaultShape.Absent);
    public static readonly Fault SteadyPauses = new("policy.steady-pauses", "sends a flight again after the same time each time", "SEC-37", FaultShape.WrongValue);
    public static readonly Fault OtherName = new("policy.other-name", "shows a certificate from its factory that has another name than its own", "SEC-26", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
        [TakesNoSecurity, TakesPreSharedKey, ShakesHandsOften, NeverRenews, RepeatsQuickly, NeverRepeats, SteadyPauses, OtherName];
}
