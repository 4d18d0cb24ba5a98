namespace Conformance.Reporting.Statements;

/// <summary>Requirements that concern the device and were not judged, for one reason.</summary>
/// <param name="Reason">In words.</param>
/// <param name="Requirements">Their ids.</param>
public sealed record StatementGap(string Reason, IReadOnlyList<string> Requirements);
