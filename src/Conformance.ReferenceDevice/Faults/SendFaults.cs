namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Send.</summary>
public static class SendFaults
{
    public static readonly Fault NonConfirmable = new(
        "send.non-confirmable", "sends without asking for an acknowledgement", "IR-23", FaultShape.WrongValue);

    public static readonly Fault WrongPath = new(
        "send.wrong-path", "sends to /rd", "IR-23", FaultShape.WrongValue);

    public static readonly Fault NamesText = new(
        "send.names-text", "calls what it sends plain text", "IR-23", FaultShape.WrongFormat);

    public static readonly Fault IgnoresMute = new(
        "send.ignores-mute", "sends while Mute Send is true", "IR-24", FaultShape.Superfluous);

    public static readonly Fault StaysMute = new(
        "send.stays-mute", "does not send any more once it has been muted", "IR-24", FaultShape.NotRestored);

    public static readonly Fault WithSecurity = new(
        "send.with-security", "sends values of the Security object along", "IR-25", FaultShape.Leak);

    public static readonly Fault WithExecutables = new(
        "send.with-executables", "sends executable resources along", "IR-25", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NonConfirmable, WrongPath, NamesText, IgnoresMute, StaysMute, WithSecurity, WithExecutables,
    ];
}
