namespace Conformance.Harness.Baselines;

/// <summary>The known deviations of one device.</summary>
/// <param name="Name">The file's name, for people.</param>
/// <param name="Deviations">At most one for each case.</param>
public sealed record Baseline(string Name, IReadOnlyList<KnownDeviation> Deviations);
