using System.CommandLine;
using System.Net;
using Conformance.Engine.Campaigns;
using Conformance.Engine.Running;
using Conformance.Harness.Running;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Scripting.Profiles;

namespace Conformance.Cli.Commands;

internal static class ProbeCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var device = SharedOptions.Device();
        var profile = SharedOptions.Profile();
        var listen = new Option<IPEndPoint?>("--listen") { Description = "ADDR[:PORT] to wait on; loopback unless given.", CustomParser = Addresses.Parse };
        var advertise = new Option<Uri?>("--advertise") { Description = "URI that the device is told instead.", CustomParser = Addresses.ParseUri };
        var write = new Option<string?>("--write") { Description = "Write a device file with the answers." };
        var command = new Command("probe", "Lets a device register, asks it what it is, and shows or writes the answers.") { device, profile, listen, advertise, write };
        command.SetAction(parsed =>
        {
            var request = new RunRequest
            {
                Device = parsed.GetValue(device)!,
                Profile = parsed.GetValue(profile),
                Listen = parsed.GetValue(listen),
                Advertise = parsed.GetValue(advertise),
                Ask = Operator.Terminal(output),
            };
            return Run(request, parsed.GetValue(write), output, errors);
        });
        return command;
    }

    private static int Run(RunRequest request, string? write, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Folders(errors) is not { } folders)
        {
            return ExitCodes.Refused;
        }

        using var interrupt = new Interrupt();
        var session = new RunSession(folders, request, new SilentView());
        if (session.Probe(new Waiter(output), out var refusal, interrupt.Token) is not { } probed)
        {
            errors.WriteLine(refusal!.Text.TrimEnd());
            return refusal.ExitCode;
        }

        if (probed.Result.NeverAppeared is { } reason)
        {
            errors.WriteLine($"the device never appeared: {reason}");
            return ExitCodes.Inconclusive;
        }

        Show(probed, output);
        if (write is not null)
        {
            var answers = probed.Result.Record.Device.Pics
                .Where(answer => answer.Value.Value != Ternary.Unknown && answer.Value.Source != "control" && IsAsked(answer.Key, probed.Fitting))
                .ToDictionary(answer => answer.Key, answer => answer.Value.Value, StringComparer.Ordinal);
            var version = probed.Result.Registration?.Version ?? probed.Device.Lwm2m;
            File.WriteAllText(write, DeviceFileWriter.Write(probed.Device with { Pics = answers, Lwm2m = version }, probed.Fitting));
            output.WriteLine(probed.Fitting.Id == probed.Profile.Id
                ? $"wrote {write}, for the profile {probed.Profile.Id}"
                : $"wrote {write}, for {probed.Fitting.Title} alone: the device announces none of the objects that mark a device of {probed.Profile.Id}; naming it with --profile keeps it");
        }

        return ExitCodes.Conforming;
    }

    private static bool IsAsked(string pics, Profile profile) => profile.Pics.ContainsKey(pics) || pics.StartsWith("C.OBJ.", StringComparison.Ordinal);

    private static void Show(ProbeReport probed, TextWriter output)
    {
        var registration = probed.Result.Registration!;
        output.WriteLine($"endpoint {registration.Endpoint}, LwM2M {registration.Version}, lifetime {registration.Lifetime.TotalSeconds:0} s, binding {registration.Binding ?? "not given"}");
        output.WriteLine($"instances {string.Join(' ', registration.Instances)}");
        foreach (var (id, answer) in probed.Result.Record.Device.Pics.Where(answer => answer.Value.Value != Ternary.Unknown))
        {
            output.WriteLine($"{id}: {answer.Value.ToString().ToLowerInvariant()} ({answer.Source})");
        }

        foreach (var contradiction in probed.Result.Record.Contradictions)
        {
            output.WriteLine($"contradiction: {contradiction.Message}");
        }
    }

    private sealed class SilentView : IRunView
    {
        public void Waiting(Uri server, Uri bootstrap, string endpoint)
        {
        }

        public void Planned(IReadOnlyList<CaseRecord> cases, TimeSpan estimate)
        {
        }

        public void Started(string caseId)
        {
        }

        public void Finished(CaseRecord record)
        {
        }

        public void Note(string line)
        {
        }
    }

    private sealed class Waiter(TextWriter output) : ICampaignWatcher
    {
        public void Waiting(Uri server, Uri bootstrap, string endpoint) =>
            output.WriteLine($"waiting for '{endpoint}': configure the device with {server.ToString().TrimEnd('/')}");

        public void Planned(RunRecord record, TimeSpan estimate)
        {
        }

        public void Started(string caseId)
        {
        }

        public void Finished(CaseResult result)
        {
        }
    }
}
