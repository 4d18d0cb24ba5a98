using Conformance.Model;

namespace Conformance.Harness.Sweeps;

/// <summary>A verdict that a conforming device must never get.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Seed">With which seed; the same one gives it again.</param>
/// <param name="Outcome">Fail or error.</param>
/// <param name="Reason">The first finding.</param>
public sealed record SweepMiss(string Case, long Seed, Outcome Outcome, string Reason);
