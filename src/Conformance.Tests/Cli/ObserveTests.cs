using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary><c>observe</c>, <c>judge</c> and <c>demo</c>, as a vendor types them: real programs, real sockets.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed partial class ObserveTests
{
    [Test]
    public async Task Two_products_that_conform_end_with_0_and_their_capture_says_the_same()
    {
        using var folder = new Folder();
        var (exitCode, output) = await ObserveAsync(folder, fault: null, serverFault: null);

        exitCode.Should().Be(0, output);
        output.Should().Contain("client dev-a, LwM2M 1.1").And.Contain("pass            C-REG-901").And.Contain("pass            S-REG-901").And.NotContain("fail ");
        var report = System.IO.Path.Combine(folder.Path, "seen");
        File.ReadAllText(System.IO.Path.Combine(report, "index.html")).Should().Contain("dev-a").And.Contain("client-1/index.html").And.Contain("server-2/index.html");
        File.Exists(System.IO.Path.Combine(report, "client-1", "captures", "C-REG-901.pcapng")).Should().BeTrue();

        var again = Shell.Run(null, "judge", System.IO.Path.Combine(report, "capture.pcapng"), "--output", System.IO.Path.Combine(folder.Path, "again"));
        again.ExitCode.Should().Be(0, again.Output + again.Errors);
        Verdicts().Matches(again.Output).Select(match => match.Value).Should().Equal(Verdicts().Matches(output).Select(match => match.Value)).And.NotBeEmpty();
    }

    [Test]
    public async Task A_device_with_a_fault_ends_with_1()
    {
        using var folder = new Folder();
        var (exitCode, output) = await ObserveAsync(folder, fault: "read.no-format", serverFault: null);

        exitCode.Should().Be(1, output);
        output.Should().MatchRegex("C-DM-903.yaml:[0-9:]+ FMT-06 DM-01: expected answer.format: ").And.NotContain("fail            S-");
    }

    [Test]
    public async Task A_server_with_a_fault_ends_with_1()
    {
        using var folder = new Folder();
        var (exitCode, output) = await ObserveAsync(folder, fault: null, serverFault: "server-registration.foreign-location");

        exitCode.Should().Be(1, output);
        output.Should().MatchRegex("S-REG-901.yaml:[0-9:]+ REG-15: expected location: ").And.NotContain("fail            C-");
    }

    [Test]
    public async Task Interrupted_without_a_client_it_writes_its_report_and_ends_with_2()
    {
        using var folder = new Folder();
        using var observer = Shell.Start(null, "observe", "--server", "127.0.0.1:9", "--output", System.IO.Path.Combine(folder.Path, "seen"));
        await Place.UntilAsync(() => observer.Output.Contains("clients come to", StringComparison.Ordinal));

        observer.Signal("INT");

        observer.Ends().Should().Be(2, observer.Output + observer.Errors);
        observer.Output.Should().Contain("nothing was seen that could be judged");
        File.Exists(System.IO.Path.Combine(folder.Path, "seen", "index.html")).Should().BeTrue();
    }

    [Test]
    public void A_capture_that_is_cut_is_judged_as_far_as_it_goes_and_ends_with_3()
    {
        using var folder = new Folder();
        var whole = File.ReadAllBytes(System.IO.Path.Combine(Conformance.Tests.House.Repository.Root, "src", "Conformance.Tests", "Reporting", "golden", "C-REG-001.pcapng"));
        var cut = System.IO.Path.Combine(folder.Path, "cut.pcapng");
        File.WriteAllBytes(cut, whole[..^5]);

        var (exitCode, output, errors) = Shell.Run(null, "judge", cut, "--output", System.IO.Path.Combine(folder.Path, "judged"));

        exitCode.Should().Be(3, output + errors);
        output.Should().Contain("the capture is damaged at octet").And.Contain("what stands before it was judged");
    }

    [Test]
    public void Keys_that_cannot_be_read_end_with_4_and_lose_no_report()
    {
        using var folder = new Folder();
        var capture = System.IO.Path.Combine(Conformance.Tests.House.Repository.Root, "src", "Conformance.Tests", "Reporting", "golden", "C-REG-001.pcapng");
        var report = System.IO.Path.Combine(folder.Path, "judged");

        var (exitCode, output, errors) = Shell.Run(null, "judge", capture, "--keys", System.IO.Path.Combine(folder.Path, "missing.keys"), "--output", report);

        exitCode.Should().Be(4, output + errors);
        errors.Should().Contain("missing.keys");
        output.Should().Contain("C-REG-901");
        File.Exists(System.IO.Path.Combine(report, "index.html")).Should().BeTrue();
    }

    [TestCase("nothing at all", "judge", "FILE")]
    [TestCase("cannot be read", "judge", "missing.pcapng")]
    [TestCase("observe needs the server with its port", "observe", "--listen", "127.0.0.1")]
    [TestCase("--between has 'nowhere'", "observe", "--between", "nowhere", "127.0.0.1:5683")]
    [TestCase("IDENTITY:HEX with whole octets is required", "judge", "FILE", "--psk", "ident")]
    public void What_cannot_be_done_is_said_and_ends_with_4(string said, params string[] arguments)
    {
        using var folder = new Folder();
        var file = System.IO.Path.Combine(folder.Path, "no.pcap");
        File.WriteAllText(file, "nothing at all");
        if (said == "nothing at all")
        {
            said = "is no capture that can be read: the file begins with 6E6F7468";
        }

        var (exitCode, output, errors) = Shell.Run(null, [.. arguments.Select(word => word == "FILE" ? file : word)]);

        exitCode.Should().Be(4, output + errors);
        errors.Should().Contain(said);
    }

    [Test]
    public void The_demonstration_ends_by_itself_with_a_page()
    {
        using var folder = new Folder();
        var report = System.IO.Path.Combine(folder.Path, "demo");

        var (exitCode, output, errors) = Shell.Run(null, "demo", "--output", report);

        exitCode.Should().Be(0, output + errors);
        File.ReadAllText(System.IO.Path.Combine(report, "index.html")).Should().Contain("Demonstration: 3 devices and a server").And.Contain("demo-relic");
    }

    [Test]
    public async Task The_demonstration_writes_its_page_when_it_is_interrupted()
    {
        using var folder = new Folder();
        using var demo = Shell.Start(null, "demo", "--output", System.IO.Path.Combine(folder.Path, "demo"));
        await Place.UntilAsync(() => demo.Output.Contains("demo-sensor comes", StringComparison.Ordinal));

        demo.Signal("INT");

        demo.Ends().Should().Be(3, demo.Output + demo.Errors);
        demo.Output.Should().Contain("the demonstration was interrupted");
        File.ReadAllText(System.IO.Path.Combine(folder.Path, "demo", "index.html")).Should().Contain("demo-meter");
    }

    private static async Task<(int ExitCode, string Output)> ObserveAsync(Folder folder, string? fault, string? serverFault)
    {
        using var server = Shell.Start(null, [.. "server --listen 127.0.0.1:0 --users 127.0.0.1:0".Split(' '), .. Fault(serverFault)]);
        await Place.UntilAsync(() => server.Output.Contains("clients register at", StringComparison.Ordinal));
        using var observer = Shell.Start(
            null, "observe", "--listen", "127.0.0.1", "--server", Registering().Match(server.Output).Groups[1].Value, "--output", System.IO.Path.Combine(folder.Path, "seen"));
        await Place.UntilAsync(() => observer.Output.Contains("clients come to", StringComparison.Ordinal));
        var front = Listening().Match(observer.Output).Groups[1].Value;
        using var device = Shell.Start(null, ["device", "--server", $"coap://{front}", "--endpoint", "dev-a", .. Fault(fault)]);
        using var user = new HttpClient { BaseAddress = new(Using().Match(server.Output).Groups[1].Value) };
        await Place.UntilAsync(() => Clients(user).Contains("dev-a", StringComparison.Ordinal));
        await Place.UntilAsync(() => observer.Output.Contains("client 127.0.0.1", StringComparison.Ordinal));
        await user.PostAsync("/clients/dev-a/read", new StringContent("""{ "path": "/3/0/0" }"""));
        device.Tell("stop");
        await Place.UntilAsync(() => device.Output.Contains("ok", StringComparison.Ordinal));
        observer.Signal("INT");
        var exitCode = observer.Ends();
        device.Tell("quit");
        device.Ends();
        server.Signal("TERM");
        server.Ends();
        return (exitCode, observer.Output + observer.Errors);
    }

    private static string Clients(HttpClient user)
    {
        using var answer = user.Send(new(HttpMethod.Get, "/clients"));
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    private static string[] Fault(string? id) => id is null ? [] : ["--fault", id];

    [GeneratedRegex("register at coap://([0-9.:]+)")]
    private static partial Regex Registering();

    [GeneratedRegex("users call (http://[0-9.:]+)")]
    private static partial Regex Using();

    [GeneratedRegex("clients come to ([0-9.:]+),")]
    private static partial Regex Listening();

    [GeneratedRegex("^(pass|fail) +[A-Z]-[A-Z]+-[0-9]+", RegexOptions.Multiline)]
    private static partial Regex Verdicts();
}
