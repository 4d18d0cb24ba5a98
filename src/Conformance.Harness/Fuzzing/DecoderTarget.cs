using Conformance.Wire;

namespace Conformance.Harness.Fuzzing;

/// <summary>A decoder of the usual shape: a value, or an error that points into the input.</summary>
/// <param name="read">The decoder.</param>
/// <param name="broken">Says which further law a decoded value breaks, usually that it reads the same after being written.</param>
internal sealed class DecoderTarget<T>(
    string name,
    IReadOnlyList<byte[]> seeds,
    DecoderTarget<T>.Reader read,
    Func<T, string?> broken,
    IReadOnlyList<byte[]>? words = null,
    FuzzLimits? limits = null) : FuzzTarget(name, seeds, words ?? [], limits ?? FuzzLimits.Wire)
    where T : class
{
    private const int LongestMessage = 400;

    public delegate bool Reader(ReadOnlyMemory<byte> octets, out T? value, out DecodeError error);

    protected override FuzzOutcome Decode(ReadOnlyMemory<byte> octets)
    {
        var start = TimeProvider.System.GetTimestamp();
        var busy = Environment.CpuUsage.TotalTime;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var decoded = read(octets, out var value, out var error);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Waiting for a core is no work of the decoder, nor is what other threads of ours do: the lesser is never less than its own.
        var worked = Environment.CpuUsage.TotalTime - busy;
        var passed = TimeProvider.System.GetElapsedTime(start);
        return new(decoded, allocated, worked < passed ? worked : passed, decoded ? broken(value!) : Misplaced(error, octets.Length));
    }

    private static string? Misplaced(DecodeError error, int length) =>
        error.Offset < 0 || error.Offset > length ? $"error: {error} is outside {length} octets"
        : string.IsNullOrEmpty(error.Message) || string.IsNullOrEmpty(error.Clause) ? "error: it says nothing"
        : error.Message.Length > LongestMessage ? $"error: its sentence has {error.Message.Length} characters; up to {LongestMessage} are allowed"
        : null;
}
