using Conformance.Model;

namespace Conformance.Engine.Running;

/// <summary>What findings come to: the outcome of a case, and the first reason for it.</summary>
/// <remarks>ISO/IEC 9646 verdicts; nothing judged is never a pass.</remarks>
internal static class CaseOutcome
{
    /// <param name="worst">The worst verdict of preconditions and steps.</param>
    /// <param name="findings">Everything found, in order.</param>
    /// <param name="nothingConcerned">Why there was nothing on the device to judge, or <see langword="null"/>.</param>
    public static (Outcome Outcome, string Reason) Of(Verdict worst, IReadOnlyList<Finding> findings, string? nothingConcerned) => worst switch
    {
        Verdict.Pass => (Outcome.Pass, string.Empty),
        Verdict.Fail => (Outcome.Fail, First(worst, findings)),
        Verdict.Error => (Outcome.Error, First(worst, findings)),
        Verdict.Inconclusive => (Outcome.Inconclusive, First(worst, findings)),
        // judged, and nothing that binds was broken
        _ when findings.Any(finding => finding is { Remark: true, Requirements.Count: > 0 }) => (Outcome.Pass, string.Empty),
        _ when nothingConcerned is not null => (Outcome.NotApplicable, nothingConcerned),
        _ => (Outcome.Inconclusive, "no step judged the device"),
    };

    private static string First(Verdict worst, IReadOnlyList<Finding> findings) => findings.First(finding => finding.Verdict == worst).Message;
}
