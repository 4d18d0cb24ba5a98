using System.CommandLine;
using Conformance.Harness.Loading;
using Conformance.Reporting;
using Conformance.Scripting.Diagnostics;

namespace Conformance.Cli.Commands;

internal static class LintCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Case files or folders; all of testcases unless given.", Arity = ArgumentArity.ZeroOrMore };
        var profile = SharedOptions.Profile();
        var format = new Option<string>("--format") { Description = "human, msbuild, github or json.", DefaultValueFactory = _ => "human" };
        format.AcceptOnlyFromAmong("human", "msbuild", "github", "json");
        var command = new Command("lint", "Checks test cases without running them.") { paths, profile, format };
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Load(parsed.GetValue(profile), errors, out var exitCode) is not { } suite)
            {
                return exitCode;
            }

            var wanted = (parsed.GetValue(paths) ?? []).Select(Path.GetFullPath).ToList();
            if (wanted.Find(path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
            {
                errors.WriteLine($"there is no {missing}");
                return ExitCodes.Refused;
            }

            return Check(suite, wanted, Enum.Parse<DiagnosticFormat>(parsed.GetValue(format)!, ignoreCase: true), output);
        });
        return command;
    }

    private static int Check(LoadedSuite suite, List<string> wanted, DiagnosticFormat format, TextWriter output)
    {
        var files = wanted.Count == 0 ? [.. suite.Files, .. suite.PassiveFiles] : wanted.SelectMany(suite.FilesAt).Distinct().ToList();
        var count = files.Sum(file => file.Diagnostics.Count);
        output.Write(Diagnosis.Of(files, format));
        if (format == DiagnosticFormat.Human)
        {
            output.WriteLine($"{files.Count} files, {files.Sum(file => file.Cases.Count)} cases, {count} errors");
        }

        return count > 0 || files.Count == 0 ? ExitCodes.Refused : ExitCodes.Conforming;
    }
}
