using System.Collections.Concurrent;
using Conformance.Harness.Generating;
using Conformance.Harness.Plays;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Reporting.Kills;
using Conformance.Scripting.Binding;

namespace Conformance.Harness.Kills;

/// <summary>Plays every fault against the cases that could see it, and every case against a device without faults.</summary>
/// <param name="stages">The devices; a fault is killed when a case kills it on one of them.</param>
/// <param name="faults">The faults to be killed.</param>
/// <param name="seed">Of all randomness.</param>
public sealed class KillHunt(IReadOnlyList<Stage> stages, IReadOnlyList<Fault> faults, long seed)
{
    /// <summary>Plays.</summary>
    /// <param name="everyCase">Every fault against every case that applies, not only against those that name its requirement.</param>
    /// <param name="played">Told after each play how many are done and how many there are.</param>
    public KillMatrix Run(bool everyCase, Action<int, int> played, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(played);

        var plays = Plays(everyCase);
        var records = new CaseRecord[plays.Count];
        var done = 0;
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, plays.Count), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            at =>
            {
                var (stage, test, fault) = plays[at];
                records[at] = stage.Play(test, Stage.PlainWorlds, seed, fault);
                played(Interlocked.Increment(ref done), plays.Count);
            });
        return Matrix([.. plays.Select((play, at) => (play, records[at]))]);
    }

    private List<(Stage Stage, BoundCase Case, Fault? Fault)> Plays(bool everyCase) =>
    [
        .. from stage in stages
           from planned in stage.Plan
           where planned.Runs
           from fault in faults.Where(stage.Faults.Contains).Prepend(null)
           where fault is null || everyCase || planned.Case.Requirements.Contains(fault.Requirement)
           select (stage, planned.Case, fault),
    ];

    private KillMatrix Matrix(List<((Stage Stage, BoundCase Case, Fault? Fault) Play, CaseRecord Record)> plays)
    {
        var byFault = plays.Where(played => played.Play.Fault is not null).ToLookup(played => played.Play.Fault!.Id);
        var remarked = plays.Where(played => played.Play.Fault is null).SelectMany(played => Remarked(played.Record)).ToHashSet();
        var killed = faults.Select(fault => Judge(fault, [.. byFault[fault.Id].Select(played => played.Record)], remarked)).ToList();
        var kills = killed.SelectMany(fault => fault.KilledBy).CountBy(id => id).ToDictionary();
        var applied = plays.Where(played => played.Play.Fault is null && played.Record.Outcome != Outcome.NotApplicable).Select(played => played.Record.Id).ToHashSet(StringComparer.Ordinal);
        var kinds = kills.Keys.Where(id => GeneratedCases.ObjectOf(id) is not null).Select(KindOf).ToHashSet(StringComparer.Ordinal);
        var cases = plays
            .Select(played => played.Play.Case)
            .DistinctBy(test => test.Id)
            .Where(test => applied.Contains(test.Id))
            .Select(test => new KillingCase(test.Id, kills.GetValueOrDefault(test.Id), test.Smoke ?? Likeness(test.Id)));
        var troubles = plays.Where(IsTrouble).Select(played => new KillTrouble(
            played.Record.Id, played.Play.Stage.Device, played.Play.Fault?.Id, played.Record.Outcome.Word, played.Record.Reason));
        return new(killed, [.. cases], [.. troubles]);

        // A case that is made for every object kills where a fault is; for the others it is the same text.
        string? Likeness(string id) =>
            GeneratedCases.ObjectOf(id) is not null && kinds.Contains(KindOf(id)) ? "the same text kills for another object" : null;
    }

    private static string KindOf(string id) => id[(id.LastIndexOf('-') + 1)..];

    // What rests on an unconfirmed fact never fails a device: a remark that a device without the fault does not get is what can be seen of it.
    private static KilledFault Judge(Fault fault, List<CaseRecord> records, HashSet<(string Case, string Requirement)> remarked)
    {
        var failed = records.Where(record => record.Outcome == Outcome.Fail).ToList();
        var seen = records.Where(record => Remarked(record).Any(remark => remark.Requirement == fault.Requirement && !remarked.Contains(remark)));
        var killers = failed.Where(record => Names(record, fault.Requirement)).Concat(seen).Select(record => record.Id).Distinct().ToList();
        var others = failed.Select(record => record.Id).Distinct().Except(killers);
        return new(fault.Id, fault.Lie, fault.Requirement, fault.Shape.ToString(), killers, [.. others]);
    }

    private static bool Names(CaseRecord record, string requirement) =>
        record.Findings.Any(finding => finding is { Remark: false } && finding.Verdict == Verdict.Fail && finding.Requirements.Contains(requirement));

    private static IEnumerable<(string Case, string Requirement)> Remarked(CaseRecord record) =>
        record.Findings.Where(finding => finding.Remark).SelectMany(finding => finding.Requirements, (_, requirement) => (record.Id, requirement));

    private static bool IsTrouble(((Stage Stage, BoundCase Case, Fault? Fault) Play, CaseRecord Record) played) =>
        played.Play.Fault is null ? played.Record.Outcome is not (Outcome.Pass or Outcome.NotApplicable) : played.Record.Outcome == Outcome.Error;
}
