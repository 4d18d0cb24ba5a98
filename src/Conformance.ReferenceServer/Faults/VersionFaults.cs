namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about enabler versions.</summary>
public static class VersionFaults
{
    public static readonly Fault TakesEvery = new(
        "server-versions.takes-every", "registers clients of every enabler version", "REG-16", FaultShape.Superfluous);

    public static readonly Fault BadRequest = new(
        "server-versions.bad-request", "answers 4.00 to an enabler version that it lacks", "REG-16", FaultShape.WrongCode);

    public static readonly Fault RefusesOldest = new(
        "server-versions.refuses-oldest", "refuses clients of LwM2M 1.0", "REG-50", FaultShape.WrongCode);

    public static readonly Fault RefusesMiddle = new(
        "server-versions.refuses-middle", "refuses clients of LwM2M 1.1", "REG-50", FaultShape.WrongCode);

    public static readonly Fault RefusesNewest = new(
        "server-versions.refuses-newest", "refuses clients of its own enabler version", "REG-50", FaultShape.WrongCode);

    public static readonly Fault TakesNewest = new(
        "server-versions.takes-newest", "reads every object by its newest version", "VER-03", FaultShape.WrongValue);

    public static readonly Fault IgnoresVersions = new(
        "server-versions.ignores-versions", "reads every object by the version that the enabler implies", "VER-03", FaultShape.WrongValue);

    public static readonly Fault EndsOnLacking = new(
        "server-versions.ends-on-lacking", "ends the registration of a client that answered 4.04", "VER-06", FaultShape.WrongEffect);

    public static readonly Fault CreatesReserved = new(
        "server-versions.creates-reserved", "gives an instance that it creates in SenML JSON the identifier 65535", "VER-09", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        TakesEvery, BadRequest, RefusesOldest, RefusesMiddle, RefusesNewest, TakesNewest, IgnoresVersions,
        EndsOnLacking, CreatesReserved,
    ];
}
