using System.CommandLine;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Control.Servers.Rehearsals;
using Conformance.Engine.Running;
using Conformance.Reporting;
using Conformance.Scripting.Profiles;

namespace Conformance.Cli.Commands;

/// <summary>Adapters of servers, before a run: <c>adapter check my-server.yaml</c>.</summary>
internal static class AdapterCommand
{
    public static Command Create(TextWriter output, TextWriter errors) => new("adapter", "Adapters of servers under test.") { Check(output, errors) };

    private static Command Check(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "Device file of a server, or a name below profiles/devices." };
        var sample = new Option<string?>("--answer") { Description = "A file with what the server once answered (JSON), or printed (a console); read in place of an answer made up." };
        var command = new Command("check", "Asks a fake everything that the adapter declares, shows what would be sent, and says what is wrong; exit code 4 when anything is.") { file, sample };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(file)!;
            if (SuiteAccess.Load(profile: null, errors, out var exitCode, name) is not { } suite
                || (suite.LoadDevice(name, lwm2m: null, out var refusal) ?? SuiteAccess.Refuse<DeviceDescription>(refusal, errors, out exitCode)) is not { } device)
            {
                return exitCode;
            }

            var control = device.Control;
            if (!device.IsServer || control.Adapter == "reference-server")
            {
                errors.WriteLine($"{device.Name} has the adapter '{control.Adapter}': one of rest, script, stdin and operator was required");
                return ExitCodes.Refused;
            }

            if (AdapterServers.TryCreate(control, Operator.Terminal(output) ?? Nobody, out var reason) is not { } servers)
            {
                errors.WriteLine(reason);
                return ExitCodes.Refused;
            }

            return Show(new Rehearsal(control, servers.Asks, parsed.GetValue(sample) is { } path ? File.ReadAllText(path) : null), servers, output);
        });
        return command;
    }

    private static int Show(Rehearsal rehearsal, AdapterServers servers, TextWriter output)
    {
        var wrong = rehearsal.Errors.Count;
        var rehearsed = rehearsal.RunAsync().GetAwaiter().GetResult();
        foreach (var one in rehearsed)
        {
            output.WriteLine($"{ServerAsks.NameOf(one.Ask),-18} {one.Shown}");
            if (one.Told.Length > 0)
            {
                output.WriteLine($"{string.Empty,-18} told: {one.Told}");
            }

            foreach (var error in one.Errors)
            {
                wrong++;
                output.WriteLine($"{string.Empty,-18} error: {error}");
            }
        }

        foreach (var error in rehearsal.Errors)
        {
            output.WriteLine($"error: {error}");
        }

        var mute = Enum.GetValues<ServerAsk>().Except(servers.Asks).Select(ServerAsks.NameOf).ToList();
        output.WriteLine($"tells: {(servers.Tells.Count == 0 ? "nothing" : string.Join(", ", servers.Tells).ToLowerInvariant())}");
        output.WriteLine(mute.Count == 0 ? "can be asked everything" : $"cannot be asked: {string.Join(", ", mute)}");
        output.WriteLine($"{rehearsed.Count} asks, {wrong} errors");
        return wrong == 0 ? ExitCodes.Conforming : ExitCodes.Refused;
    }

    private static Task<OperatorAnswer> Nobody(string question, CancellationToken cancellationToken) =>
        Task.FromResult(OperatorAnswer.Cannot);
}
