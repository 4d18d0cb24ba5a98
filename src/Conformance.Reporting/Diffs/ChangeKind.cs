namespace Conformance.Reporting.Diffs;

/// <summary>What became of a case from one run to another, in the order in which it matters.</summary>
public enum ChangeKind
{
    /// <summary>It fails now and did not before, or was not there.</summary>
    NewFail,

    /// <summary>It failed and passes.</summary>
    Fixed,

    /// <summary>Another outcome.</summary>
    Outcome,

    /// <summary>The same outcome for another reason.</summary>
    Reason,

    Appeared,

    Gone,
}
