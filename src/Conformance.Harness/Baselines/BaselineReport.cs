using Conformance.Model;
using Conformance.Reporting;

namespace Conformance.Harness.Baselines;

/// <summary>A run held against a baseline.</summary>
/// <param name="Baseline">Its name.</param>
/// <param name="Known">How many cases deviated exactly as known.</param>
/// <param name="Problems">What is not as known, one sentence each.</param>
/// <param name="Open">Inconclusive cases that the baseline does not list.</param>
public sealed record BaselineReport(string Baseline, int Known, IReadOnlyList<string> Problems, IReadOnlyList<string> Open)
{
    /// <summary>The exit code with the baseline: what is known no longer counts, what differs from it does.</summary>
    public int ExitCode(RunRecord record) => ExitCodes.Of(record) switch
    {
        var code and (ExitCodes.Refused or ExitCodes.Broken) => code,
        _ when Problems.Count > 0 => ExitCodes.Failed,
        _ when Open.Count > 0 => ExitCodes.Inconclusive,
        _ => ExitCodes.Conforming,
    };

    /// <returns>One line for each difference, or one that says that there is none.</returns>
    public IReadOnlyList<string> Lines() => Problems.Count + Open.Count == 0
        ? [$"baseline {Baseline}: {Known} known deviations, exactly as listed"]
        :
        [
            $"baseline {Baseline}: {Known} known deviations, {Problems.Count + Open.Count} differences",
            .. Problems.Concat(Open).Select(line => $"  {line}"),
        ];
}
