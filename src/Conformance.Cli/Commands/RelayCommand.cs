using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Transport;
using Conformance.Reporting;
using Conformance.Simulation;
using Conformance.Simulation.Impairments;

namespace Conformance.Cli.Commands;

/// <summary>A bad network on real sockets: <c>relay --listen 127.0.0.1:5783 --to 127.0.0.1:5683 --impair wisun-3-hops</c>.</summary>
internal static class RelayCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var listen = new Option<IPEndPoint?>("--listen")
        {
            Description = "ADDR[:PORT] that devices send to; a free port of 127.0.0.1 unless given.",
            CustomParser = Addresses.Parse,
        };
        var to = new Option<IPEndPoint?>("--to") { Description = "ADDR:PORT of the server behind it.", CustomParser = Addresses.Parse, Required = true };
        var impair = SharedOptions.Impair();
        var seed = SharedOptions.Seed();
        var rebind = new Option<TimeSpan?>("--rebind") { Description = "A NAT forgets a device that was silent for this long: 30 s.", CustomParser = Durations.Parse };
        var duplicate = SharedOptions.Share("--duplicate", "Share of datagrams that arrive twice, 0 to 1.");
        var corrupt = SharedOptions.Share("--corrupt", "Share of datagrams that arrive changed, 0 to 1.");
        var command = new Command("relay", "Passes datagrams between devices and a server as a bad network would, until it is interrupted.")
        {
            listen, to, impair, seed, rebind, duplicate, corrupt,
        };
        command.SetAction(parsed =>
        {
            var network = ImpairmentPresets.ByName[parsed.GetValue(impair) ?? "lan"] with
            {
                RebindAfter = parsed.GetValue(rebind),
                Duplication = parsed.GetValue(duplicate),
                Corruption = parsed.GetValue(corrupt),
            };
            var front = parsed.GetValue(listen) ?? new IPEndPoint(IPAddress.Loopback, 0);
            return Run(front, parsed.GetValue(to)!, new ImpairedLink(network, new Random((int)parsed.GetValue(seed))), output, errors);
        });
        return command;
    }

    private static int Run(IPEndPoint listen, IPEndPoint server, ImpairedLink link, TextWriter output, TextWriter errors)
    {
        using var interrupt = new Interrupt();
        using var loop = new WallLoop();
        try
        {
            loop.Run(async () =>
            {
                await using var relay = new Relay(loop.Clock, link, local => UdpTransport.Bind(local, loop.Clock), listen, server);
                output.WriteLine($"devices send to {relay.LocalEndPoint}, which leads to {server}");
                output.Flush();
                var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                using var interrupted = interrupt.Token.Register(() => ended.TrySetResult());
                await ended.Task;
                output.WriteLine($"{relay.Counts.Taken} datagrams taken, {relay.Counts.Given} given");
            });
            return ExitCodes.Conforming;
        }
        catch (SocketException taken)
        {
            errors.WriteLine($"{listen} cannot be bound: {taken.Message.ToLowerInvariant()}");
            return ExitCodes.Broken;
        }
    }
}
