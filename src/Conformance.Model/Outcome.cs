namespace Conformance.Model;

/// <summary>What a case ended as, with the two outcomes that are not verdicts.</summary>
public enum Outcome
{
    Pass,
    Inconclusive,
    Fail,
    Error,
    NotApplicable,

    /// <summary>Planned but not reached: only in a partial record.</summary>
    NotRun,
}
