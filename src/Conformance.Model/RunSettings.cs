namespace Conformance.Model;

/// <param name="Seed">All randomness of the run.</param>
/// <param name="Selection">The <c>--select</c> terms, empty for everything.</param>
/// <param name="Clock"><c>wall</c> or <c>virtual</c>.</param>
/// <param name="TimerTolerance">Absolute part of the tolerance that widens windows.</param>
/// <param name="TimerToleranceShare">Relative part, for example 0.05.</param>
public sealed record RunSettings(long Seed, IReadOnlyList<string> Selection, string Clock, TimeSpan TimerTolerance, double TimerToleranceShare);
