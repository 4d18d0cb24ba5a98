namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Execute.</summary>
public static class ExecuteFaults
{
    public static readonly Fault SaysContent = new(
        "execute.says-content", "answers an Execute with 2.05", "DM-38", FaultShape.WrongCode);

    public static readonly Fault WantsArguments = new(
        "execute.wants-arguments", "refuses an Execute without arguments", "DM-38", FaultShape.Absent);

    public static readonly Fault TakesAnything = new(
        "execute.takes-anything", "answers an Execute of a resource that is not executable with 2.04", "DM-39", FaultShape.Superfluous);

    public static readonly Fault NotExecutableUnknown = new(
        "execute.not-executable-unknown",
        "answers an Execute of a resource that is not executable with 4.04",
        "DM-39",
        FaultShape.WrongCode);

    public static readonly Fault ResourceInstance = new(
        "execute.resource-instance", "executes the resource when an instance of it is to be executed", "DM-40", FaultShape.WrongEffect);

    public static readonly Fault ResourceInstanceIdly = new(
        "execute.resource-instance-idly",
        "answers an Execute of a resource instance with 2.04 and does nothing",
        "DM-40",
        FaultShape.WrongCode);

    public static readonly Fault IgnoresArguments = new(
        "execute.ignores-arguments", "executes with arguments that it cannot read", "DM-41", FaultShape.WrongEffect);

    public static readonly Fault BadArgumentsNotAllowed = new(
        "execute.bad-arguments-not-allowed", "answers arguments that it cannot read with 4.05", "DM-41", FaultShape.WrongCode);

    public static readonly Fault AsksForWrite = new(
        "execute.asks-for-write", "asks for the right to write before it executes", "ACL-04", FaultShape.WrongValue);

    public static readonly Fault LooksFirst = new(
        "execute.looks-first", "looks whether a resource is executable before it asks for the right", "ACL-06", FaultShape.WrongCode);

    public static IReadOnlyList<Fault> All { get; } =
    [
        SaysContent, WantsArguments, TakesAnything, NotExecutableUnknown, ResourceInstance, ResourceInstanceIdly, IgnoresArguments,
        BadArgumentsNotAllowed,
        AsksForWrite, LooksFirst,
    ];
}
