using Conformance.Model;
using Conformance.Reporting.Ladders;

namespace Conformance.Reporting.Pages;

/// <summary>Every case of the run with all that is known of it.</summary>
internal static class CaseSection
{
    private const int LadderRows = 300;

    public static Markup Of(RunRecord record, Func<string, bool> exists)
    {
        var explanations = record.Requirements
            .DistinctBy(one => one.Id)
            .ToDictionary(one => one.Id, one => $"{one.Clause}: {one.Text}", StringComparer.Ordinal);
        var groups = record.Cases.GroupBy(one => one.Interface, StringComparer.Ordinal).Select(group => Markup.Of($"""
            <div class="group"><h3>{group.Key} <small>{Tally.Of(group).ToString()}</small></h3>
            {group.Select(one => Case(one, explanations, exists))}</div>

            """));

        return Markup.Of($"""
            <section id="cases"><h2>Cases</h2>
            <div class="tools">
            <input id="filter" type="search" placeholder="Filter by id, title, requirement, ETS id" aria-label="Filter cases"/>
            <span id="shown"></span>
            <button type="button" id="unfold">Open all</button><button type="button" id="fold">Close all</button>
            </div>
            {groups}</section>
            """);
    }

    private static Markup Case(CaseRecord record, Dictionary<string, string> explanations, Func<string, bool> exists)
    {
        string[] words = [record.Id, record.Title, record.Outcome.Word, .. record.Requirements, .. record.Ets.Select(id => $"ets {id}")];
        var reason = record.Reason.Length > 0 ? Markup.Of($"<span class=\"why\">{record.Reason}</span>") : Markup.Empty;
        return Markup.Of($"""
            <details class="case" id="{Badge.Anchor(record)}"
              data-case="{record.Id}" data-verdict="{record.Outcome.Word}" data-find="{string.Join(' ', words)}">
            <summary>{Badge.Of(record.Outcome.Word)}<code>{record.Id}</code>
            <span class="what">{record.Title}{reason}</span><span class="time">{record.Duration:F2} s</span></summary>
            <div class="inside">
            <p class="purpose">{record.Purpose}</p>
            {Facts(record, explanations)}
            {Findings(record, explanations)}
            {Steps(record)}
            {Ladder(record)}
            {Unconsumed(record)}
            {Files(record, exists, attempt: "")}
            {record.Earlier.Select(earlier => Earlier(earlier, explanations, exists))}
            </div></details>

            """);
    }

    private static Markup Earlier(CaseRecord earlier, Dictionary<string, string> explanations, Func<string, bool> exists) => Markup.Of($"""
        <details class="earlier"><summary>{Badge.Of(earlier.Outcome.Word)}first attempt, beside {string.Join(", ", earlier.Beside)}
        <span class="why">{earlier.Reason}</span></summary>
        {Findings(earlier, explanations)}
        {Steps(earlier)}
        {Ladder(earlier)}
        {Files(earlier, exists, RunFolder.Beside)}
        </details>
        """);

    private static Markup Facts(CaseRecord record, Dictionary<string, string> explanations) => Markup.Of($"""
        <dl><dt>Requirements</dt><dd>{record.Requirements.Select(id => Badge.Link(id, explanations.GetValueOrDefault(id, "")))}</dd>
        <dt>ETS</dt><dd>{(record.Ets.Count > 0 ? string.Join(", ", record.Ets) : "none")}</dd>
        <dt>File</dt><dd><code>{record.File}</code> <span class="hash" title="SHA-256 {record.Hash}">{Short(record.Hash)}</span></dd>
        <dt>Time</dt><dd>started {record.StartedAt:F3} s into the run, took {record.Duration:F3} s,
        longest wait {record.LongestWait:F3} s</dd></dl>
        """);

    private static string Short(string hash) => hash[..Math.Min(hash.Length, 12)];

