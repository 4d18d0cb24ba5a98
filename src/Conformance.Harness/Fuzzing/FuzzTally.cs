namespace Conformance.Harness.Fuzzing;

/// <summary>Figures of one target.</summary>
/// <param name="Inputs">How many were tried.</param>
/// <param name="Decoded">How many of them decoded.</param>
/// <param name="Elapsed">Wall time, making the inputs included.</param>
/// <param name="WorstOctetsEach">Most memory for one octet of input, among inputs of 64 octets and more.</param>
/// <param name="WorstOctets">Most memory for one input.</param>
/// <param name="Longest">Longest time for one input.</param>
public sealed record FuzzTally(string Target, long Inputs, long Decoded, TimeSpan Elapsed, double WorstOctetsEach, long WorstOctets, TimeSpan Longest)
{
    public double DecodedShare => Inputs == 0 ? 0 : (double)Decoded / Inputs;

    public double InputsEachSecond => Elapsed > TimeSpan.Zero ? Inputs / Elapsed.TotalSeconds : 0;
}
