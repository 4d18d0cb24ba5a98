using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Conformance.Coap.Transport;
using Conformance.Dtls;
using Conformance.Harness.Handshakes;
using Conformance.Reporting;

namespace Conformance.Cli.Commands;

/// <summary>A DTLS handshake by hand: <c>handshake --connect 127.0.0.1:5684 --psk ident:73656372657450534B</c>.</summary>
internal static class HandshakeCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var listen = new Option<IPEndPoint?>("--listen") { Description = "ADDR[:PORT] to be a server on; what clients say is sent back.", CustomParser = Addresses.Parse };
        var connect = new Option<IPEndPoint?>("--connect") { Description = "ADDR:PORT of a server to be a client of; lines of the input are sent to it.", CustomParser = Addresses.Parse };
        var once = new Option<bool>("--once") { Description = "As a server, end after the first association; the exit code says how it went." };
        var resume = new Option<bool>("--resume") { Description = "As a client, close after the handshake and connect once more with the same session." };
        var times = new Option<int?>("--times") { Description = "As a client, shake hands so often, one after the other, and tell how long it took; with --resume all but the first are resumed." };
        times.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError($"--times {result.GetValueOrDefault<int?>()} is less than 1");
            }
        });
        var verbose = new Option<bool>("--verbose") { Description = "Tell every message, alert and dropped record." };
        var keyLog = new Option<string?>("--keylog") { Description = "FILE that the secrets are appended to, for Wireshark (tls.keylog_file)." };
        var seed = new Option<int?>("--seed") { Description = "Randoms, cookies and ephemeral keys from this seed; from the system unless given." };
        var options = new HandshakeOptions();
        var command = new Command("handshake", "Shakes hands over DTLS 1.2 as a client or as a server, tells what was negotiated, and carries lines.")
        {
            listen, connect, once, resume, times, verbose, keyLog, seed,
        };
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(listen) is null == result.GetResult(connect) is null)
            {
                result.AddError("one of --listen and --connect is required");
            }
        });
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;

        async Task<int> RunAsync(ParseResult parsed)
        {
            using var interrupt = new Interrupt();
            var random = new Random(parsed.GetValue(seed) ?? RandomNumberGenerator.GetInt32(int.MaxValue));
            var view = new HandshakeView(output, parsed.GetValue(keyLog), parsed.GetValue(verbose));
            try
            {
                return ExitCode(parsed.GetValue(listen) is { } front
                    ? await ServeAsync(front, options.Server(parsed, random), parsed.GetValue(once) ? 1 : null, random, view, interrupt.Token)
                    : parsed.GetValue(times) is { } often
                        ? await RepeatAsync(parsed.GetValue(connect)!, options.Client(parsed), often, parsed.GetValue(resume), random, view, interrupt.Token)
                        : await ConnectAsync(parsed.GetValue(connect)!, options.Client(parsed), parsed.GetValue(resume), random, view, interrupt.Token));
            }
            catch (InvalidDataException unusable)
            {
                errors.WriteLine(unusable.Message);
                return ExitCodes.Refused;
            }
            catch (SocketException taken)
            {
                errors.WriteLine($"{parsed.GetValue(listen)} cannot be bound: {taken.Message.ToLowerInvariant()}");
                return ExitCodes.Broken;
            }
        }
    }

    private static async Task<HandshakeOutcome> ServeAsync(
        IPEndPoint front, ServerSettings settings, int? most, Random random, HandshakeView view, CancellationToken interrupt)
    {
        await using var transport = UdpTransport.Bind(front, TimeProvider.System);
        view.Say($"clients speak to {transport.LocalEndPoint}");
        return await new HandshakeServer(transport, settings, random, view, TimeProvider.System).RunAsync(most, interrupt);
    }

    private static async Task<HandshakeOutcome> ConnectAsync(
        IPEndPoint server, ClientSettings settings, bool resumes, Random random, HandshakeView view, CancellationToken interrupt) =>
        await new HandshakeSeries(server, resumes, random, view, TimeProvider.System).RunAsync(settings, resumes ? 2 : 1, Console.In, interrupt);

    // What each of them agrees on is told by a single one.
    private static async Task<HandshakeOutcome> RepeatAsync(
        IPEndPoint server, ClientSettings settings, int times, bool resumes, Random random, HandshakeView view, CancellationToken interrupt)
    {
        var series = new HandshakeSeries(server, resumes, random, new(TextWriter.Null, keyLog: null, isVerbose: false), TimeProvider.System);
        var outcome = await series.RunAsync(settings, times, TextReader.Null, interrupt);
        view.Say(FormattableString.Invariant(
            $"{series.Agreed} of {times} handshakes in {series.Elapsed.TotalSeconds:0.00} s, {series.Agreed / series.Elapsed.TotalSeconds:0} a second"));
        return outcome;
    }

    private static int ExitCode(HandshakeOutcome outcome) => outcome switch
    {
        HandshakeOutcome.Agreed => ExitCodes.Conforming,
        HandshakeOutcome.Refused => ExitCodes.Failed,
        _ => ExitCodes.Inconclusive,
    };
}
