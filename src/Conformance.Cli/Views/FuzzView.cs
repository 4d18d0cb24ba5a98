using System.Globalization;
using Conformance.Harness.Fuzzing;
using Conformance.Wire;

namespace Conformance.Cli.Views;

/// <summary>Fuzzing on the terminal: a line a target, and on a real terminal one that lives while it is at work.</summary>
internal sealed class FuzzView(TextWriter output) : IDisposable
{
    private const string ClearLine = "\r\u001b[2K";
    private const int LongestHex = 512;

    private readonly bool _live = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

    public void Progress(FuzzTally tally)
    {
        if (_live)
        {
            output.Write(ClearLine + Line(tally));
        }
    }

    public void Ended(FuzzTally tally)
    {
        Clear();
        output.WriteLine(Line(tally));
    }

    public void Dispose() => Clear();

    public static void Show(FuzzViolation violation, string file, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{violation.Target} broke a law with input {violation.Index} of seed {violation.Seed}"));
        output.WriteLine(violation.Law);
        output.WriteLine($"input: {Hex.Of(violation.Octets.Span, LongestHex)}");
        output.WriteLine($"written to {file}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"again: ./run.sh fuzz --target {violation.Target} --seed {violation.Seed} --index {violation.Index}"));
    }

    private static string Line(FuzzTally tally) => string.Create(
        CultureInfo.InvariantCulture,
        $"{tally.Target,-15} {tally.Inputs,9} inputs, {tally.DecodedShare,4:P0} decode, {tally.InputsEachSecond,7:0}/s, "
        + $"up to {tally.WorstOctetsEach,5:0} octets of memory each, {tally.Longest.TotalMilliseconds,6:0.0} ms at most");

    private void Clear()
    {
        if (_live)
        {
            output.Write(ClearLine);
        }
    }
}
