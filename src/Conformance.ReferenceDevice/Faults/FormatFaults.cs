namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about plain text, opaque, CBOR and formats in general.</summary>
public static class FormatFaults
{
    public static readonly Fault OldNumbers = new(
        "format.old-numbers", "names TLV and JSON by the numbers they had before they were registered", "FMT-01", FaultShape.WrongFormat);

    public static readonly Fault LacksText = new(
        "format.lacks-text", "has no plain text", "FMT-04", FaultShape.Absent);

    public static readonly Fault HexadecimalNumbers = new(
        "format.hexadecimal-numbers", "writes whole numbers in hexadecimal in plain text", "FMT-07", FaultShape.WrongFormat);

    public static readonly Fault TakesHexadecimal = new(
        "format.takes-hexadecimal", "takes hexadecimal digits for a number in plain text", "FMT-07", FaultShape.Superfluous);

    public static readonly Fault TakesLeadingDigits = new(
        "format.takes-leading-digits", "reads a number in plain text up to what is no digit", "FMT-07", FaultShape.Superfluous);

    public static readonly Fault TakesWordsForZero = new(
        "format.takes-words-for-zero", "takes plain text that is no number for 0", "FMT-07", FaultShape.WrongEffect);

    public static readonly Fault BooleanWords = new(
        "format.boolean-words", "writes true and false in plain text", "FMT-09", FaultShape.WrongFormat);

    public static readonly Fault TakesBooleanWords = new(
        "format.takes-boolean-words", "takes the words true and false for a Boolean in plain text", "FMT-09", FaultShape.Superfluous);

    public static readonly Fault TakesAnyBoolean = new(
        "format.takes-any-boolean", "takes any text but 0 for true", "FMT-09", FaultShape.Superfluous);

    public static readonly Fault ArrayAsText = new(
        "format.array-as-text",
        "answers a Read of a multiple resource in plain text with its first value",
        "FMT-11",
        FaultShape.Superfluous);

    public static readonly Fault InstanceAsText = new(
        "format.instance-as-text", "answers a Read of an instance in plain text with its first value", "FMT-11", FaultShape.Superfluous);

    public static readonly Fault TextAsOpaque = new(
        "format.text-as-opaque", "answers a Read of a text as opaque", "FMT-12", FaultShape.Superfluous);

    public static readonly Fault TakesOpaqueText = new(
        "format.takes-opaque-text", "takes opaque for the value of a text", "FMT-12", FaultShape.Superfluous);

    public static readonly Fault CborNumbersAsText = new(
        "format.cbor-numbers-as-text", "writes numbers as text in CBOR", "FMT-13", FaultShape.WrongValue);

    public static readonly Fault CborInArray = new(
        "format.cbor-in-array", "puts an array around a single value in CBOR", "FMT-13", FaultShape.WrongValue);

    public static readonly Fault ArrayAsCbor = new(
        "format.array-as-cbor", "answers a Read of a multiple resource in CBOR with its first value", "FMT-13", FaultShape.Superfluous);

    public static readonly Fault TakesCborArray = new(
        "format.takes-cbor-array", "takes an array of one item for the item in CBOR", "FMT-13", FaultShape.Superfluous);

    public static readonly Fault TakesCborText = new(
        "format.takes-cbor-text", "takes digits in a CBOR text for a number", "DM-27", FaultShape.Superfluous);

    public static readonly Fault TakesCborRest = new(
        "format.takes-cbor-rest", "does not look at what follows the first CBOR item", "FMT-38", FaultShape.Superfluous);

    public static readonly Fault PadsCbor = new(
        "format.pads-cbor", "fills up a CBOR item that ends too early", "FMT-38", FaultShape.WrongEffect);

    public static readonly Fault BrokenTaken = new(
        "format.broken-taken", "answers a payload that it cannot read with 2.04", "FMT-38", FaultShape.WrongCode);

    public static readonly Fault BrokenNotSupported = new(
        "format.broken-not-supported", "answers a payload that it cannot read with 4.15", "FMT-38", FaultShape.WrongCode);

    public static readonly Fault LacksTlv = new(
        "format.lacks-tlv", "has no TLV", "FMT-03", FaultShape.Absent);

    public static readonly Fault DecimalComma = new(
        "format.decimal-comma", "writes floats with a comma in plain text", "FMT-08", FaultShape.WrongFormat);

    public static readonly Fault TakesDecimalComma = new(
        "format.takes-decimal-comma", "takes a comma in a float in plain text", "FMT-08", FaultShape.Superfluous);

    public static readonly Fault TakesNotANumber = new(
        "format.takes-not-a-number", "takes the words for no number and for infinity as 0 in plain text", "FMT-08", FaultShape.WrongEffect);

    public static readonly Fault RawOpaque = new(
        "format.raw-opaque", "writes octets as they are in plain text", "FMT-10", FaultShape.WrongFormat);

    public static readonly Fault SlashLink = new(
        "format.slash-link", "writes an object link as a path in plain text", "FMT-10", FaultShape.WrongFormat);

    public static readonly Fault TimeInWords = new(
        "format.time-in-words", "writes a time as a date in plain text", "FMT-10", FaultShape.WrongFormat);

    public static readonly Fault TakesSlashLink = new(
        "format.takes-slash-link", "takes a path for an object link in plain text", "FMT-10", FaultShape.Superfluous);

    public static readonly Fault TakesRawOpaque = new(
        "format.takes-raw-opaque", "takes plain text that is no Base64 for the octets themselves", "FMT-10", FaultShape.Superfluous);

    public static readonly Fault TakesNegativeUnsigned = new(
        "format.takes-negative-unsigned",
        "takes a negative number for an Unsigned Integer as its amount",
        "FMT-36",
        FaultShape.WrongEffect);

    public static readonly Fault NarrowText = new(
        "format.narrow-text", "shows characters beyond Latin as question marks", "FMT-37", FaultShape.WrongValue);

    public static IReadOnlyList<Fault> All { get; } =
    [
        OldNumbers, LacksText, HexadecimalNumbers, TakesHexadecimal, TakesLeadingDigits, TakesWordsForZero, BooleanWords,
        TakesBooleanWords, TakesAnyBoolean, ArrayAsText, InstanceAsText, TextAsOpaque, TakesOpaqueText, CborNumbersAsText, CborInArray,
        ArrayAsCbor, TakesCborArray, TakesCborText, TakesCborRest, PadsCbor, BrokenTaken, BrokenNotSupported, LacksTlv, DecimalComma,
        TakesDecimalComma, TakesNotANumber, RawOpaque, SlashLink, TimeInWords, TakesSlashLink, TakesRawOpaque, TakesNegativeUnsigned,
        NarrowText,
    ];
}
