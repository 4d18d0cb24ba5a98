namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about the records of an association.</summary>
public static class RecordFaults
{
    public static readonly Fault AnyTag = new("records.any-tag", "takes records whose tag is wrong", "SEC-47", FaultShape.WrongEffect);
    public static readonly Fault AnyEpoch = new("records.any-epoch", "takes requests in records without protection", "SEC-47", FaultShape.WrongEffect);
    public static readonly Fault Warns = new("records.warns", "answers records that are not authentic with a warning", "SEC-47", FaultShape.Superfluous);

    public static IReadOnlyList<Fault> All { get; } = [AnyTag, AnyEpoch, Warns];
}
