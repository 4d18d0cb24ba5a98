namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the objects that it has.</summary>
public static class ObjectFaults
{
    public static readonly Fault NoReboot = new(
        "object.no-reboot", "has no Reboot", "OBJ-02", FaultShape.Absent);

    public static readonly Fault NoErrorCode = new(
        "object.no-error-code", "has no Error Code", "OBJ-02", FaultShape.Absent);

    public static readonly Fault NoBinding = new(
        "object.no-binding", "has no Supported Binding and Modes", "VER-07", FaultShape.Absent);

    public static readonly Fault EmptyErrorCode = new(
        "object.empty-error-code", "holds no code while there is no error", "OBJ-03", FaultShape.Absent);

    public static readonly Fault ErrorBesideZero = new(
        "object.error-beside-zero", "holds an error code beside the 0 that says there is none", "OBJ-03", FaultShape.WrongValue);

    public static readonly Fault SmallLetters = new(
        "object.small-letters", "writes its supported bindings in small letters", "OBJ-07", FaultShape.WrongFormat);

    public static readonly Fault OtherLetters = new(
        "object.other-letters", "shows supported bindings that it does not have", "OBJ-07", FaultShape.WrongValue);

    public static readonly Fault BearerOutOfRange = new(
        "object.bearer-out-of-range", "names a network bearer that does not exist", "OBJ-11", FaultShape.WrongValue);

    public static readonly Fault NoSuchBearer = new(
        "object.no-such-bearer", "counts a bearer that does not exist among the available ones", "OBJ-11", FaultShape.Superfluous);

    public static readonly Fault AddressIsName = new(
        "object.address-is-name", "shows the name of an interface among its addresses", "OBJ-09", FaultShape.WrongValue);

    public static readonly Fault NoSignalStrength = new(
        "object.no-signal-strength", "has no signal strength", "OBJ-09", FaultShape.Absent);

    public static readonly Fault TakesBearer = new(
        "object.takes-bearer", "lets a server write the network bearer that it measures", "VER-08", FaultShape.WrongEffect);

    public static readonly Fault StartGoesOn = new(
        "object.start-goes-on", "does not clear the traffic counters when they start", "OBJ-10", FaultShape.NotRestored);

    public static readonly Fault StopGoesOn = new(
        "object.stop-goes-on", "goes on counting traffic after Stop", "OBJ-10", FaultShape.WrongEffect);

    public static readonly Fault ModesBeyondSupport = new(
        "object.modes-beyond-support", "has a power saving mode active that it does not support", "OBJ-11", FaultShape.WrongValue);

    public static readonly Fault ForgetsProfiles = new(
        "object.forgets-profiles", "does not list an access point that is enabled", "DM-22", FaultShape.WrongEffect);

    public static readonly Fault LogKeepsOld = new(
        "object.log-keeps-old", "does not clear its event log when it starts one", "DM-38", FaultShape.NotRestored);

    public static readonly Fault LogNeverRuns = new(
        "object.log-never-runs", "answers LogStart with 2.04 and logs nothing", "DM-38", FaultShape.WrongEffect);

    public static readonly Fault StrayVoltage = new(
        "object.stray-voltage", "shows a voltage for a power source that it does not have", "OBJ-04", FaultShape.Superfluous);

    public static readonly Fault ClockStands = new(
        "object.clock-stands", "shows the time that was set, and goes on showing it", "OBJ-05", FaultShape.WrongValue);

    public static readonly Fault ClockForgets = new(
        "object.clock-forgets", "answers a Write of its time with 2.04 and keeps its own", "OBJ-05", FaultShape.WrongEffect);

    public static readonly Fault OffsetInMinutes = new(
        "object.offset-in-minutes", "shows its offset to UTC in minutes", "OBJ-06", FaultShape.WrongFormat);

    public static readonly Fault ZoneInWords = new(
        "object.zone-in-words", "shows an abbreviation with blanks for its time zone", "OBJ-06", FaultShape.WrongFormat);

    public static readonly Fault BatteryBeyondFull = new(
        "object.battery-beyond-full", "shows a battery level of 120", "OBJ-08", FaultShape.WrongValue);

    public static readonly Fault TakesSensor = new(
        "object.takes-sensor", "lets a server write the value of a sensor", "VER-10", FaultShape.WrongEffect);

    public static readonly Fault SensorAsText = new(
        "object.sensor-as-text", "shows the value of a sensor as text", "VER-10", FaultShape.WrongValue);

    public static readonly Fault BeyondThePole = new(
        "object.beyond-the-pole", "shows a latitude of more than 90 degrees", "OBJ-11", FaultShape.WrongValue);

    public static readonly Fault LogClassBeyondRange = new(
        "object.log-class-beyond-range", "shows a class of its event log beyond 255", "OBJ-11", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        NoReboot, NoErrorCode, NoBinding, EmptyErrorCode, ErrorBesideZero, SmallLetters, OtherLetters, BearerOutOfRange, NoSuchBearer,
        AddressIsName, NoSignalStrength, TakesBearer, StartGoesOn, StopGoesOn, ModesBeyondSupport, ForgetsProfiles, LogKeepsOld,
        LogNeverRuns, StrayVoltage, ClockStands, ClockForgets, OffsetInMinutes, ZoneInWords, BatteryBeyondFull, TakesSensor, SensorAsText,
        BeyondThePole, LogClassBeyondRange,
    ];
}
