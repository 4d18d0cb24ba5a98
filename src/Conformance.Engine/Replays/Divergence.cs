namespace Conformance.Engine.Replays;

/// <summary>Why a recording does not tell how a case would have ended.</summary>
/// <param name="Time">When it showed, since the start of the case.</param>
/// <param name="Reason">What the case does now and what was recorded.</param>
public sealed record Divergence(TimeSpan Time, string Reason);
