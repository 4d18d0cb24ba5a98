namespace Conformance.Harness.Fuzzing;

/// <summary>How much is to be tried.</summary>
public sealed record FuzzRequest
{
    public long Seed { get; init; } = 1;

    /// <summary>Inputs for each target; <see langword="null"/> for as many as there is time for.</summary>
    public long? Inputs { get; init; }

    /// <summary>Time for all targets together, shared equally; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>The first input of each target, and the only one unless <see cref="Inputs"/> says otherwise.</summary>
    public long? Index { get; init; }
}
