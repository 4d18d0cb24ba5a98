using System.CommandLine;
using Conformance.Harness.Web;
using Conformance.ReferenceServer;

namespace Conformance.Cli.Commands;

internal static class ServerCommand
{
    public static Command Create(TextWriter output)
    {
        var words = new Argument<string[]>("OPTIONS")
        {
            Description = $"Options of the server:\n{ServerOptions.Usage}",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("server", "Runs the reference server and bootstrap server as a program of its own, with an HTTP interface for its users.") { words };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => ServerProgram.Run([.. parsed.GetValue(words) ?? [], .. parsed.UnmatchedTokens], new KestrelListener(), output));
        return command;
    }
}
