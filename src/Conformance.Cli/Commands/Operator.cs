using Conformance.Engine.Running;

namespace Conformance.Cli.Commands;

/// <summary>The person at the terminal.</summary>
internal static class Operator
{
    /// <returns><see langword="null"/> when the input is no terminal: nobody is there to be asked.</returns>
    public static Func<string, CancellationToken, Task<OperatorAnswer>>? Terminal(TextWriter output) => Console.IsInputRedirected
        ? null
        : (question, cancellationToken) => AskAsync(question, output, cancellationToken);

    private static async Task<OperatorAnswer> AskAsync(string question, TextWriter output, CancellationToken cancellationToken)
    {
        while (true)
        {
            await output.WriteLineAsync($"\n{question} [y]es, [n]o, [c]annot");
            var line = Task.Run(Console.ReadLine, CancellationToken.None);
            switch ((await line.WaitAsync(cancellationToken))?.Trim().ToLowerInvariant())
            {
                case "y" or "yes":
                    return OperatorAnswer.Yes;
                case "n" or "no":
                    return OperatorAnswer.No;
                case "c" or "cannot" or null:
                    return OperatorAnswer.Cannot;
            }
        }
    }
}
