using Conformance.Engine.Worlds;
using Conformance.Harness.Plays;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Scripting.Binding;

namespace Conformance.Harness.Sweeps;

/// <summary>Holds that the same seed gives the same record, octet for octet: plays everything forwards, and again backwards.</summary>
/// <remarks>Both ways on all cores, so that neither order nor neighbours can show in a record without being found here.</remarks>
public sealed class RepeatCheck(Stage stage, IWorlds worlds)
{
    /// <param name="firstSeed">The others follow one by one.</param>
    /// <param name="changed">Told of each case and seed whose two records differ.</param>
    /// <returns>How many plays were compared, in pairs.</returns>
    public int Run(long firstSeed, int seeds, Action<BoundCase, long> changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);

        var cases = stage.Plan.Where(planned => planned.Runs).Select(planned => planned.Case).ToList();
        for (var seed = firstSeed; seed < firstSeed + seeds; seed++)
        {
            var forwards = Play(cases, seed, cancellationToken);
            cases.Reverse();
            var backwards = Play(cases, seed, cancellationToken);
            cases.Reverse();
            foreach (var test in cases.Where(test => !forwards[test.Id].AsSpan().SequenceEqual(backwards[test.Id])))
            {
                changed(test, seed);
            }
        }

        return cases.Count * seeds;
    }

    private Dictionary<string, byte[]> Play(List<BoundCase> cases, long seed, CancellationToken cancellationToken)
    {
        var records = new CaseRecord[cases.Count];
        Parallel.For(
            fromInclusive: 0,
            cases.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            at => records[at] = stage.Play(cases[at], worlds, seed, fault: null));
        return records.ToDictionary(record => record.Id, RunJournal.Line, StringComparer.Ordinal);
    }
}
