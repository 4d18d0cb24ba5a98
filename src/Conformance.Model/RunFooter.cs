namespace Conformance.Model;

/// <summary>Closes a record. Its absence means the run did not end.</summary>
/// <param name="Complete">Every planned case has a result.</param>
/// <param name="Verdicts">Outcome → how many cases.</param>
/// <param name="Duration">How long the run took.</param>
/// <param name="LongestWait">The longest single wait of any case.</param>
/// <param name="Interrupted">Why it stopped early, or <see langword="null"/>.</param>
public sealed record RunFooter(
    bool Complete, IReadOnlyDictionary<Outcome, int> Verdicts, TimeSpan Duration, TimeSpan LongestWait, string? Interrupted);
