using System.CommandLine;
using System.Security.Cryptography;
using Conformance.Harness.Statements;
using Conformance.Reporting;
using Conformance.Reporting.Statements;

namespace Conformance.Cli.Commands;

/// <summary>The statement of a run: made, signed, and checked.</summary>
internal static class StatementCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var run = new Argument<string?>("RUN") { Description = "The run folder.", Arity = ArgumentArity.ZeroOrOne };
        var key = new Option<string?>("--key") { Description = "Private key of the organiser, ECDSA P-256 in PEM; without it the statement is not signed." };
        var target = new Option<string?>("--output") { Description = "Where statement.html and statement.json go; the run folder unless given." };
        var baseline = new Option<string?>("--baseline") { Description = "List of known deviations with their reasons; the one that the device file names unless given." };
        var command = new Command("statement", "Writes what a vendor hands to a customer: requirement by requirement, deviations with reasons, what was not tested; signed.")
        {
            run, key, target, baseline, Verify(output, errors), Key(output, errors),
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(run) is null)
            {
                result.AddError("statement needs the folder of a run, or one of verify and key");
            }
        });
        command.SetAction(parsed => Guard(errors, () => Write(parsed.GetValue(run)!, parsed.GetValue(key), parsed.GetValue(target), parsed.GetValue(baseline), output, errors)));
        return command;
    }

    private static int Write(string run, string? key, string? target, string? baseline, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Folders(errors) is not { } folders)
        {
            return ExitCodes.Refused;
        }

        if (StatementSession.Of(folders, run, baseline, out var refusal) is not { } statement)
        {
            SuiteAccess.Refuse<Statement>(refusal, errors, out var exitCode);
            return exitCode;
        }

        var secret = key is null ? null : File.ReadAllText(key);
        foreach (var path in StatementFiles.Write(statement, target ?? run, secret))
        {
            output.WriteLine($"wrote {path}");
        }

        output.WriteLine(key is null ? "it is not signed; --key signs it" : "signed");
        return ExitCodes.Conforming;
    }

    private static Command Verify(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "The statement; its signature lies beside it with the ending .sig." };
        var key = new Option<string>("--key") { Description = "Public key of the organiser, PEM.", Required = true };
        var command = new Command("verify", "Checks the signature of a statement, without a network; 1 when it is not that of the file and the key.") { file, key };
        command.SetAction(parsed => Guard(errors, () =>
        {
            var path = parsed.GetValue(file)!;
            if (StatementSignature.Verify(File.ReadAllBytes(path), File.ReadAllBytes(path + StatementSignature.Ending), File.ReadAllText(parsed.GetValue(key)!)))
            {
                output.WriteLine($"the signature of {path} is good");
                return ExitCodes.Conforming;
            }

            errors.WriteLine($"the signature of {path} is not that of this file by this key");
            return ExitCodes.Failed;
        }));
        return command;
    }

    private static Command Key(TextWriter output, TextWriter errors)
    {
        var name = new Argument<string>("NAME") { Description = "NAME.key and NAME.pub are written." };
        var command = new Command("key", "Makes a pair of keys to try it out; an organiser brings keys of his own.") { name };
        command.SetAction(parsed => Guard(errors, () =>
        {
            var (secret, shown) = (parsed.GetValue(name) + ".key", parsed.GetValue(name) + ".pub");
            if (File.Exists(secret) || File.Exists(shown))
            {
                errors.WriteLine($"{secret} or {shown} is there already");
                return ExitCodes.Refused;
            }

            var pair = StatementSignature.Make();
            File.WriteAllText(secret, pair.Private);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.WriteAllText(shown, pair.Public);
            output.WriteLine($"wrote {secret} and {shown}");
            return ExitCodes.Conforming;
        }));
        return command;
    }

    // A file that is not there and a key that is none are bad input; everything else that goes wrong with the disk is not.
    private static int Guard(TextWriter errors, Func<int> act)
    {
        try
        {
            return act();
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException or CryptographicException)
        {
            errors.WriteLine(wrong.Message.TrimEnd('.'));
            return ExitCodes.Refused;
        }
    }
}
