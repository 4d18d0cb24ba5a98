namespace Conformance.Harness.Loading;

/// <summary>Why something asked for is not done: one sentence for people (or several diagnostics), and the exit code.</summary>
/// <param name="ExitCode">4 for bad input, 3 for a broken environment (port, disk).</param>
/// <param name="Text">What was found, what was required, where.</param>
public sealed record Refusal(int ExitCode, string Text)
{
    public const int BadInput = 4;
    public const int Environment = 3;

    public static Refusal Input(string text) => new(BadInput, text);
}
