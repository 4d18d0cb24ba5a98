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
        var kills = new KillOptions();
        var command = new Command("selftest", "Plays the suite against the reference device in virtual time.") { device, profile, lwm2m, select, seed, folder, allure };
        var sweeps = new SweepOptions();
        kills.AddTo(command);
        sweeps.AddTo(command);
        command.SetAction(parsed => kills.IsWanted(parsed)
            ? KillFlow.Run(
                kills.Request(parsed) with
                {
                    Device = parsed.GetResult(device) is { Implicit: false } ? parsed.GetValue(device) : null,
                    Profile = parsed.GetValue(profile),
                    Select = parsed.GetValue(select) ?? [],
                    Seed = parsed.GetValue(seed),
                    Output = parsed.GetValue(folder),
                },
                output,
                errors)
            : sweeps.IsWanted(parsed)
            ? SweepFlow.Run(
                sweeps.Request(parsed) with { Device = parsed.GetValue(device)!, Profile = parsed.GetValue(profile), Select = parsed.GetValue(select) ?? [] },
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
                    Impair = sweeps.Impairment(parsed),
                    Allure = parsed.GetValue(allure),
                    CommandLine = string.Join(' ', parsed.Tokens.Select(token => token.Value)),
                },
                output,
                errors));
        return command;
    }
}
