using System.CommandLine;
using Conformance.Cli.Views;
using Conformance.Harness.Fuzzing;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

internal static class FuzzCommand
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromMinutes(1);

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var target = new Option<string[]>("--target") { Description = "Decoders to try, by name; repeated or comma-separated; all of them unless given." };
        var time = new Option<TimeSpan?>("--time") { Description = "How long, all targets together, such as 10min; one minute unless --inputs is given.", CustomParser = Durations.Parse };
        var inputs = new Option<long?>("--inputs") { Description = "How many inputs for each target." };
        var index = new Option<long?>("--index") { Description = "Begin with this input; alone, try only this one." };
        var seed = SharedOptions.Seed();
        var folder = new Option<string>("--output") { Description = "Where an input that breaks a law is written.", DefaultValueFactory = _ => "." };
        var command = new Command("fuzz", "Feeds mutated and random octets to every decoder: no exception, no hang, bounded memory, and what decodes reads the same when written again.")
        {
            target, time, inputs, index, seed, folder,
        };
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Load(profile: null, errors, out _) is not { } suite
                || Choose(FuzzTargets.Of(suite), parsed.GetValue(target) ?? [], errors) is not { } chosen)
            {
                return ExitCodes.Refused;
            }

            var isOpen = parsed.GetValue(inputs) is null && parsed.GetValue(index) is null;
            var request = new FuzzRequest
            {
                Seed = parsed.GetValue(seed),
                Inputs = parsed.GetValue(inputs),
                Index = parsed.GetValue(index),
                Time = parsed.GetValue(time) ?? (isOpen ? UsualTime : null),
            };
            return Run(chosen, request, parsed.GetValue(folder)!, output);
        });
        return command;
    }

    private static List<FuzzTarget>? Choose(IReadOnlyList<FuzzTarget> targets, string[] names, TextWriter errors)
    {
        var wanted = names.SelectMany(name => name.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        if (wanted.Find(name => targets.All(target => target.Name != name)) is { } unknown)
        {
            errors.WriteLine($"there is no target '{unknown}'; one of {string.Join(", ", targets.Select(target => target.Name))} is required");
            return null;
        }

        return [.. targets.Where(target => wanted.Count == 0 || wanted.Contains(target.Name))];
    }

    private static int Run(List<FuzzTarget> targets, FuzzRequest request, string folder, TextWriter output)
    {
        using var interrupt = new Interrupt();
        using var view = new FuzzView(output);
        var violation = new FuzzSession(targets, request, TimeProvider.System).Run(view.Progress, view.Ended, interrupt.Token);
        if (violation is null)
        {
            return ExitCodes.Conforming;
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, FormattableString.Invariant($"fuzz-{violation.Target}-{violation.Seed}-{violation.Index}.bin"));
        File.WriteAllBytes(file, violation.Octets.Span);
        FuzzView.Show(violation, file, output);
        return ExitCodes.Failed;
    }
}
