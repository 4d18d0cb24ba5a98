using System.CommandLine;
using Conformance.Harness.Ledgers;
using Conformance.Harness.Loading;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

internal static class LedgerCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var profile = new Option<string?>("--profile") { Description = "Profile folder, or a name below profiles; the enabler unless given." };
        var json = new Option<bool>("--json") { Description = "Print JSON: sums, groups, and every requirement." };
        var write = new Option<bool>("--write") { Description = "Write docs/not-tested.md and docs/procedures.md: the profile of the suite and the enabler beneath it." };
        var command = new Command("ledger", "Says of every requirement whether cases judge it, or why not; exit code 1 when one is unaccounted for.") { profile, json, write };
        command.SetAction(parsed =>
        {
            var exitCode = ExitCodes.Refused;
            if (SuiteAccess.Folders(errors) is not { } folders
                || (RequirementLedger.Load(folders, parsed.GetValue(profile), out var refusal) ?? SuiteAccess.Refuse<RequirementLedger>(refusal, errors, out exitCode)) is not { } ledger)
            {
                return exitCode;
            }

            if (parsed.GetValue(write))
            {
                if ((RequirementLedger.Load(folders, LoadedSuite.DefaultProfile, out refusal) ?? SuiteAccess.Refuse<RequirementLedger>(refusal, errors, out exitCode)) is not { } whole)
                {
                    return exitCode;
                }

                File.WriteAllText(Path.Combine(folders.Root, "docs", "not-tested.md"), NotTestedPage.Write(whole));
                File.WriteAllText(Path.Combine(folders.Root, "docs", "procedures.md"), ProceduresPage.Write(whole.Profile));
            }

            output.Write(parsed.GetValue(json) ? LedgerText.WriteJson(ledger) : LedgerText.Write(ledger));
            return ledger.Total.Unaccounted > 0 || ledger.Broken.Count > 0 ? ExitCodes.Failed : ExitCodes.Conforming;
        });
        return command;
    }
}
