namespace Conformance.Model;

/// <summary>What is known of a capability. Unanswered is not "no": the probe settles it, or a case that needs it is inconclusive.</summary>
public enum Ternary
{
    Unknown = 0,
    No,
    Yes,
}
