using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>Our words for what one finding or step does to the verdict.</summary>
public static class VerdictWords
{
    extension(Verdict verdict)
    {
        /// <summary>As in <c>run.json</c>.</summary>
        public string Word => verdict switch
        {
            Verdict.None => "none",
            Verdict.Pass => Outcome.Pass.Word,
            Verdict.Inconclusive => Outcome.Inconclusive.Word,
            Verdict.Fail => Outcome.Fail.Word,
            Verdict.Error => Outcome.Error.Word,
            _ => throw new NotSupportedException($"no word for verdict {verdict}"),
        };
    }
}
