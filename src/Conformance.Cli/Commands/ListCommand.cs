using System.CommandLine;
using System.Globalization;
using Conformance.Harness.Selecting;
using Conformance.Reporting;
using Conformance.Scripting.Diagnostics;

namespace Conformance.Cli.Commands;

internal static class ListCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var select = SharedOptions.Select();
        var profile = SharedOptions.Profile();
        var time = new Option<bool>("--time") { Description = "Show the least time each case takes, and the sum." };
        var device = new Option<string>("--device") { Description = "List also the cases made from the definitions of the objects that this device declares." };
        var command = new Command("list", "Lists cases with title, tag and ETS ids.") { select, profile, time, device };
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Load(parsed.GetValue(profile), errors, out var exitCode, parsed.GetValue(device)) is not { } suite)
            {
                return exitCode;
            }

            var all = suite.Cases.ToList();
            if (parsed.GetValue(device) is { } name)
            {
                if (suite.LoadDevice(name, lwm2m: null, out var refusal) is not { } description)
                {
                    errors.WriteLine(refusal!.Text.TrimEnd());
                    return ExitCodes.Refused;
                }

                all = [.. suite.CasesFor(description)];
            }

            var selection = new CaseSelection(parsed.GetValue(select) ?? []);
            if (selection.Unmatched(all) is [var stranger, ..])
            {
                errors.WriteLine($"--select {stranger} matches no case; {Suggestion.For(stranger, CaseSelection.Known(all)) ?? "list shows what there is"}");
                return ExitCodes.Refused;
            }

            var cases = selection.Of(all);
            foreach (var test in cases)
            {
                var least = parsed.GetValue(time) ? $"  {Seconds(test.LeastDuration),7}" : string.Empty;
                var ets = test.Ets.Count > 0 ? $"  ({string.Join(", ", test.Ets)})" : string.Empty;
                output.WriteLine($"{test.Id,-22}  {test.Tag,-5}{least}  {test.Title}{ets}");
            }

            output.WriteLine(parsed.GetValue(time)
                ? $"{cases.Count} cases, least time in a row {Seconds(cases.Aggregate(TimeSpan.Zero, (sum, test) => sum + test.LeastDuration))}"
                : $"{cases.Count} cases");
            return ExitCodes.Conforming;
        });
        return command;
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture);
}
