namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about block-wise transfer.</summary>
public static class BlockFaults
{
    public static readonly Fault FirstBlockOfAnswer = new(
        "server-block.first-block-of-answer", "takes the first block of an answer for all of it", "TRN-26", FaultShape.Absent);

    public static readonly Fault EndsEarly = new(
        "server-block.ends-early", "answers 2.04 to blocks that others follow", "TRN-11", FaultShape.WrongCode);

    public static readonly Fault TakesGaps = new(
        "server-block.takes-gaps", "answers 2.04 to a block after a gap", "TRN-12", FaultShape.WrongCode);

    public static readonly Fault KeepsSize = new(
        "server-block.keeps-size", "goes on in its own block size when a client asks for a smaller one", "TRN-14", FaultShape.WrongValue);

    public static readonly Fault MixesBodies = new(
        "server-block.mixes-bodies", "puts blocks together whatever Request-Tag they have", "TRN-17", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        FirstBlockOfAnswer, EndsEarly, TakesGaps, KeepsSize, MixesBodies,
    ];
}
