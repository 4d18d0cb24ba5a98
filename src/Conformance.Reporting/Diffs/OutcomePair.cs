using Conformance.Model;

namespace Conformance.Reporting.Diffs;

/// <summary>How a case ended in each of two runs.</summary>
/// <param name="Before"><see langword="null"/> when it is not in the first run.</param>
/// <param name="After"><see langword="null"/> when it is not in the second run.</param>
public sealed record OutcomePair(string Id, string Title, Outcome? Before, Outcome? After, TimeSpan Took, TimeSpan Takes)
{
    public bool IsAlike => Before == After;
}
