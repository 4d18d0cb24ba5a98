using System.Globalization;
using Conformance.Model;

namespace Conformance.Reporting.Allure;

/// <summary>The steps of a case as Allure shows them: phases around steps, findings inside the step that judged.</summary>
internal sealed class AllureSteps(CaseRecord record, DateTimeOffset start)
{
    private static readonly AllureResult.Details Nothing = new(null, null, null, null);

    public IReadOnlyList<AllureResult.Step> All()
    {
        var told = new HashSet<int>(record.Steps.SelectMany(Indexes));
        var outside = record.Findings.Where((_, index) => !told.Contains(index));
        return [.. record.Steps.GroupBy(step => step.Phase, StringComparer.Ordinal).SelectMany(Phase), .. outside.Select(Judged)];
    }

    /// <summary>The whole record as one step, for an attempt that was repeated.</summary>
    public AllureResult.Step Attempt() => new(
        Shown($"first attempt, beside {string.Join(' ', record.Beside)}: {record.Outcome.Word}"),
        record.Outcome.Allure,
        Nothing with { Message = Shown(record.Reason) },
        "finished",
        Moment(TimeSpan.Zero),
        Moment(record.Duration),
        All());

    public static AllureResult.Details Explain(Finding finding) => new(
        Shown(finding.Message),
        Shown(string.Create(CultureInfo.InvariantCulture, $"""
            {string.Join(' ', finding.Requirements)}
            at {finding.Location} {finding.Step}
            seen by {finding.ObservedBy.Word} after {finding.Time.TotalSeconds:F3} s
            """)),
        Shown(finding.Expected),
        Shown(finding.Actual));

    /// <summary>The case's own steps stand by themselves, preparation and clean-up in a step each.</summary>
    private IEnumerable<AllureResult.Step> Phase(IGrouping<string, StepRecord> phase) => phase.Key == "steps"
        ? phase.Select(Step)
        :
        [
            new AllureResult.Step(
                Shown(phase.Key),
                Status(phase.Max(step => step.Verdict)),
                Nothing,
                "finished",
                Moment(phase.Min(step => step.StartedAt)),
                Moment(phase.Max(step => step.StartedAt + step.Duration)),
                [.. phase.Select(Step)]),
        ];

    private AllureResult.Step Step(StepRecord step)
    {
        var findings = step.Findings
            .Where(index => index >= 0 && index < record.Findings.Count)
            .Select(index => record.Findings[index])
            .ToList();
        var worst = findings.Where(finding => finding is { Remark: false, Verdict: > Verdict.Pass }).MaxBy(finding => finding.Verdict);
        return new(
            Shown(step.Text),
            Status(step.Verdict),
            worst is null ? Nothing : Explain(worst),
            "finished",
            Moment(step.StartedAt),
            Moment(step.StartedAt + step.Duration),
            [.. step.Children.Select(Step), .. findings.Select(Judged)]);
    }

    private AllureResult.Step Judged(Finding finding)
    {
        var contrast = finding.Expected.Length + finding.Actual.Length > 0 ? $": expected {finding.Expected}, got {finding.Actual}" : "";
        return new(
            Shown($"{finding.Word}: {finding.Message}{contrast}"),
            finding.Remark ? Outcome.Pass.Allure : Status(finding.Verdict),
            Explain(finding),
            "finished",
            Moment(finding.Time),
            Moment(finding.Time),
            []);
    }

    private static string Status(Verdict verdict) => verdict switch
    {
        Verdict.None or Verdict.Pass => Outcome.Pass.Allure,
        Verdict.Inconclusive => Outcome.Inconclusive.Allure,
        Verdict.Fail => Outcome.Fail.Allure,
        Verdict.Error => Outcome.Error.Allure,
        _ => throw new NotSupportedException($"no Allure status for verdict {verdict}"),
    };

    private long Moment(TimeSpan sinceStartOfCase) => (start + sinceStartOfCase).ToUnixTimeMilliseconds();

    private static IEnumerable<int> Indexes(StepRecord step) => step.Findings.Concat(step.Children.SelectMany(Indexes));

    private static string Shown(string text) => DeviceText.Visible(text);
}
