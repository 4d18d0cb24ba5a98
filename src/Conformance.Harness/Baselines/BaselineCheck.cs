using System.Globalization;
using Conformance.Model;
using Conformance.Reporting;

namespace Conformance.Harness.Baselines;

/// <summary>Holds a run against what is known of the device.</summary>
public static class BaselineCheck
{
    /// <param name="record">The run.</param>
    /// <param name="baseline">What is known.</param>
    /// <param name="today">Entries that ended before this day no longer count.</param>
    public static BaselineReport Of(RunRecord record, Baseline baseline, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(baseline);

        var cases = record.Cases.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var whole = record.Settings.Selection.Count == 0;
        var listed = baseline.Deviations
            .Where(known => whole || cases.ContainsKey(known.Case))
            .Select(known => Difference(known, cases.GetValueOrDefault(known.Case), today))
            .ToList();
        var names = baseline.Deviations.Select(known => known.Case).ToHashSet(StringComparer.Ordinal);
        var unlisted = record.Cases.Where(one => !names.Contains(one.Id)).ToList();
        return new(
            baseline.Name,
            listed.Count(difference => difference is null),
            [.. listed.OfType<string>(), .. unlisted.Where(one => one.Outcome == Outcome.Fail).Select(Unlisted)],
            [
                .. unlisted.Where(one => one.Outcome == Outcome.Inconclusive)
                    .Select(one => $"{one.Id} is inconclusive and not listed: {one.Reason}"),
            ]);
    }

    /// <returns><see langword="null"/> when the case ended as listed.</returns>
    private static string? Difference(KnownDeviation known, CaseRecord? seen, DateOnly today) => seen switch
    {
        null => $"{known.Case} is listed, but no such case was planned",
        _ when known.Expires < today =>
            string.Create(CultureInfo.InvariantCulture, $"{known.Case}: the entry expired on {known.Expires:yyyy-MM-dd}; look again and renew or remove it"),
        { Outcome: Outcome.Pass } when known.Intermittent => null,
        { Outcome: Outcome.Pass } => $"{known.Case} passes and is listed as {known.Outcome.Word}; remove the entry",
        _ when seen.Outcome != known.Outcome => $"{known.Case} is listed as {known.Outcome.Word}, but is {seen.Outcome.Word}: {seen.Reason}",
        { Outcome: Outcome.Fail } when Broken(seen) is var broken && !Agree(known, broken) =>
            $"{known.Case} fails {Names(broken)} and is listed for {Names(known.Requirements)}: {seen.Reason}",
        _ => null,
    };

    /// <summary>What comes and goes breaks some of what is listed; anything else breaks all of it. Neither breaks more.</summary>
    private static bool Agree(KnownDeviation known, IReadOnlyList<string> broken) => known.Intermittent
        ? broken.Count > 0 && broken.All(known.Requirements.Contains)
        : broken.SequenceEqual(known.Requirements.Order(StringComparer.Ordinal));

    private static string Unlisted(CaseRecord seen) => $"{seen.Id} fails {Names(Broken(seen))} and is not listed: {seen.Reason}";

    /// <summary>The requirements that a case failed, in order.</summary>
    internal static IReadOnlyList<string> Broken(CaseRecord seen) =>
        [.. seen.Judged.Where(judged => judged.Value == Outcome.Fail).Select(judged => judged.Key).Order(StringComparer.Ordinal)];

    private static string Names(IReadOnlyList<string> requirements) => requirements.Count == 0 ? "no requirement" : string.Join(", ", requirements);
}
