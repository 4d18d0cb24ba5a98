namespace Conformance.Harness.Fuzzing;

/// <summary>What one input came to.</summary>
/// <param name="Decoded">Whether the decoder took it for a value.</param>
/// <param name="Allocated">Octets of managed memory that decoding took, the later checks not counted.</param>
/// <param name="Took">Time of decoding: on the wall or of all our processors, whichever is less.</param>
/// <param name="Violation">Which law it broke and how; <see langword="null"/> when it held.</param>
public readonly record struct FuzzOutcome(bool Decoded, long Allocated, TimeSpan Took, string? Violation);
