namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Create and Delete.</summary>
public static class InstanceFaults
{
    public static readonly Fault SaysChanged = new(
        "instance.says-changed", "answers a Create with 2.04", "DM-42", FaultShape.WrongCode);

    public static readonly Fault RefusesCreate = new(
        "instance.refuses-create", "answers every Create with 4.05", "DM-42", FaultShape.Absent);

    public static readonly Fault NoLocation = new(
        "instance.no-location", "does not tell the number that it chose for a created instance", "DM-43", FaultShape.Absent);

    public static readonly Fault WrongLocation = new(
        "instance.wrong-location",
        "tells another number than the one that it chose for a created instance",
        "DM-43",
        FaultShape.WrongValue);

    public static readonly Fault OwnNumber = new(
        "instance.own-number", "creates an instance under a number of its own although one was given", "DM-44", FaultShape.WrongValue);

    public static readonly Fault Overwrites = new(
        "instance.overwrites", "overwrites an instance when one of its number is created", "DM-44", FaultShape.WrongEffect);

    public static readonly Fault TakenNotAllowed = new(
        "instance.taken-not-allowed", "answers a Create with a number that exists with 4.05", "DM-44", FaultShape.WrongCode);

    public static readonly Fault SecondDevice = new(
        "instance.second-device", "creates a second instance of the Device object", "DM-47", FaultShape.WrongEffect);

    public static readonly Fault SecondDeviceIdly = new(
        "instance.second-device-idly", "answers a Create on the Device object with 2.01 and does nothing", "DM-47", FaultShape.WrongCode);

    public static readonly Fault Keeps = new(
        "instance.keeps", "answers a Delete with 2.02 and keeps the instance", "DM-49", FaultShape.WrongEffect);

    public static readonly Fault DeleteSaysChanged = new(
        "instance.delete-says-changed", "answers a Delete with 2.04", "DM-49", FaultShape.WrongCode);

    public static readonly Fault DeletesAbsent = new(
        "instance.deletes-absent", "answers a Delete of an instance that it does not have with 2.02", "DM-49", FaultShape.Superfluous);

    public static readonly Fault DeletesDevice = new(
        "instance.deletes-device", "deletes the Device instance", "DM-50", FaultShape.WrongEffect);

    public static readonly Fault DeviceUnauthorized = new(
        "instance.device-unauthorized", "answers a Delete of the Device instance with 4.01", "DM-50", FaultShape.WrongCode);

    public static readonly Fault DeletesObjects = new(
        "instance.deletes-objects", "answers a Delete of an object with 2.02", "DM-51", FaultShape.Superfluous);

    public static readonly Fault DeletesResources = new(
        "instance.deletes-resources", "deletes a resource", "DM-51", FaultShape.WrongEffect);

    public static readonly Fault LacksMandatory = new(
        "instance.lacks-mandatory", "creates an instance without its mandatory resources", "DM-45", FaultShape.Absent);

    public static readonly Fault EmptyNotAllowed = new(
        "instance.empty-not-allowed", "answers a Create without mandatory resources with 4.05", "DM-45", FaultShape.WrongCode);

    public static readonly Fault RefusesReadOnly = new(
        "instance.refuses-read-only", "answers a Create with a read-only resource with 4.05", "DM-46", FaultShape.WrongCode);

    public static readonly Fault TakesReadOnly = new(
        "instance.takes-read-only", "takes over the read-only resources of a Create", "DM-46", FaultShape.WrongEffect);

    public static readonly Fault RefusesUnknown = new(
        "instance.refuses-unknown", "answers a Create with a resource that it does not know with 4.04", "DM-46", FaultShape.WrongCode);

    public static readonly Fault KeepsGoodPart = new(
        "instance.keeps-good-part", "keeps the good instances of a Create that it refused", "DM-48", FaultShape.WrongEffect);

    public static readonly Fault KeepsShell = new(
        "instance.keeps-shell", "keeps an empty instance when it refuses a Create", "DM-48", FaultShape.NotRestored);

    public static readonly Fault BrokenAsEmpty = new(
        "instance.broken-as-empty", "creates an empty instance for a payload that it cannot read", "FMT-38", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        SaysChanged, RefusesCreate, NoLocation, WrongLocation, OwnNumber, Overwrites, TakenNotAllowed, SecondDevice, SecondDeviceIdly,
        Keeps, DeleteSaysChanged, DeletesAbsent, DeletesDevice, DeviceUnauthorized, DeletesObjects, DeletesResources, LacksMandatory,
        EmptyNotAllowed, RefusesReadOnly, TakesReadOnly, RefusesUnknown, KeepsGoodPart, KeepsShell, BrokenAsEmpty,
    ];
}
