namespace Conformance.Reporting.Statements;

/// <summary>A point where the texts can be read in more than one way.</summary>
/// <param name="Id">For example <c>AMB-20</c>.</param>
/// <param name="Point">What is contested.</param>
/// <param name="Applied">The reading that was applied.</param>
/// <param name="Seen">What the device did, each with its case.</param>
public sealed record StatementPoint(string Id, string Point, string Applied, IReadOnlyList<string> Seen);
