namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about CoAP Config.</summary>
public static class ConfigurationFaults
{
    public static readonly Fault RefusesApply = new(
        "configuration.refuses-apply", "answers Apply with 4.05 though it is listed", "CFG-01", FaultShape.WrongCode);

    public static readonly Fault ForgetsParameters = new(
        "configuration.forgets-parameters", "shows the defaults after other parameters were written", "CFG-01", FaultShape.WrongEffect);

    public static readonly Fault KeepsTimeout = new(
        "configuration.keeps-timeout", "takes ACK_TIMEOUT and goes on with that of before", "CFG-02", FaultShape.WrongEffect);

    public static readonly Fault TimeoutInMilliseconds = new(
        "configuration.timeout-in-milliseconds", "reads ACK_TIMEOUT as milliseconds", "CFG-02", FaultShape.Early);

    public static readonly Fault IgnoresFactor = new(
        "configuration.ignores-factor", "waits half as long again as ACK_TIMEOUT whatever ACK_RANDOM_FACTOR is", "CFG-03", FaultShape.WrongEffect);

    public static readonly Fault KeepsCount = new(
        "configuration.keeps-count", "takes MAX_RETRANSMIT and goes on with that of before", "CFG-04", FaultShape.Superfluous);

    public static readonly Fault CountsFirst = new(
        "configuration.counts-first", "counts the first transmission as one of MAX_RETRANSMIT", "CFG-04", FaultShape.Absent);

    public static readonly Fault MixesBearers = new(
        "configuration.mixes-bearers", "sends with the parameters of a bearer that is not in use", "CFG-05", FaultShape.Leak);

    /// <summary>All of them.</summary>
    public static readonly Fault NeverApplies = new(
        "config.never-applies", "answers Apply with 2.04 and goes on as before", "REQ-COP-03", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesApply, ForgetsParameters, KeepsTimeout, TimeoutInMilliseconds, IgnoresFactor, KeepsCount, CountsFirst, MixesBearers,
        NeverApplies,
    ];
}
