namespace Conformance.Reporting.Statements;

/// <summary>One layer of requirements.</summary>
/// <param name="Id">Of the profile, the pack or the enabler.</param>
/// <param name="Title">For people.</param>
/// <param name="Counts">Result → how many requirements.</param>
/// <param name="Rows">In order of their ids.</param>
public sealed record StatementPart(string Id, string Title, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<StatementRow> Rows);
