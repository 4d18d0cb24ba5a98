namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies in SenML.</summary>
public static class SenmlFaults
{
    public static readonly Fault RelativeNames = new(
        "senml.relative-names", "writes names without the first slash in SenML JSON", "FMT-22", FaultShape.WrongValue);

    public static readonly Fault TakesFirstOfTwo = new(
        "senml.takes-first-of-two", "takes the first of two values of a SenML record", "FMT-22", FaultShape.Superfluous);

    public static readonly Fault ValuesAsText = new(
        "senml.values-as-text", "writes every SenML value as text", "FMT-23", FaultShape.WrongValue);

    public static readonly Fault FlagsAsNumbers = new(
        "senml.flags-as-numbers", "writes Booleans as numbers in SenML", "FMT-23", FaultShape.WrongValue);

    public static readonly Fault RefusesUnknownLabels = new(
        "senml.refuses-unknown-labels", "refuses a SenML record with a label that it does not know", "FMT-25", FaultShape.Absent);

    public static readonly Fault IgnoresUnderscores = new(
        "senml.ignores-underscores", "passes over an unknown SenML label that ends in an underscore", "FMT-25", FaultShape.Superfluous);

    public static readonly Fault TextLabels = new(
        "senml.text-labels", "labels the base name as in JSON in SenML CBOR", "FMT-27", FaultShape.WrongValue);

    public static readonly Fault TakesGoodPart = new(
        "senml.takes-good-part", "takes the SenML records in front of what it cannot read", "DM-31", FaultShape.WrongEffect);

    public static readonly Fault TakesOldJson = new(
        "senml.takes-old-json", "takes the JSON of LwM2M 1.0 for SenML", "FMT-38", FaultShape.Superfluous);

    public static readonly Fault StandardBase64 = new(
        "senml.standard-base64",
        "writes octets in SenML JSON in the alphabet of Base64 that is not for URLs",
        "FMT-24",
        FaultShape.WrongFormat);

    public static readonly Fault PaddedBase64 = new(
        "senml.padded-base64", "writes octets in SenML JSON with padding", "FMT-24", FaultShape.WrongFormat);

    public static readonly Fault WantsBaseName = new(
        "senml.wants-base-name", "refuses a SenML record whose name stands without a base name", "FMT-22", FaultShape.Absent);

    public static readonly Fault WantsName = new(
        "senml.wants-name", "refuses a SenML record that has a base name and no name", "FMT-22", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RelativeNames, TakesFirstOfTwo, ValuesAsText, FlagsAsNumbers, RefusesUnknownLabels, IgnoresUnderscores, TextLabels, TakesGoodPart,
        TakesOldJson, StandardBase64, PaddedBase64, WantsBaseName, WantsName,
    ];
}
