namespace Conformance.Engine.States;

/// <summary>An operation of a preparation that did not come to its end.</summary>
/// <param name="Reason">Which, and what it was answered.</param>
/// <param name="IsSilence">Whether it has no answer at all, for which a link can be to blame.</param>
public sealed record Undone(string Reason, bool IsSilence);
