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

    public static IReadOnlyList<Fault> All { get; } =
    [
        OtherMaker, SleepsAgainstRole, UptimeStands, NoExtension, LevelInMillivolts, KeepsTimeServer, AlwaysInTestMode,
    ];
}
