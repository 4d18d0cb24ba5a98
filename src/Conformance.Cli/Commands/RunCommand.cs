using System.CommandLine;
using System.Net;
using Conformance.Harness.Running;

namespace Conformance.Cli.Commands;

internal static class RunCommand
{
    private const int MostInstances = 256;

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var device = SharedOptions.Device();
        var profile = SharedOptions.Profile();
        var lwm2m = SharedOptions.Lwm2m();
        var select = SharedOptions.Select();
        var seed = SharedOptions.Seed();
        var folder = SharedOptions.Output();
        var noAllure = SharedOptions.NoAllure();
        var budget = new Option<TimeSpan?>("--budget") { Description = "No case begins after this time: 10min, 90 s.", CustomParser = Durations.Parse };
        var all = new Option<bool>("--all") { Description = "Run also the cases that take a minute or more; without --select they are left out." };
        var serial = new Option<bool>("--serial") { Description = "One case at a time, in plan order." };
        var instances = new Option<int?>("--instances") { Description = "How many devices run side by side; what the device file says unless given." };
        var fresh = new Option<string?>("--fresh") { Description = "yes: a new device for every case; no: it is kept, and runs several at once; what the device file says unless given." };
        fresh.AcceptOnlyFromAmong("yes", "no");
        var resume = new Option<bool>("--resume") { Description = "Finish the run in --output: what has a result stays." };
        var strict = new Option<bool>("--strict-pics") { Description = "Refuse unanswered PICS instead of inconclusive cases." };
        var baseline = new Option<string?>("--baseline") { Description = "File of known deviations; the one that the device file names unless given." };
        var noBaseline = new Option<bool>("--no-baseline") { Description = "Every fail counts, known or not." };
        var listen = new Option<IPEndPoint?>("--listen")
        {
            Description = "ADDR[:PORT] of the LwM2M server; the bootstrap server takes the next port, a second LwM2M server the one after. Loopback addresses of its own unless given.",
            CustomParser = Addresses.Parse,
        };
        var advertise = new Option<Uri?>("--advertise") { Description = "URI that devices are told instead (NAT, container).", CustomParser = Addresses.ParseUri };
        var command = new Command("run", "Runs cases against a device (the default command; without options, against the embedded reference device).")
        {
            device, profile, lwm2m, select, seed, folder, budget, all, serial, instances, fresh, resume, strict, baseline, noBaseline, listen, advertise, noAllure,
        };
        command.SetAction(parsed => RunFlow.Run(
            new RunRequest
            {
                Device = parsed.GetValue(device)!,
                Profile = parsed.GetValue(profile),
                Lwm2m = parsed.GetValue(lwm2m),
                Select = parsed.GetValue(select) ?? [],
                Brief = !parsed.GetValue(all),
                Seed = parsed.GetValue(seed),
                Output = parsed.GetValue(folder),
                Budget = parsed.GetValue(budget),
                Serial = parsed.GetValue(serial),
                Instances = parsed.GetValue(instances),
                Fresh = parsed.GetValue(fresh) is { } answer ? answer == "yes" : null,
                Resume = parsed.GetValue(resume),
                StrictPics = parsed.GetValue(strict),
                Baseline = parsed.GetValue(baseline),
                NoBaseline = parsed.GetValue(noBaseline),
                Listen = parsed.GetValue(listen),
                Advertise = parsed.GetValue(advertise),
                Allure = !parsed.GetValue(noAllure),
                CommandLine = string.Join(' ', parsed.Tokens.Select(token => token.Value)),
                Ask = Operator.Terminal(output),
            },
            output,
            errors));
        command.Validators.Add(result =>
        {
            if (result.GetValue(instances) is < 1 or > MostInstances)
            {
                result.AddError($"--instances takes a number from 1 to {MostInstances}");
            }

            if (result.GetValue(resume) && result.GetValue(folder) is null)
            {
                result.AddError("--resume needs --output, the folder of the run to finish");
            }
        });
        return command;
    }
}
