using Conformance.Model;

namespace Conformance.Reporting.States;

/// <summary>What all cases of a run saw of Firmware Update, with the number of cases that saw it.</summary>
internal sealed record FirmwareTally(
    IReadOnlyDictionary<int, int> States,
    IReadOnlyDictionary<(int From, int To), int> Passed,
    IReadOnlyDictionary<(int State, string Trigger), int> Refused,
    IReadOnlyDictionary<(int State, string Trigger), int> Accepted,
    IReadOnlyDictionary<int, int> Results)
{
    public bool IsEmpty => States.Count == 0;

    public static FirmwareTally Of(RunRecord record)
    {
        var trails = record.Cases.Select(FirmwareTrail.Of).ToList();
        return new(
            Count(trails, trail => trail.States),
            Count(trails, trail => trail.Passed),
            Count(trails, trail => trail.Refused),
            Count(trails, trail => trail.Accepted),
            Count(trails, trail => trail.Results));
    }

    private static Dictionary<T, int> Count<T>(List<FirmwareTrail> trails, Func<FirmwareTrail, IEnumerable<T>> seen)
        where T : notnull =>
        trails.SelectMany(seen).CountBy(one => one).ToDictionary();
}
