using Conformance.Engine.Campaigns;
using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Traffic;

/// <summary>Judges a party of a conversation by passive cases. What was not seen is not judged, and nothing seen is never a pass.</summary>
/// <param name="most">Misses of a step that are told one by one.</param>
public sealed class PassiveJudge(Profile profile, int most = 20)
{
    /// <summary>Messages of the evidence of one case.</summary>
    public const int MostMessages = 400;

    public PassiveResult Judge(BoundCase test, Party party)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(party);

        var findings = new List<Finding>();
        var steps = new List<StepRecord>();
        var judged = new List<Seen>();
        foreach (var step in test.Steps)
        {
            var first = findings.Count;
            judged.AddRange(Judge(test, step, party, findings));
            var own = findings.Skip(first).ToList();
            var worst = own.Select(finding => finding.Verdict).DefaultIfEmpty(Verdict.None).Max();
            steps.Add(new("steps", step.Text, step.Span.ToString(), TimeSpan.Zero, TimeSpan.Zero, worst, [.. Enumerable.Range(first, own.Count)], []));
        }

        var nothing = judged.Count > 0 ? null : $"the traffic holds nothing that it judges: {string.Join("; ", test.Steps.Select(Sought).Distinct())}";
        var (outcome, reason) = CaseOutcome.Of(findings.Select(finding => finding.Verdict).DefaultIfEmpty(Verdict.None).Max(), findings, nothing);
        var evidence = Evidence(judged);
        return new(
            Records.Unrun(test, outcome, reason) with
            {
                Findings = findings,
                Judged = JudgedRequirements.Of(findings),
                Steps = judged.Count == 0 ? [] : steps,
                Log = [.. evidence.Select(message => Line(message, party))],
            },
            evidence);
    }

    /// <summary>One line for a ladder.</summary>
    public static LogLine Line(PassedMessage message, Party party)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(party);

        var client = party.Side == Side.Client
            ? "device"
            : party.Conversations.First(conversation => conversation.Client.Equals(message.By == Side.Client ? message.Datagram.From : message.Datagram.To)).ClientName;
        var (from, to) = message.By == Side.Client ? (client, "server") : ("server", client);
        return new(message.Time, from, to, message.Summary, Detail: string.Empty, message.Note);
    }

    private static string Sought(BoundStep step) => $"no {Kind(step)}{(Matcher(step, PassiveLanguage.Where) is { } where ? $" with {where.Describe(new PassiveScope(string.Empty))}" : string.Empty)}";

    private static string Kind(BoundStep step) => ((BoundValue)step.Target!).Evaluate(new PassiveScope(string.Empty)).ToDisplay();

    private static Matcher? Matcher(BoundStep step, string field) => (step.Fields.GetValueOrDefault(field) as BoundMatcher)?.Matcher;

    private List<Seen> Judge(BoundCase test, BoundStep step, Party party, List<Finding> findings)
    {
        var (kind, where, expect) = (Kind(step), Matcher(step, PassiveLanguage.Where), Matcher(step, PassiveLanguage.Expect)!);
        var named = step.Fields.GetValueOrDefault("requirement") is BoundList list ? [.. list.Items.Select(item => item.Source)] : test.Requirements;
        var judged = new List<Seen>();
        var met = new SortedSet<string>(StringComparer.Ordinal);
        var missed = 0;
        foreach (var sighting in party.Conversations.SelectMany(conversation => conversation.Reading.Sightings))
        {
            var version = sighting.Version ?? "1.0";
            var scope = new PassiveScope(version);
            var requirements = named.Where(id => profile.Find(id, version)?.Concerns(version) ?? true).ToList();
            if (sighting.Kind != kind || (sighting.Judged ?? party.Side) != party.Side || requirements.Count == 0
                || (step.Fields.GetValueOrDefault("when") is BoundValue when && when.Evaluate(scope) is Value.Flag { Content: false })
                || where?.Match(sighting.Capture, scope).Count > 0)
            {
                continue;
            }

            var mismatches = expect.Match(sighting.Capture, scope);
            judged.Add(new(sighting, mismatches.Count > 0));
            met.UnionWith(mismatches.Count == 0 ? requirements : []);
            missed += mismatches.Count > 0 ? 1 : 0;
            if (missed <= most)
            {
                findings.AddRange(mismatches.Select(mismatch => Miss(step, sighting, mismatch, requirements, version)));
            }
        }

        if (judged.Count > 0)
        {
            Sum(step, kind, expect, judged, met, findings);
        }

        return judged;
    }

    private void Sum(BoundStep step, string kind, Matcher expect, List<Seen> judged, SortedSet<string> met, List<Finding> findings)
    {
        var missed = judged.Count(seen => seen.Missed);
        if (missed < judged.Count)
        {
            var expected = $"each {kind}: {expect.Describe(new PassiveScope(string.Empty))}";
            findings.Add(Of(step, Verdict.Pass, remark: false, "as expected", expected, $"{judged.Count - missed} of {judged.Count}", [.. met], judged[^1].Sighting.Time));
        }

        if (missed > most)
        {
            findings.Add(Of(step, Verdict.None, remark: false, $"{missed - most} further ones of the same kind", string.Empty, string.Empty, [], judged[^1].Sighting.Time));
        }
    }

    private Finding Miss(BoundStep step, Sighting sighting, Mismatch mismatch, List<string> requirements, string version)
    {
        var binding = requirements.Where(id => profile.Find(id, version)?.Binds ?? true).ToList();
        var remark = binding.Count == 0 || (step.Fields.GetValueOrDefault("otherwise") as BoundValue)?.Evaluate(new PassiveScope(version)).ToDisplay() == "remark";
        return Of(
            step,
            remark ? Verdict.None : Verdict.Fail,
            remark,
            $"{sighting.Kind}: {mismatch.Field} is {mismatch.Actual}; expected {mismatch.Expected}; {sighting.Summary}",
            $"{mismatch.Field}: {mismatch.Expected}",
            mismatch.Actual,
            remark ? requirements : binding,
            sighting.Time);
    }

    private static Finding Of(
        BoundStep step, Verdict verdict, bool remark, string message, string expected, string actual, IReadOnlyList<string> requirements, TimeSpan at) =>
        new(verdict, remark, message, expected, actual, requirements, step.Span.ToString(), step.Text, at, Lag: TimeSpan.Zero, Observer.Wire);

    // What was missed comes before what was not, where there is too much.
    private static IReadOnlyList<PassedMessage> Evidence(List<Seen> judged)
    {
        var shown = judged.Exists(seen => seen.Missed) ? judged.Where(seen => seen.Missed) : judged;
        return [.. shown.SelectMany(seen => seen.Sighting.Messages).Distinct().Take(MostMessages).OrderBy(message => message.Time)];
    }

    private sealed record Seen(Sighting Sighting, bool Missed);
}
