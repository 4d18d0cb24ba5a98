using Conformance.Model;

namespace Conformance.Harness.Sweeps;

/// <summary>What many seeds came to.</summary>
/// <param name="Seeds">How many.</param>
/// <param name="Outcomes">Plays by outcome.</param>
/// <param name="Misses">Every fail and error, by seed.</param>
/// <param name="Inconclusive">Cases and how often each was inconclusive.</param>
/// <param name="Unjudged">MUST requirements that no play of any seed came to judge as kept.</param>
public sealed record SweepReport(
    int Seeds,
    IReadOnlyDictionary<Outcome, int> Outcomes,
    IReadOnlyList<SweepMiss> Misses,
    IReadOnlyDictionary<string, int> Inconclusive,
    IReadOnlyList<string> Unjudged)
{
    public int Plays => Outcomes.Values.Sum();

    /// <summary>Share of plays, 0 to 1.</summary>
    public double InconclusiveShare => Plays == 0 ? 0 : (double)Outcomes.GetValueOrDefault(Outcome.Inconclusive) / Plays;

    /// <summary>Cases that were inconclusive with every seed.</summary>
    public IEnumerable<string> Never => Inconclusive.Where(entry => entry.Value == Seeds).Select(entry => entry.Key);

    /// <summary>Whether no conforming device was failed, enough could be judged, and no MUST stayed out of reach.</summary>
    /// <param name="mostInconclusive">Share of plays, 0 to 1.</param>
    public bool Holds(double mostInconclusive) => Misses.Count == 0 && InconclusiveShare <= mostInconclusive && Unjudged.Count == 0;
}
