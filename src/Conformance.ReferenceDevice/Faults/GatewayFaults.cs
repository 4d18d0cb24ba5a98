namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about a gateway and the devices behind it.</summary>
public static class GatewayFaults
{
    public static readonly Fault SharesPrefix = new(
        "gateway.shares-prefix", "shows one prefix for both devices", "GW-01", FaultShape.WrongValue);

    public static readonly Fault HidesIdentity = new(
        "gateway.hides-identity", "shows no Device ID", "GW-01", FaultShape.Absent);

    public static readonly Fault ServesItself = new(
        "gateway.serves-itself", "answers for itself below a prefix", "GW-02", FaultShape.Leak);

    public static readonly Fault MixesDevices = new(
        "gateway.mixes-devices", "answers for the first device below every prefix", "GW-02", FaultShape.Leak);

    public static readonly Fault ListsSecurity = new(
        "gateway.lists-security", "lists object 0 among the objects of a device", "GW-03", FaultShape.Superfluous);

    public static readonly Fault ListsPrefix = new(
        "gateway.lists-prefix", "lists the objects of a device with its prefix", "GW-03", FaultShape.WrongValue);

    public static readonly Fault JoinsSilently = new(
        "gateway.joins-silently", "sends no Update when a device joins or leaves", "GW-04", FaultShape.Absent);

    public static readonly Fault KeepsGone = new(
        "gateway.keeps-gone", "keeps the instance of a device that left", "GW-04", FaultShape.NotRestored);

    public static readonly Fault UnknownIsFirst = new(
        "gateway.unknown-is-first", "answers for the first device below an unknown prefix", "GW-05", FaultShape.WrongEffect);

    public static readonly Fault ObservationOutlives = new(
        "gateway.observation-outlives", "says nothing to those who observe a device that left", "GW-05", FaultShape.Absent);

    public static readonly Fault RefusesWrites = new(
        "gateway.refuses-writes", "answers a Write below a prefix with 4.05", "GW-02", FaultShape.WrongCode);

    public static readonly Fault TakesIdentity = new(
        "gateway.takes-identity", "answers the Write of a Device ID with 2.04", "GW-09", FaultShape.WrongCode);

    public static readonly Fault OpenToAll = new(
        "gateway.open-to-all", "shows instances of object 25 to servers without a right", "GW-10", FaultShape.Leak);

    public static readonly Fault BareMapping = new(
        "gateway.bare-mapping", "writes the mapping of an object as a bare number", "GW-11", FaultShape.WrongFormat);

    public static readonly Fault BareNames = new(
        "gateway.bare-names", "answers a composite read below a prefix with names that lack it", "GW-07", FaultShape.WrongValue);

    public static readonly Fault Provisions = new(
        "gateway.provisions", "lets the bootstrap server write to devices behind it", "GW-08", FaultShape.Leak);

    public static readonly Fault DeletesSilently = new(
        "gateway.deletes-silently", "refuses a Delete of the bootstrap server below a prefix, and deletes", "GW-08", FaultShape.WrongEffect);

    public static readonly Fault HidesChanges = new(
        "gateway.hides-changes", "answers an Observe below a prefix like a Read", "REQ-GW-01", FaultShape.Absent);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        SharesPrefix, HidesIdentity, ServesItself, MixesDevices, ListsSecurity, ListsPrefix, JoinsSilently, KeepsGone, UnknownIsFirst,
        ObservationOutlives, RefusesWrites, TakesIdentity, OpenToAll, BareMapping,
        HidesChanges, BareNames, Provisions, DeletesSilently,
    ];
}
