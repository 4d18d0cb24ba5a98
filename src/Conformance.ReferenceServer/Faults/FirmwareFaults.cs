namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about bringing firmware.</summary>
public static class FirmwareFaults
{
    public static readonly Fault IgnoresProtocols = new(
        "server-firmware.ignores-protocols", "writes an address of a scheme that the client does not list", "FW-04", FaultShape.WrongValue);

    public static readonly Fault StumblesOverUnknown = new(
        "server-firmware.stumbles-over-unknown", "brings no firmware to clients that list a protocol it does not know", "FW-04", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        IgnoresProtocols, StumblesOverUnknown,
    ];
}
