using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>How many cases ended as what. Every view counts through this.</summary>
public sealed class Tally
{
    private readonly int[] _counts = new int[Outcomes.All.Count];

    private Tally(IEnumerable<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _counts[(int)outcome]++;
        }
    }

    public int Total => _counts.Sum();

    public int this[Outcome outcome] => _counts[(int)outcome];

    public static Tally Of(RunRecord record) => new(record.Cases.Select(one => one.Outcome));

    public static Tally Of(IEnumerable<CaseRecord> cases) => new(cases.Select(one => one.Outcome));

    /// <returns>For example <c>41 pass, 2 fail</c>; what did not occur is left out.</returns>
    public override string ToString()
    {
        var parts = Outcomes.All.Where(outcome => this[outcome] > 0).Select(outcome => $"{this[outcome]} {outcome.Word}");
        return Total == 0 ? "no cases" : string.Join(", ", parts);
    }
}
