using System.Net.Sockets;
using System.Runtime.InteropServices;
using Conformance.Coap.Transport;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceServer.Security;
using Conformance.Simulation;
using Conformance.Wire.Web;

namespace Conformance.ReferenceServer;

/// <summary>The reference server as a program: UDP, HTTP and the wall clock, until it is told to end.</summary>
public static class ServerProgram
{
    private const int Good = 0;
    private const int Unbound = 3;
    private const int BadArguments = 4;

    /// <summary>Runs a server until a signal to terminate. Occupies the calling thread.</summary>
    /// <param name="arguments">See <see cref="ServerOptions.Usage"/>.</param>
    /// <param name="web">How HTTP is served.</param>
    /// <param name="output">Where it is, then nothing but errors.</param>
    /// <returns>The exit code: 0, 3 when an address cannot be bound, or 4 for arguments that cannot be used.</returns>
    public static int Run(IReadOnlyList<string> arguments, IWebListener web, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(web);
        ArgumentNullException.ThrowIfNull(output);

        if (!ServerOptions.TryParse(arguments, out var options, out var error))
        {
            output.WriteLine($"error: {error}");
            return BadArguments;
        }

        try
        {
            var objects = ObjectRegistry.Load(options.Objects);
            var identity = IdentityFiles.Load(options);
            using var loop = new WallLoop();
            loop.Run(() => ServeAsync(loop, options, objects, identity, web, output));
            return Good;
        }
        catch (InvalidDataException unusable)
        {
            output.WriteLine($"error: {unusable.Message}");
            return BadArguments;
        }
        catch (Exception taken) when (taken is SocketException or IOException)
        {
            output.WriteLine($"error: {taken.Message}");
            return Unbound;
        }
    }

    private static async Task ServeAsync(
        WallLoop loop, ServerOptions options, ObjectRegistry objects, ServerIdentity identity, IWebListener web, TextWriter output)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        Server? server = null;
        await using var made = server = new Server(new ServerSettings
        {
            Versions = options.Versions,
            Refused = options.Refused,
            Packs = options.Packs,
            Uri = () => options.Advertise ?? $"coap://{server!.Management}",
            Clock = loop.Clock,
            Random = new Random(options.Seed),
            Objects = objects,
            Management = UdpTransport.Bind(options.Listen, loop.Clock),
            Streams = options.Tcp ? new TcpNetwork(loop.Clock) : null,
            Bootstrap = UdpTransport.Bind(options.Bootstrap, loop.Clock),
            Secured = options.Secure is { } secure ? UdpTransport.Bind(secure, loop.Clock) : null,
            Enrolment = options.Enrolment is { } enrolment ? UdpTransport.Bind(enrolment, loop.Clock) : null,
            Identity = () => identity,
            KeyLog = options.KeyLog is { } log ? line => File.AppendAllText(log, $"{line}\n") : null,
            MostOutstanding = options.MostOutstanding,
            MostUpdating = options.MostUpdating,
            Web = web,
            Faults = new FaultSwitch(options.Fault),
        })
        {
            Faulted = fault => output.WriteLine($"error: {fault}"),
        };
        await server.OpenAsync(options.Users);
        var streams = options.Tcp ? $" and coap+tcp://{server.Management}" : string.Empty;
        var secured = server.Secured is { } place ? $" and coaps://{place}" : string.Empty;
        var enrolling = server.Enrolling is { } office ? $", enrol at coaps://{office}" : string.Empty;
        output.WriteLine($"clients register at coap://{server.Management}{streams}{secured}{enrolling} and bootstrap at coap://{server.Bootstrap}; users call http://{server.Users}");
        output.Flush();
        await end.Task;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }
    }
}