    private static Markup Findings(CaseRecord record, Dictionary<string, string> explanations)
    {
        var notable = record.Findings.Where(finding => finding.IsNotable).ToList();
        var satisfied = record.Findings.Where(finding => !finding.IsNotable).ToList();
        var open = notable.Count > 0 ? Table(notable, explanations) : Markup.Empty;
        var closed = satisfied.Count > 0
            ? Markup.Of($"<details><summary>satisfied expectations: {satisfied.Count}</summary>{Table(satisfied, explanations)}</details>")
            : Markup.Empty;
        return record.Findings.Count > 0 ? Markup.Of($"<h4>Findings</h4>{open}{closed}") : Markup.Empty;
    }

    private static Markup Table(List<Finding> findings, Dictionary<string, string> explanations) => Markup.Of($"""
        <div class="wide"><table class="findings">
        <thead><tr><th>Verdict</th><th>Finding</th><th>Requirement</th><th>Place</th><th>Time</th></tr></thead><tbody>
        {findings.Select(finding => Row(finding, explanations))}</tbody></table></div>
        """);

    private static Markup Row(Finding finding, Dictionary<string, string> explanations)
    {
        var contrast = finding.Expected.Length + finding.Actual.Length > 0
            ? Markup.Of($"""
                <dl class="contrast"><dt>expected</dt><dd class="expected">{finding.Expected}</dd>
                <dt>got</dt><dd class="actual">{finding.Actual}</dd></dl>
                """)
            : Markup.Empty;
        var clauses = finding.Requirements.Select(id => explanations.TryGetValue(id, out var text)
            ? Markup.Of($"<div>{Badge.Link(id, "")}<small>{text}</small></div>")
            : Badge.Link(id, ""));
        return Markup.Of($"""
            <tr class="{finding.Word}"><td>{Badge.Of(finding.Word)}</td><td>{finding.Message}{contrast}</td><td>{clauses}</td>
            <td><code>{finding.Location}</code><br/><small>{finding.Step}</small></td>
            <td class="time">{finding.Time:F3} s<br/><small>lag {finding.Lag:F6} s, seen by {finding.ObservedBy.Word}</small></td></tr>

            """);
    }

    private static Markup Steps(CaseRecord record)
    {
        if (record.Steps.Count == 0)
        {
            return Markup.Empty;
        }

        var phases = record.Steps.GroupBy(step => step.Phase, StringComparer.Ordinal)
            .Select(phase => Markup.Of($"<li class=\"phase\"><em>{phase.Key}</em><ol>{phase.Select(Step)}</ol></li>"));
        return Markup.Of($"<h4>Steps</h4><ol class=\"steps\">{phases}</ol>");
    }

    private static Markup Step(StepRecord step)
    {
        var inside = step.Children.Count > 0 ? Markup.Of($"<ol>{step.Children.Select(Step)}</ol>") : Markup.Empty;
        return Markup.Of($"""
            <li><i class="dot {step.Verdict.Word}" title="{step.Verdict.Word}"></i><code>{step.Text}</code>
            <small>{step.StartedAt:F3} s + {step.Duration:F3} s · {step.Location}</small>{inside}</li>

            """);
    }

    private static Markup Ladder(CaseRecord record) =>
        record.Log.Count > 0 ? Markup.Of($"<h4>Ladder</h4><div class=\"wide\">{LadderSvg.Inline(record, LadderRows)}</div>") : Markup.Empty;

    private static Markup Unconsumed(CaseRecord record)
    {
        var lines = record.Unconsumed.Select(line => Markup.Of($"<li><code>{line}</code></li>"));
        return record.Unconsumed.Count > 0 ? Markup.Of($"<h4>Seen and not asked for</h4><ul>{lines}</ul>") : Markup.Empty;
    }

    private static Markup Files(CaseRecord record, Func<string, bool> exists, string attempt)
    {
        var stem = RunFolder.FileStem(record.Id) + attempt;
        (string File, string Word)[] links =
        [
            ($"captures/{stem}.pcapng", "capture (pcapng)"),
            ($"captures/{stem}.txt", "transcript"),
            ($"captures/{stem}.svg", "ladder (svg)"),
        ];
        var found = links.Where(link => exists(link.File)).Select(link => Markup.Of($"<a href=\"{link.File}\">{link.Word}</a>")).ToList();
        return found.Count > 0 ? Markup.Of($"<p class=\"files\">{found}</p>") : Markup.Empty;
    }
}
