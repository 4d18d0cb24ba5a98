using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Conformance.Engine.Traffic;
using Conformance.Harness.Observing;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

/// <summary>Judges real products by what they say to each other: <c>observe --listen 127.0.0.1:5783 --server 127.0.0.1:5683 --for 60s</c>.</summary>
internal static class ObserveCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var between = new Option<string[]>("--between")
        {
            Description = "CLIENT SERVER: the address where the clients will come to (ours: --listen), and the address where the server is (--server). "
                + "Configure the clients with the first one; every datagram goes on to the second one as it came, and back.",
            Arity = new ArgumentArity(2, 2),
            AllowMultipleArgumentsPerToken = true,
        };
        var listen = new Option<IPEndPoint?>("--listen") { Description = "ADDR[:PORT] where the clients come to; a free port of 127.0.0.1 unless given.", CustomParser = Addresses.Parse };
        var server = new Option<IPEndPoint?>("--server") { Description = "ADDR:PORT of the server, or of the bootstrap server.", CustomParser = Addresses.Parse };
        var length = new Option<TimeSpan?>("--for") { Description = "How long to listen: 60s. Until Ctrl-C unless given; the report is written either way.", CustomParser = Durations.Parse };
        var shared = new TrafficOptions();
        var command = new Command(
            "observe",
            "Stands between real clients and a real server, sends nothing of its own, and judges both sides by their traffic; exit codes as for run, 2 when nothing was seen.")
        {
            between, listen, server, length,
        };
        shared.AddTo(command);
        command.SetAction(parsed =>
        {
            var (front, back) = (parsed.GetValue(listen), parsed.GetValue(server));
            if (parsed.GetValue(between) is [var client, var behind] && !(TryRead(client, errors, out front) && TryRead(behind, errors, out back)))
            {
                return ExitCodes.Refused;
            }

            if (back is not { Port: > 0 })
            {
                errors.WriteLine("observe needs the server with its port: --server ADDR:PORT, or --between CLIENT SERVER");
                return ExitCodes.Refused;
            }

            return Run(new(front ?? new IPEndPoint(IPAddress.Loopback, 0), back, parsed.GetValue(length)), back, shared, parsed, output, errors);
        });
        return command;
    }

    private static int Run(Observation plain, IPEndPoint server, TrafficOptions shared, ParseResult parsed, TextWriter output, TextWriter errors)
    {
        var observation = plain with
        {
            Open = local => Say($"clients come to {local}, which leads to {server}; Ctrl-C ends it and writes the report"),
            Came = client => Say($"client {client}"),
        };
        using var interrupt = new Interrupt();
        try
        {
            return shared.Run(parsed, "observed", output, errors, keys => observation.Listen(new TrafficTerms { Keys = keys }, interrupt.Token));
        }
        catch (SocketException taken)
        {
            errors.WriteLine($"{plain.At} cannot be bound: {taken.Message.ToLowerInvariant()}");
            return ExitCodes.Broken;
        }

        void Say(string line)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private static bool TryRead(string text, TextWriter errors, out IPEndPoint? address)
    {
        var plain = text.StartsWith("coap://", StringComparison.Ordinal) ? text["coap://".Length..] : text;
        if (IPEndPoint.TryParse(plain, out address) && address.Port > 0)
        {
            return true;
        }

        errors.WriteLine($"--between has '{text}'; ADDR:PORT is required, such as 127.0.0.1:5683 or [::1]:5683");
        return false;
    }
}
