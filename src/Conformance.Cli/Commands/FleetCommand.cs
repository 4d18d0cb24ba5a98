using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Conformance.Harness.Fleets;
using Conformance.Lwm2m.Objects;
using Conformance.Reporting;
using Conformance.Simulation;

namespace Conformance.Cli.Commands;

/// <summary>Thousands of clients against one server: <c>fleet --server 127.0.0.1:5683 --clients 10000 --spread 10s --restart</c>.</summary>
internal static class FleetCommand
{
    private const int MostClients = 50_000;

    public static Command Create(TextWriter output, TextWriter errors)
    {
        var server = new Option<IPEndPoint?>("--server") { Description = "ADDR:PORT of the server under test, without security.", CustomParser = Addresses.Parse, Required = true };
        var clients = Number("--clients", "How many clients there are; each has a socket of its own.", 1000, MostClients);
        var spread = Duration("--spread", "Each client waits for a random part of this before it registers, updates or leaves; none unless given: a storm.");
        var lifetime = Number("--lifetime", "Lifetime of each registration, in seconds.", 300, int.MaxValue);
        var updates = Number("--updates", "How often each client updates its registration.", 1, 1000, least: 0);
        var restart = new Option<bool>("--restart") { Description = "All of them start again in one moment, as after a power cut, and register under the names they had." };
        var stay = Duration("--stay", "How long the fleet stays before it leaves, so that the server may ask something.");
        var seed = SharedOptions.Seed();
        var json = new Option<string?>("--json") { Description = "Write the figures to this file as well." };
        var command = new Command("fleet", "Plays many clients at once against a server, and tells how each of their requests ended; exit code 1 when one did not succeed.")
        {
            server, clients, spread, lifetime, updates, restart, stay, seed, json,
        };
        command.SetAction(parsed =>
        {
            var plan = new FleetPlan
            {
                Server = parsed.GetValue(server)!,
                Clients = parsed.GetValue(clients),
                Spread = parsed.GetValue(spread) ?? TimeSpan.Zero,
                Lifetime = parsed.GetValue(lifetime),
                Updates = parsed.GetValue(updates),
                Restarts = parsed.GetValue(restart),
                Stay = parsed.GetValue(stay) ?? TimeSpan.Zero,
            };
            return Run(plan, (int)parsed.GetValue(seed), parsed.GetValue(json), output, errors);
        });
        return command;
    }

    private static int Run(FleetPlan plan, int seed, string? json, TextWriter output, TextWriter errors)
    {
        if (SuiteAccess.Folders(errors) is not { } folders)
        {
            return ExitCodes.Refused;
        }

        using var interrupt = new Interrupt();
        using var loop = new WallLoop();
        try
        {
            var objects = ObjectRegistry.Load(folders.Objects);
            var report = loop.Run(() => new Fleet(plan, loop.Clock, new Random(seed), objects, local => FleetTransport.Bind(local, loop.Clock)).RunAsync(Show, interrupt.Token));
            FleetText.Ending(report).ToList().ForEach(output.WriteLine);
            if (json is not null)
            {
                AtomicFile.Write(json, FleetText.Json(report));
            }

            return report.Holds ? ExitCodes.Conforming : ExitCodes.Failed;
        }
        catch (SocketException refused)
        {
            errors.WriteLine($"{plan.Clients} clients need as many sockets, which the system does not give: {refused.Message.ToLowerInvariant()}");
            return ExitCodes.Broken;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("interrupted: the clients are gone, and their registrations will end by themselves");
            return ExitCodes.Broken;
        }

        void Show(FleetPhase phase)
        {
            output.WriteLine(FleetText.Line(phase));
            output.Flush();
        }
    }

    private static Option<TimeSpan?> Duration(string name, string description) => new(name) { Description = description, CustomParser = Durations.Parse };

    private static Option<int> Number(string name, string description, int usual, int most, int least = 1)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is var number && (number < least || number > most))
            {
                result.AddError($"{name} is {number}; {least} to {most} is required");
            }
        });
        return option;
    }
}
