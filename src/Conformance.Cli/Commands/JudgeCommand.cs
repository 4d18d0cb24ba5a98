using System.CommandLine;
using System.Net;
using Conformance.Engine.Traffic;
using Conformance.Harness.Observing;

namespace Conformance.Cli.Commands;

/// <summary>Judges products by a capture of what they said to each other: <c>judge traffic.pcapng --psk device:0011</c>.</summary>
internal static class JudgeCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var file = new Argument<string>("FILE") { Description = "A capture, pcapng or pcap, of Ethernet, Linux cooked, loopback or raw IP." };
        var server = new Option<IPEndPoint?>("--server") { Description = "ADDR[:PORT] of the server; found by what clients ask for unless given.", CustomParser = Addresses.Parse };
        var port = new Option<int[]>("--port") { Description = "A port of servers besides 5683 and 5684, where the capture begins in the middle of a conversation." };
        var shared = new TrafficOptions();
        var command = new Command(
            "judge",
            "Judges clients and servers by a capture, plain or under DTLS 1.2 with its keys; exit codes as for run, 2 when nothing was seen, 3 when the file is damaged.")
        {
            file, server, port,
        };
        shared.AddTo(command);
        command.SetAction(parsed => shared.Run(parsed, "judged", output, errors, keys =>
        {
            var terms = new TrafficTerms { Server = parsed.GetValue(server), Ports = parsed.GetValue(port) ?? [], Keys = keys };
            var heard = CaptureSource.Load(parsed.GetValue(file)!, terms, out var refusal);
            if (refusal is not null)
            {
                TrafficOptions.Refuse(refusal, errors);
            }

            return heard;
        }));
        return command;
    }
}
