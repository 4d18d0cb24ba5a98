using System.CommandLine;
using System.Net.Sockets;
using Conformance.Coap.Transport;
using Conformance.Harness.Observing;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceServer.Faults;
using Conformance.Reporting;
using Conformance.Simulation;

namespace Conformance.Cli.Commands;

/// <summary>The multi-vendor demonstration in small: <c>demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create(TextWriter output, TextWriter errors)
    {
        var fault = new Option<string?>("--fault") { Description = "ID of a fault of the reference device or server, to see it found out (conformance faults lists them)." };
        fault.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } id && FaultCatalogue.Find(id) is null && ServerFaults.Find(id) is null)
            {
                result.AddError($"there is no fault '{id}'; conformance faults lists them");
            }
        });
        var seed = SharedOptions.Seed();
        var shared = new TrafficOptions();
        var command = new Command("demo", "A server and three different devices over loopback, and the observer between them: a page in half a minute, and nothing to install; Ctrl-C ends it and writes what there is.") { fault, seed };
        shared.AddFolderTo(command);
        command.SetAction(parsed =>
        {
            if (SuiteAccess.Folders(errors) is not { } folders)
            {
                return ExitCodes.Refused;
            }

            using var interrupt = new Interrupt();
            using var loop = new WallLoop();
            var id = parsed.GetValue(fault) ?? string.Empty;
            try
            {
                var terms = new DemonstrationTerms(loop, local => UdpTransport.Bind(local, loop.Clock), ObjectRegistry.Load(folders.Objects))
                {
                    Seed = (int)parsed.GetValue(seed),
                    DeviceFault = FaultCatalogue.Find(id),
                    ServerFault = ServerFaults.Find(id),
                    Say = Say,
                };
                return shared.Run(parsed, "demo", output, errors, _ => new Demonstration(terms).Play(interrupt.Token));
            }
            catch (SocketException taken)
            {
                errors.WriteLine($"loopback cannot be bound: {taken.Message.ToLowerInvariant()}");
                return ExitCodes.Broken;
            }
        });
        return command;

        void Say(string line)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }
}
