namespace Conformance.Harness.Fuzzing;

/// <summary>A decoder, valid inputs to start from, and the laws it holds for every input.</summary>
/// <param name="name">How the command line calls it.</param>
/// <param name="seeds">Valid inputs, which mutation starts from.</param>
/// <param name="words">Octets that mean something to this decoder, inserted now and then.</param>
/// <param name="limits">What one input may cost.</param>
public abstract class FuzzTarget(string name, IReadOnlyList<byte[]> seeds, IReadOnlyList<byte[]> words, FuzzLimits limits)
{
    private const int Attempts = 3;

    public string Name => name;

    public IReadOnlyList<byte[]> Seeds => seeds;

    public IReadOnlyList<byte[]> Words => words;

    public FuzzLimits Limits => limits;

    /// <summary>Decodes one input and judges it: no exception, bounded time and memory, and what the decoder promises besides.</summary>
    /// <remarks>Too much time or memory counts only when it repeats: the machine is shared, and a first use fills caches.</remarks>
    public FuzzOutcome Try(ReadOnlyMemory<byte> octets)
    {
        var outcome = Judge(octets);
        for (var attempt = 1; attempt < Attempts && Excess(octets, outcome) is not null; attempt++)
        {
            outcome = Judge(octets);
        }

        return outcome with { Violation = outcome.Violation ?? Excess(octets, outcome) };
    }

    /// <summary>Decodes and judges everything but cost, which it measures.</summary>
    protected abstract FuzzOutcome Decode(ReadOnlyMemory<byte> octets);

    private string? Excess(ReadOnlyMemory<byte> octets, FuzzOutcome outcome) =>
        limits.Broken(octets.Length, outcome.Allocated, outcome.Took);

    private FuzzOutcome Judge(ReadOnlyMemory<byte> octets)
    {
        try
        {
            return Decode(octets);
        }
#pragma warning disable CA1031 // that nothing is thrown is the first law
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return new(Decoded: false, Allocated: 0, TimeSpan.Zero, $"exception: {thrown}");
        }
    }
}
