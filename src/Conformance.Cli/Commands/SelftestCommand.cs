using System.CommandLine;
using Conformance.Harness.Running;

namespace Conformance.Cli.Commands;

internal static class SelftestCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var profile = SharedOptions.Profile();
        var lwm2m = SharedOptions.Lwm2m();
        var select = SharedOptions.Select();
        var seed = SharedOptions.Seed();
        var folder = SharedOptions.Output();
        var device = new Option<string>("--device")
        {
            Description = "Device file with the adapter 'reference'.",
            DefaultValueFactory = _ => "reference",
        };
        var allure = new Option<bool>("--allure") { Description = "Draw the Allure page too." };
        var command = new Command("selftest", "Plays the suite against the reference device in virtual time.") { device, profile, lwm2m, select, seed, folder, allure };
        var faults = new Option<bool>("--faults") { Description = "Play every named fault against the cases that could see it, and write the kill matrix." };
        var every = new Option<bool>("--all") { Description = "With --faults: every fault against every case that applies." };
        var only = new Option<string[]>("--fault") { Description = "With --faults: only faults whose id is this or begins so (observe., observe.ignores-pmin)." };
        var write = new Option<bool>("--write") { Description = "With --faults: write docs/kill-matrix.md too." };
        foreach (var option in (Option[])[faults, every, only, write])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => parsed.GetValue(faults)
            ? KillFlow.Run(
                new KillRequest(
                    parsed.GetResult(device) is { Implicit: false } ? parsed.GetValue(device) : null,
                    parsed.GetValue(profile),
                    parsed.GetValue(select) ?? [],
                    parsed.GetValue(seed),
                    parsed.GetValue(folder),
                    parsed.GetValue(only) ?? [],
                    parsed.GetValue(every),
                    parsed.GetValue(write)),
                output,
                errors)
            : RunFlow.Run(
                new RunRequest
                {
                    Device = parsed.GetValue(device)!,
                    Profile = parsed.GetValue(profile),
                    Lwm2m = parsed.GetValue(lwm2m),
                    Select = parsed.GetValue(select) ?? [],
                    Seed = parsed.GetValue(seed),
                    Output = parsed.GetValue(folder),
                    Virtual = true,
                    Allure = parsed.GetValue(allure),
                    CommandLine = string.Join(' ', parsed.Tokens.Select(token => token.Value)),
                },
                output,
                errors));
        return command;
    }
}
