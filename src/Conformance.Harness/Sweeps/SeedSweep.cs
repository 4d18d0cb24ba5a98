using Conformance.Engine.Worlds;
using Conformance.Harness.Plays;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Sweeps;

/// <summary>Plays every case with many seeds against a conforming device, over a network that is impaired.</summary>
/// <remarks>Plays share nothing, so they run side by side, one a core. No play is ever repeated.</remarks>
/// <param name="stage">The device and its cases.</param>
/// <param name="profile">Says which requirements bind.</param>
/// <param name="worlds">The network.</param>
public sealed class SeedSweep(Stage stage, Profile profile, IWorlds worlds)
{
    /// <summary>Plays.</summary>
    /// <param name="firstSeed">The others follow one by one.</param>
    /// <param name="played">Told after each play how many are done and how many there are.</param>
    public SweepReport Run(long firstSeed, int seeds, Action<int, int> played, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(played);

        var cases = stage.Plan.Where(planned => planned.Runs).Select(planned => planned.Case).ToList();
        var tally = new SweepTally();
        Lock tallying = new();
        var done = 0;
        Parallel.For(
            fromInclusive: 0,
            toExclusive: cases.Count * seeds,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            at =>
            {
                var seed = firstSeed + (at / cases.Count);
                var record = stage.Play(cases[at % cases.Count], worlds, seed, fault: null);
                lock (tallying)
                {
                    tally.Add(seed, record);
                    played(++done, cases.Count * seeds);
                }
            });
        return tally.Report(seeds, cases.SelectMany(test => test.Requirements).Distinct().Where(Must));
    }

    private bool Must(string requirement) =>
        profile.Requirements.GetValueOrDefault(requirement) is { Level: RequirementLevel.Must or RequirementLevel.Mandatory or RequirementLevel.Conditional or RequirementLevel.Optional };
}
