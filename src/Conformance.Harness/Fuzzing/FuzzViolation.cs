namespace Conformance.Harness.Fuzzing;

/// <summary>An input that broke a law, and how to have it again.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Law">Which law, and how.</param>
public sealed record FuzzViolation(string Target, long Seed, long Index, ReadOnlyMemory<byte> Octets, string Law);
