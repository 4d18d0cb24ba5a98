namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies in LwM2M CBOR.</summary>
public static class Lwm2mCborFaults
{
    public static readonly Fault WantsArrays = new(
        "nested.wants-arrays", "understands keys of LwM2M CBOR only as lists", "FMT-28", FaultShape.Absent);

    public static readonly Fault WantsMaps = new(
        "nested.wants-maps", "understands no lists as keys of LwM2M CBOR", "FMT-28", FaultShape.Absent);

    public static readonly Fault RelativeKeys = new(
        "nested.relative-keys", "answers a Read in LwM2M CBOR with keys that begin below its target", "FMT-29", FaultShape.WrongValue);

    public static readonly Fault TakesEmptyKeys = new(
        "nested.takes-empty-keys", "passes over an empty key in LwM2M CBOR", "FMT-30", FaultShape.Superfluous);

    public static readonly Fault TakesTextKeys = new(
        "nested.takes-text-keys", "takes digits in a text for a key of LwM2M CBOR", "FMT-30", FaultShape.Superfluous);

    public static readonly Fault WantsLengths = new(
        "nested.wants-lengths", "refuses maps and arrays of indefinite length", "FMT-31", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } =
    [
        WantsArrays, WantsMaps, RelativeKeys, TakesEmptyKeys, TakesTextKeys, WantsLengths,
    ];
}
