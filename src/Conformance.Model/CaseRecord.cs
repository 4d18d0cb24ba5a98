namespace Conformance.Model;

/// <summary>What one case came to, with its evidence.</summary>
/// <param name="Id">Case id; with a parameter row, <c>C-FMT-010[senml-cbor]</c>.</param>
/// <param name="Title">The case's title.</param>
/// <param name="Purpose">The test purpose.</param>
/// <param name="Interface">The folder of the case, for example <c>client/registration</c>.</param>
/// <param name="File">Path of the case file relative to the test-case root.</param>
/// <param name="Hash">SHA-256 of the case file, hex.</param>
/// <param name="Outcome">What it ended as.</param>
/// <param name="Reason">First reason of the worst verdict; why it does not apply; empty for pass.</param>
/// <param name="Findings">Everything judged, in order.</param>
/// <param name="Ets">ETS ids.</param>
/// <param name="Requirements">Requirement ids of the case.</param>
/// <param name="Judged">Requirement id → outcome, for the requirements that were judged.</param>
/// <param name="StartedAt">Since the start of the run.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="LongestWait">The longest single wait of the case.</param>
/// <param name="Steps">What was done, in order.</param>
/// <param name="Log">Decoded evidence.</param>
/// <param name="Unconsumed">Events that no step consumed, one line each.</param>
public sealed record CaseRecord(
    string Id,
    string Title,
    string Purpose,
    string Interface,
    string File,
    string Hash,
    Outcome Outcome,
    string Reason,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<string> Ets,
    IReadOnlyList<string> Requirements,
    IReadOnlyDictionary<string, Outcome> Judged,
    TimeSpan StartedAt,
    TimeSpan Duration,
    TimeSpan LongestWait,
    IReadOnlyList<StepRecord> Steps,
    IReadOnlyList<LogLine> Log,
    IReadOnlyList<string> Unconsumed)
{
    /// <summary>Ids of the cases that ran on the same device at the same time.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>What its traffic came to; <see langword="null"/> for a case that did not run.</summary>
    public CaseCost? Cost { get; init; }

    /// <summary>The attempt before this one: beside other cases it failed, or judged nothing, so that it was repeated alone. At most one.</summary>
    public IReadOnlyList<CaseRecord> Earlier { get; init; } = [];
}
