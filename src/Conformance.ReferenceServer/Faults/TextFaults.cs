namespace Conformance.ReferenceServer.Faults;

/// <summary>Lies about plain text.</summary>
public static class TextFaults
{
    public static readonly Fault DropsSigns = new(
        "server-text.drops-signs", "drops the sign of an integer in plain text", "FMT-07", FaultShape.WrongValue);

    public static readonly Fault PadsIntegers = new(
        "server-text.pads-integers", "writes integers in plain text with a blank before", "FMT-07", FaultShape.WrongFormat);

    public static readonly Fault CutsFloats = new(
        "server-text.cuts-floats", "reads floats in plain text up to the point", "FMT-08", FaultShape.WrongValue);

    public static readonly Fault StopsAtExponents = new(
        "server-text.stops-at-exponents", "reads floats in plain text up to the exponent", "FMT-08", FaultShape.WrongValue);

    public static readonly Fault WritesCommas = new(
        "server-text.writes-commas", "writes floats in plain text with a comma", "FMT-08", FaultShape.WrongFormat);

    public static readonly Fault WantsWords = new(
        "server-text.wants-words", "takes only words for booleans in plain text", "FMT-09", FaultShape.Absent);

    public static readonly Fault WritesWords = new(
        "server-text.writes-words", "writes booleans in plain text as words", "FMT-09", FaultShape.WrongFormat);

    public static readonly Fault TakesMilliseconds = new(
        "server-text.takes-milliseconds", "takes a time in plain text for milliseconds", "FMT-10", FaultShape.WrongValue);

    public static readonly Fault CutsLinks = new(
        "server-text.cuts-links", "reads object links in plain text up to the colon", "FMT-10", FaultShape.WrongValue);

    public static readonly Fault LeavesBase64 = new(
        "server-text.leaves-base64", "takes Base64 in plain text for the octets themselves", "FMT-10", FaultShape.WrongValue);

    public static readonly Fault WritesMilliseconds = new(
        "server-text.writes-milliseconds", "writes times in plain text in milliseconds", "FMT-10", FaultShape.WrongValue);

    public static readonly Fault WritesSlashes = new(
        "server-text.writes-slashes", "writes object links in plain text with a slash", "FMT-10", FaultShape.WrongFormat);

    public static readonly Fault WritesHex = new(
        "server-text.writes-hex", "writes octets in plain text as hex digits", "FMT-10", FaultShape.WrongFormat);

    public static readonly Fault ReadsLatin = new(
        "server-text.reads-latin", "reads strings in Latin-1", "FMT-37", FaultShape.WrongValue);

    public static readonly Fault EncodesTwice = new(
        "server-text.encodes-twice", "encodes strings in UTF-8 twice", "FMT-37", FaultShape.WrongValue);

    public static readonly Fault ReadsHex = new(
        "server-text.reads-hex", "reads integers in plain text as hexadecimal", "FMT-07", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        DropsSigns, PadsIntegers, CutsFloats, StopsAtExponents, WritesCommas, WantsWords, WritesWords, TakesMilliseconds,
        CutsLinks, LeavesBase64, WritesMilliseconds, WritesSlashes, WritesHex, ReadsLatin, EncodesTwice,
        ReadsHex,
    ];
}
