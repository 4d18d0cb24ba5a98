namespace Conformance.ReferenceDevice.Faults;

/// <summary>Lies about Write-Attributes.</summary>
public static class AttributeFaults
{
    public static readonly Fault RefusesObjects = new(
        "attributes.refuses-objects", "refuses attributes of an object", "DM-32", FaultShape.Absent);

    public static readonly Fault SaysContent = new(
        "attributes.says-content", "answers Write-Attributes with 2.05", "DM-32", FaultShape.WrongCode);

    public static readonly Fault Forgets = new(
        "attributes.forgets", "answers Write-Attributes with 2.04 and keeps none of them", "DM-15", FaultShape.WrongEffect);

    public static readonly Fault TakesContradictions = new(
        "attributes.takes-contradictions", "takes thresholds and steps that contradict each other", "DM-33", FaultShape.Superfluous);

    public static readonly Fault ForgetsStep = new(
        "attributes.forgets-step", "does not look at the step when it compares thresholds", "DM-33", FaultShape.Superfluous);

    public static readonly Fault StoresRefused = new(
        "attributes.stores-refused", "answers contradicting thresholds with 4.00 and keeps the first", "DM-33", FaultShape.WrongEffect);

    public static readonly Fault KeepsUnset = new(
        "attributes.keeps-unset", "keeps an attribute that is given without a value", "DM-34", FaultShape.NotRestored);

    public static readonly Fault UnsetsAll = new(
        "attributes.unsets-all", "removes all attributes of a level when one is given without a value", "DM-34", FaultShape.WrongEffect);

    public static readonly Fault ThresholdsOnText = new(
        "attributes.thresholds-on-text", "takes thresholds for a text", "DM-35", FaultShape.Superfluous);

    public static readonly Fault StepOnInstance = new(
        "attributes.step-on-instance", "takes a step for an instance", "DM-35", FaultShape.Superfluous);

    public static readonly Fault TakesUnknown = new(
        "attributes.takes-unknown", "takes attributes for what it does not have", "DM-36", FaultShape.Superfluous);

    public static readonly Fault TakesNegative = new(
        "attributes.takes-negative", "takes a negative period without its sign", "DM-36", FaultShape.Superfluous);

    public static readonly Fault TakesWords = new(
        "attributes.takes-words", "takes a period that is no number for 0", "DM-36", FaultShape.Superfluous);

    public static readonly Fault AsksAtObject = new(
        "attributes.asks-at-object", "asks for the right to read all instances in Write-Attributes at an object", "ACL-21", FaultShape.WrongCode);

    public static readonly Fault AsksNobody = new(
        "attributes.asks-nobody", "asks for no right in Write-Attributes", "ACL-21", FaultShape.WrongEffect);

    public static readonly Fault AsksForWrite = new(
        "attributes.asks-for-write", "asks for the right to write in Write-Attributes", "ACL-04", FaultShape.WrongCode);

    public static readonly Fault OneTable = new(
        "attributes.one-table", "keeps the attributes of all servers together", "DM-16", FaultShape.Leak);

    public static readonly Fault RefusesResourceInstances = new(
        "attributes.refuses-resource-instances", "answers Write-Attributes to a resource instance with 4.05", "DM-37", FaultShape.Absent);

    public static readonly Fault TakesInstanceOfSingle = new(
        "attributes.takes-instance-of-single", "takes attributes for instance 0 of a single resource", "DM-37", FaultShape.Superfluous);

    public static readonly Fault CrossesEvaluation = new(
        "attributes.crosses-evaluation", "takes an epmin that is longer than epmax", "ATT-16", FaultShape.WrongEffect);

    public static IReadOnlyList<Fault> All { get; } =
    [
        RefusesObjects, SaysContent, Forgets, TakesContradictions, ForgetsStep, StoresRefused, KeepsUnset, UnsetsAll,
        ThresholdsOnText, StepOnInstance, TakesUnknown, TakesNegative, TakesWords, AsksAtObject, AsksNobody, AsksForWrite,
        OneTable, RefusesResourceInstances, TakesInstanceOfSingle, CrossesEvaluation,
    ];
}
