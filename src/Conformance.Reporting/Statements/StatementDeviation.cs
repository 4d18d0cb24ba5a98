namespace Conformance.Reporting.Statements;

/// <summary>One case that the device did not pass.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Title">What a conforming device does.</param>
/// <param name="Outcome"><c>fail</c>, <c>inconclusive</c> or <c>error</c>.</param>
/// <param name="Requirements">What it breaks.</param>
/// <param name="Seen">What came instead.</param>
/// <param name="Reason">Of the list of known deviations; empty when nobody gave one.</param>
/// <param name="Link">Where it is reported; may be empty.</param>
public sealed record StatementDeviation(
    string Case, string Title, string Outcome, IReadOnlyList<string> Requirements, string Seen, string Reason, string Link);
