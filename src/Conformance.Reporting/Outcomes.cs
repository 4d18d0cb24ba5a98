using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>One outcome in the words of each reader.</summary>
public static class Outcomes
{
    /// <summary>In the order in which counts are shown.</summary>
    public static IReadOnlyList<Outcome> All { get; } =
        [Outcome.Pass, Outcome.Fail, Outcome.Inconclusive, Outcome.Error, Outcome.NotApplicable, Outcome.NotRun];

    /// <summary>Of several cases the first of these stands for what they test together.</summary>
    private static readonly Outcome[] Precedence =
        [Outcome.Fail, Outcome.Error, Outcome.Inconclusive, Outcome.NotRun, Outcome.Pass, Outcome.NotApplicable];

    /// <summary>What several cases come to together: pass when all that apply passed.</summary>
    public static Outcome Together(IEnumerable<Outcome> outcomes) => outcomes.MinBy(outcome => Array.IndexOf(Precedence, outcome));

    extension(Outcome outcome)
    {
        /// <summary>Our own word, as in <c>run.json</c>: <c>not-applicable</c>.</summary>
        public string Word => outcome.Words.Own;

        /// <summary>The word that a TestFest result sheet takes.</summary>
        public string TestFest => outcome.Words.TestFest;

        /// <summary>Allure's status.</summary>
        public string Allure => outcome.Words.Allure;

        /// <summary>JUnit's element, or empty for a passed case, which has none.</summary>
        public string JUnit => outcome.Words.JUnit;

        /// <summary>Whether the test was carried out and says something about the device, or is known not to concern it.</summary>
        public bool IsDone => outcome is Outcome.Pass or Outcome.Fail or Outcome.NotApplicable;

        private (string Own, string TestFest, string Allure, string JUnit) Words => outcome switch
        {
            Outcome.Pass => ("pass", "Pass", "passed", ""),
            Outcome.Fail => ("fail", "Fail", "failed", "failure"),
            Outcome.Inconclusive => ("inconclusive", "Inconclusive", "broken", "error"),
            Outcome.Error => ("error", "Inconclusive", "broken", "error"),
            Outcome.NotApplicable => ("not-applicable", "Not Applicable", "skipped", "skipped"),
            Outcome.NotRun => ("not-run", "Out of Time", "skipped", "skipped"),
            _ => throw new NotSupportedException($"no words for outcome {outcome}"),
        };
    }
}
