using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.ReferenceDevice;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class ProgramTests
{
    [Test]
    [CancelAfter(30_000)]
    public async Task Registers_over_udp_and_obeys_lines(CancellationToken cancellationToken)
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var input = new Lines();
        using var output = new StringWriter();
        var uri = $"coap://{server.Client.LocalEndPoint}";
        string[] arguments = ["--server", uri, "--endpoint", "udp", "--lifetime", "60", "--objects", World.ObjectsFolder];
        var exitCode = 0;
        var program = new Thread(() => exitCode = DeviceProgram.RunAsync(arguments, input, output).Result) { IsBackground = true };
        program.Start();

        var received = await server.ReceiveAsync(cancellationToken);
        Message.TryRead(received.Buffer, out var register, out _).Should().BeTrue();
        register!.Options.Path.Should().Be("/rd");
        register.Options.Queries.Should().Contain(["ep=udp", "lt=60"]);
        var answer = new Message
        {
            Type = MessageType.Acknowledgement,
            Code = CoapCode.Created,
            MessageId = register.MessageId,
            Token = register.Token,
            Options = OptionList.Empty.WithLocationPath("/rd/1"),
        };
        await server.SendAsync(answer.ToArray(), received.RemoteEndPoint, cancellationToken);
        foreach (var line in new[] { "set /3303/0/5700 21.5", "set /3303/0/5700 warm", "dance", "cut-link 1 s", "quit" })
        {
            input.Add(line);
        }

        program.Join(TimeSpan.FromSeconds(20)).Should().BeTrue();
        exitCode.Should().Be(0);
        output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Should().Equal(
            "ok",
            "error: /3303/0/5700 cannot be 'warm'",
            "error: 'dance' is no command; set, send, power-cycle, factory-reset, move, join, leave, cut-link, start, stop and quit are",
            "ok");
    }

    [Test]
    [CancelAfter(30_000)]
    public async Task Connects_where_its_server_is_at_tcp_and_begins_with_its_settings(CancellationToken cancellationToken)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var input = new Lines();
        using var output = new StringWriter();
        string[] arguments = ["--server", $"coap+tcp://{server.LocalEndpoint}", "--objects", World.ObjectsFolder];
        var program = new Thread(() => DeviceProgram.RunAsync(arguments, input, output).Wait(CancellationToken.None)) { IsBackground = true };
        program.Start();

        using var taken = await server.AcceptTcpClientAsync(cancellationToken);
        var first = new byte[2];
        await taken.GetStream().ReadExactlyAsync(first, cancellationToken);
        input.Add("quit");

        program.Join(TimeSpan.FromSeconds(20)).Should().BeTrue();
        (first[0] & 0x0f).Should().Be(0, "its settings have no token");
        first[1].Should().Be(0xe1, "7.01 comes first (RFC 8323 5.3)");
    }

    [TestCase("--sevrer coap://x", "error: '--sevrer' is no option")]
    [TestCase("--lifetime soon", "error: --lifetime has 'soon'")]
    [TestCase("--lwm2m 2.0", "error: --lwm2m has '2.0'")]
    [TestCase("--server tcp://x", "error: --server has 'tcp://x'")]
    [TestCase("--server x:5683", "error: --server has 'x:5683'")]
    [TestCase("--bootstrap coap+tcp://x", "error: --bootstrap has 'coap+tcp://x'")]
    [TestCase("--server", "error: --server has no value")]
    [TestCase("--objects /nowhere", "error: /nowhere")]
    public async Task Says_what_is_wrong_with_its_arguments(string arguments, string error)
    {
        using var output = new StringWriter();
        (await DeviceProgram.RunAsync(arguments.Split(' '), TextReader.Null, output)).Should().Be(4);
        output.ToString().Should().StartWith(error);
    }

    [TestCase("power-cycle", "ok")]
    [TestCase("factory-reset", "ok")]
    [TestCase("stop", "ok")]
    [TestCase("move", "ok")]
    [TestCase("send /3303/0/5700 /3/0", "ok")]
    [TestCase("send x", "error: 'x' is no path")]
    [TestCase("set /3 x", "error: '/3' is no path of a resource")]
    [TestCase("set /3/0/15 Etc/UTC", "ok")]
    [TestCase("cut-link soon s", "error: 'soon' is no number of seconds or minutes")]
    [TestCase("cut-link 5 h", "error: 'h' is no unit; ms, s and min are")]
    public void Answers_each_command_with_one_line(string line, string answer) => World.PlayRegistered(async (_, world) =>
        (await new DeviceCommands(world.Device).ObeyAsync(line)).Should().Be(answer));

    /// <summary>Input that waits for its next line, as a terminal does.</summary>
    private sealed class Lines : TextReader
    {
        private readonly BlockingCollection<string> _lines = [];

        public void Add(string line) => _lines.Add(line);

        public override string ReadLine() => _lines.Take();
    }
}
