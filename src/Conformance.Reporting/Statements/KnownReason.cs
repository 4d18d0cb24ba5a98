namespace Conformance.Reporting.Statements;

/// <summary>Why a case is known to end as it does.</summary>
/// <param name="Text">The reason; may be empty when there is a link.</param>
/// <param name="Link">Where it is reported; may be empty.</param>
public sealed record KnownReason(string Text, string Link);
