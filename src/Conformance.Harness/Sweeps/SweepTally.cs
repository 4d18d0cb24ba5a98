using Conformance.Model;

namespace Conformance.Harness.Sweeps;

/// <summary>Counts plays as they end, in whatever order.</summary>
internal sealed class SweepTally
{
    private readonly Dictionary<Outcome, int> _outcomes = [];
    private readonly Dictionary<string, int> _inconclusive = new(StringComparer.Ordinal);
    private readonly HashSet<string> _judged = new(StringComparer.Ordinal);
    private readonly List<SweepMiss> _misses = [];

    public void Add(long seed, CaseRecord record)
    {
        _outcomes[record.Outcome] = _outcomes.GetValueOrDefault(record.Outcome) + 1;
        _judged.UnionWith(record.Judged.Where(entry => entry.Value == Outcome.Pass).Select(entry => entry.Key));
        switch (record.Outcome)
        {
            case Outcome.Inconclusive:
                _inconclusive[record.Id] = _inconclusive.GetValueOrDefault(record.Id) + 1;
                break;
            case Outcome.Fail or Outcome.Error:
                _misses.Add(new(record.Id, seed, record.Outcome, record.Reason));
                break;
        }
    }

    public SweepReport Report(int seeds, IEnumerable<string> musts) => new(
        seeds,
        new SortedDictionary<Outcome, int>(_outcomes),
        [.. _misses.OrderBy(miss => miss.Seed).ThenBy(miss => miss.Case, StringComparer.Ordinal)],
        new SortedDictionary<string, int>(_inconclusive, StringComparer.Ordinal),
        [.. musts.Where(requirement => !_judged.Contains(requirement)).Order(StringComparer.Ordinal)]);
}
