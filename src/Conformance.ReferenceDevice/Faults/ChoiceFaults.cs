namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about what a server chose in a handshake, and proved.</summary>
public static class ChoiceFaults
{
    public static readonly Fault AnyVersion = new("choice.any-version", "goes on with a server that chose an older version", "SEC-44", FaultShape.Superfluous);
    public static readonly Fault AnyExtension = new("choice.any-extension", "goes on with a server that answered an extension nobody offered", "SEC-44", FaultShape.Superfluous);
    public static readonly Fault OneAlert = new("choice.one-alert", "ends every handshake that it refuses with the same alert", "SEC-44", FaultShape.WrongValue);
    public static readonly Fault AnySuite = new("choice.any-suite", "goes on with a suite that it did not offer", "SEC-45", FaultShape.Superfluous);
    public static readonly Fault AnyGroup = new("choice.any-group", "does not read which group a server named", "SEC-45", FaultShape.Superfluous);
    public static readonly Fault AnyPoint = new("choice.any-point", "goes on with a point that is not on its curve", "SEC-45", FaultShape.WrongEffect);
    public static readonly Fault NoAlert = new("choice.no-alert", "leaves a handshake that it refuses without a word", "SEC-45", FaultShape.Absent);
    public static readonly Fault AnySignature = new("choice.any-signature", "does not verify the signature of the key exchange", "SEC-46", FaultShape.Superfluous);
    public static readonly Fault AnyFinished = new("choice.any-finished", "does not look at what Finished says", "SEC-46", FaultShape.Superfluous);
    public static readonly Fault FirstScheme = new("choice.first-scheme", "shows its certificate only if the first signature scheme that a server lists is one of its own", "SEC-49", FaultShape.Absent);

    public static IReadOnlyList<Fault> All { get; } = [AnyVersion, AnyExtension, OneAlert, AnySuite, AnyGroup, AnyPoint, NoAlert, AnySignature, AnyFinished, FirstScheme];
}
