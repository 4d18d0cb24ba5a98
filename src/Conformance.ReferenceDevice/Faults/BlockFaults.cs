namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about block-wise transfer.</summary>
public static class BlockFaults
{
    public static readonly Fault IgnoresSize = new(
        "block.ignores-size", "sends an answer in its own block size whatever was asked for", "TRN-13", FaultShape.WrongEffect);

    public static readonly Fault DoublesSize = new(
        "block.doubles-size", "sends blocks of twice the size that was asked for", "TRN-13", FaultShape.WrongValue);

    public static readonly Fault RefusesSmallBlocks = new(
        "block.refuses-small-blocks", "answers a request for blocks of 16 octets with 4.00", "REQ-GEN-10", FaultShape.WrongCode);

    public static readonly Fault FirstBlockOnly = new(
        "block.first-block-only", "marks the first block of an answer as its last", "TRN-10", FaultShape.WrongValue);

    public static readonly Fault RefusesBodies = new(
        "block.refuses-bodies", "answers every body that comes in blocks with 4.13", "TRN-10", FaultShape.WrongCode);

    public static readonly Fault TakesBlocksForBodies = new(
        "block.takes-blocks-for-bodies", "takes each block for a body of its own", "TRN-11", FaultShape.WrongEffect);

    public static readonly Fault EndsWithContinue = new(
        "block.ends-with-continue", "answers the last block of a body with 2.31", "TRN-11", FaultShape.WrongCode);

    public static readonly Fault EchoesNextNumber = new(
        "block.echoes-next-number", "answers a block with the number of the next", "TRN-11", FaultShape.WrongValue);

    public static readonly Fault FillsGaps = new(
        "block.fills-gaps", "puts a body together over a block that is missing", "TRN-12", FaultShape.WrongEffect);

    public static readonly Fault GapIsBad = new(
        "block.gap-is-bad", "answers a block after a gap with 4.00", "TRN-12", FaultShape.WrongCode);

    public static readonly Fault SendsLargeBlocks = new(
        "block.sends-large-blocks", "sends answers of up to 2048 octets in one message", "REQ-GEN-11", FaultShape.WrongValue);

    public static readonly Fault RepeatsFirstBlock = new(
        "block.repeats-first-block", "sends the first block of an answer whichever is asked for", "REQ-GEN-10", FaultShape.WrongValue);

    public static readonly Fault NeverCuts = new(
        "block.never-cuts", "sends an answer of any size in one datagram unless it is asked for blocks", "REQ-GEN-11", FaultShape.WrongEffect);

    public static readonly Fault OneSizeOnly = new(
        "block.one-size-only", "answers a block of another size than the first of its body with 4.00", "FW-30", FaultShape.WrongCode);

    public static readonly Fault BlanksSmaller = new(
        "block.blanks-smaller", "takes zeros for the second half of each block that is smaller than the first of its body", "FW-30", FaultShape.WrongEffect);

    public static readonly Fault MixesBodies = new(
        "block.mixes-bodies", "puts blocks together whatever Request-Tag they have", "TRN-17", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        IgnoresSize, DoublesSize, RefusesSmallBlocks, FirstBlockOnly, RefusesBodies, TakesBlocksForBodies, EndsWithContinue,
        EchoesNextNumber, FillsGaps, GapIsBad, SendsLargeBlocks, RepeatsFirstBlock, NeverCuts,
        OneSizeOnly, BlanksSmaller, MixesBodies,
    ];
}
