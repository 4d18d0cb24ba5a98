namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the bootstrap pack.</summary>
public static class PackFaults
{
    public static readonly Fault AsksByPost = new(
        "pack.asks-by-post", "asks for its pack by POST", "BS-35", FaultShape.WrongCode);

    public static readonly Fault AsksForTlv = new(
        "pack.asks-for-tlv", "asks for its pack in TLV", "BS-35", FaultShape.WrongFormat);

    public static readonly Fault OmitsEndpoint = new(
        "pack.omits-endpoint", "asks for its pack without its name", "BS-35", FaultShape.Absent);

    public static readonly Fault KeepsInstances = new(
        "pack.keeps-instances", "keeps the instances that a pack has to take the place of", "BS-36", FaultShape.NotRestored);

    public static readonly Fault ClearsAll = new(
        "pack.clears-all", "removes objects that a pack does not name", "BS-36", FaultShape.WrongEffect);

    public static readonly Fault WaitsForFinish = new(
        "pack.waits-for-finish", "waits for Finish after a pack", "BS-37", FaultShape.Absent);

    public static readonly Fault StopsAtUnusable = new(
        "pack.stops-at-unusable", "does nothing after a pack that makes no account", "BS-38", FaultShape.Absent);

    public static readonly Fault AsksAgain = new(
        "pack.asks-again", "asks for another pack after one that makes no account", "BS-38", FaultShape.WrongEffect);

    public static readonly Fault StopsAtError = new(
        "pack.stops-at-error", "does nothing when it is refused a pack", "BS-39", FaultShape.Absent);

    public static readonly Fault RepeatsAtError = new(
        "pack.repeats-at-error", "asks for a pack again when it is refused one", "BS-39", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } =
    [
        AsksByPost, AsksForTlv, OmitsEndpoint, KeepsInstances, ClearsAll, WaitsForFinish, StopsAtUnusable, AsksAgain, StopsAtError,
        RepeatsAtError,
    ];
}
