using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Conformance.Coap.Transport;
using Conformance.Lwm2m.Objects;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Security;
using Conformance.Simulation;

namespace Conformance.ReferenceDevice;

/// <summary>The reference device as a program: sockets, the wall clock, and commands line by line.</summary>
public static class DeviceProgram
{
    private const int Good = 0;
    private const int BadArguments = 4;

    /// <summary>Runs a device until <c>quit</c>, the end of input, or a signal to terminate. Occupies the calling thread.</summary>
    /// <param name="arguments">See <see cref="DeviceOptions.Usage"/>.</param>
    /// <param name="input">Commands, one a line.</param>
    /// <param name="output">One line of answer for each command.</param>
    /// <returns>The exit code: 0, or 4 for arguments that cannot be used.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments, TextReader input, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);

        if (!DeviceOptions.TryParse(arguments, out var options, out var error))
        {
            output.WriteLine($"error: {error}");
            return Task.FromResult(BadArguments);
        }

        ObjectRegistry objects;
        FactoryCredentials credentials;
        try
        {
            objects = ObjectRegistry.Load(options.Objects);
            credentials = FactoryFiles.Load(options);
        }
        catch (InvalidDataException unusable)
        {
            output.WriteLine($"error: {unusable.Message}");
            return Task.FromResult(BadArguments);
        }

        using var loop = new WallLoop();
        loop.Run(() => ServeAsync(loop, Settings(loop.Clock, options, objects) with { Credentials = credentials }, input, output));
        return Task.FromResult(Good);
    }

    private static async Task ServeAsync(WallLoop loop, DeviceSettings settings, TextReader input, TextWriter output)
    {
        var lines = Channel.CreateUnbounded<string>();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        new Thread(() => ReadLines(input, lines.Writer)) { IsBackground = true, Name = "commands" }.Start();

        await using var device = new Device(settings)
        {
            Faulted = fault => output.WriteLine($"error: {fault}"),
        };
        var commands = new DeviceCommands(device);
        device.Start();
        await foreach (var line in lines.Reader.ReadAllAsync())
        {
            if (line.Trim() == "quit")
            {
                break;
            }

            if (line.Trim().Length > 0)
            {
                output.WriteLine(await commands.ObeyAsync(line.Trim()));
                output.Flush();
            }
        }

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            lines.Writer.TryComplete();
        }
    }

    private static void ReadLines(TextReader input, ChannelWriter<string> lines)
    {
        while (input.ReadLine() is { } line)
        {
            lines.TryWrite(line);
        }

        lines.TryComplete();
    }

    private static DeviceSettings Settings(TimeProvider clock, DeviceOptions options, ObjectRegistry objects) =>
        new()
        {
            Endpoint = options.Endpoint,
            Lwm2m = options.Lwm2m,
            Server = options.Server is { } uri ? new ServerAccount { Uri = uri, Lifetime = options.Lifetime } : null,
            BootstrapUri = options.Bootstrap,
            QueueMode = options.QueueMode,
            Drift = options.Drift,
            MoreObjects = options.MoreObjects,
            Role = options.Role,
            PanTimeout = options.PanTimeout,
            JoinSpread = options.JoinSpread,
            LocalAddress = options.Local,
            Clock = clock,
            Random = new Random(options.Seed),
            Bind = local => UdpTransport.Bind(new IPEndPoint(local, 0), clock),
            Resolve = ResolveAsync,
            Web = new HttpWeb(),
            Streams = options.UsesTcp ? new TcpNetwork(clock) : null,
            Faults = new FaultSwitch(options.Fault),
            Objects = objects,
        };

    private static async Task<IPAddress?> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return (await Dns.GetHostAddressesAsync(host, cancellationToken)).FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
