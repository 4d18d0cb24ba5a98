using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary>What the program tells the shell, and the one sentence that goes with it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ExitCodeTests
{
    private const string Alive = "- alive:";
    private const string Wrong = "- read: /3/0/16\n  expect: { code: 4.04 }";

    [Test]
    public void Everything_conforms()
    {
        using var place = new Place(Alive, Alive);

        var (exitCode, output, errors) = place.RunAll();

        exitCode.Should().Be(0);
        errors.Should().BeEmpty();
        output.Should().Contain("2 cases: 2 pass");
        place.Record.Footer!.Complete.Should().BeTrue();
    }

    [Test]
    public void Self_play_of_real_cases_conforms()
    {
        using var place = new Place();

        var (exitCode, output, _) = Shell.Run(null, "selftest", "--select", "C-REG-001,C-DM-001", "--seed", "7", "--output", place.Folder);

        exitCode.Should().Be(0, output);
        place.Record.Settings.Seed.Should().Be(7);
        place.Record.Settings.Clock.Should().Be("virtual");
        output.Should().MatchRegex(@"our own processor time while cases ran: \d+\.\d\d s, \d+\.\d\d s of it in the kernel");
    }

    [Test]
    public void A_case_fails()
    {
        using var place = new Place(Alive, Wrong);

        var (exitCode, output, errors) = place.RunAll();

        exitCode.Should().Be(1);
        errors.Should().BeEmpty();
        output.Should().Contain("code is 2.05; expected 4.04");
    }

    [Test]
    public void A_case_is_inconclusive()
    {
        using var place = new Place(Wrong + "\n  otherwise: inconclusive");

        place.RunAll().ExitCode.Should().Be(2);
    }

    [Test]
    public void The_device_never_appears()
    {
        using var place = new Place(Alive);

        var (exitCode, output, errors) = place.RunAll("--device", place.Controlled("  adapter: attach"), "--advertise", "coap://192.0.2.7:5699");

        exitCode.Should().Be(2);
        errors.Should().Be("the device never appeared: the device did not register within 1 s\n");
        output.Should().Contain("waiting for 'urn:dev:ops:c0ffee-reference-1': configure the device with coap://192.0.2.7:5699 (bootstrap server coap://192.0.2.7:5700)");
    }

    [Test]
    public void A_case_is_an_error()
    {
        using var place = new Place("- datagram: xyz\n- alive:");

        var (exitCode, output, _) = place.RunAll();

        exitCode.Should().Be(3);
        output.Should().Contain("'xyz' is no hex");
    }

    [Test]
    public void The_port_is_taken()
    {
        using var place = new Place(Alive);
        using var taken = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var address = taken.Client.LocalEndPoint!.ToString()!;

        var (exitCode, _, errors) = place.RunAll("--listen", address);

        exitCode.Should().Be(3);
        errors.Should().Be($"{address} and the port after it cannot be bound: address already in use\n");
    }

    [TestCase("/dev/full/x")]
    [TestCase("/proc/x")]
    public void The_folder_cannot_be_written(string folder)
    {
        using var place = new Place(Alive);

        var (exitCode, _, errors) = place.Run("run", "--no-allure", "--output", folder);

        exitCode.Should().Be(3);
        errors.Should().StartWith($"the run folder {folder} cannot be written: ").And.NotContain("   at ");
        errors.TrimEnd('\n').Should().NotContain("\n");
    }

    [Test]
    public void A_file_is_where_the_folder_should_be()
    {
        using var place = new Place(Alive);
        File.WriteAllText(place.Folder, "in the way");

        place.RunAll().ExitCode.Should().Be(3);
        File.ReadAllText(place.Folder).Should().Be("in the way");
    }

    [Test]
    public void The_disk_fills_up_and_what_was_written_stays()
    {
        var thorough = string.Join('\n', Enumerable.Repeat(Alive, 50));
        using var place = new Place([.. Enumerable.Repeat(thorough, 20)]);

        // Files of more than 400 KiB cannot be written: the record of the plan is smaller, and the journal reaches that after several cases.
        var command = $"trap '' XFSZ; ulimit -f 400; DOTNET_EnableWriteXorExecute=0 exec '{Shell.Program}' run --no-allure --serial --select 'C-DM-9*' --output '{place.Folder}'";
        using var shell = Shell.StartProgram("bash", place.Root, "-c", command);

        shell.Ends().Should().Be(3, shell.Errors);
        shell.Errors.Should().StartWith("the run folder ").And.NotContain("   at ");
        place.Finished.Should().BeGreaterThan(0).And.BeLessThan(20);
    }

    [Test]
    public void A_verb_is_misspelt()
    {
        using var place = new Place("- raed: /3/0/16");

        var (exitCode, _, errors) = place.RunAll();

        exitCode.Should().Be(4);
        errors.Should().Contain("C-DM-900.yaml:11:5").And.Contain("no verb 'raed'").And.Contain("did you mean 'read'");
        Directory.Exists(place.Folder).Should().BeFalse();
    }

    [TestCase("pixit: [", "TC")]
    [TestCase("\0\u0001\u0002", "TC")]
    [TestCase("", "TC")]
    [TestCase("- a\n- b\n", "TC")]
    public void The_device_file_is_no_device_file(string text, string told)
    {
        using var place = new Place(Alive);
        File.WriteAllText(place.In("bad.yaml"), text);

        var (exitCode, _, errors) = place.RunAll("--device", "bad.yaml");

        exitCode.Should().Be(4);
        errors.Should().Contain("bad.yaml").And.Contain(told).And.NotContain("   at ");
    }

    [Test]
    public void The_device_file_cannot_be_found()
    {
        using var place = new Place(Alive);

        place.RunAll("--device", "nobody").Errors.Should().Be(
            "there is no device file 'nobody'; a path, or a name below profiles/devices is required\n");
        place.RunAll("--device", "/").ExitCode.Should().Be(4);
    }

    [Test]
    public void The_device_file_asks_for_what_cannot_be_done()
    {
        using var place = new Place(Alive);

        place.RunAll("--device", place.Controlled("  adapter: http\n  url: localhost")).Errors.Should().Contain("'localhost' is no URL");
        place.RunAll("--device", place.Controlled("  adapter: process")).Errors.Should().Contain("needs the key 'command'");
        place.RunAll("--device", place.Controlled("  adapter: manual")).Errors.Should().Contain("needs a terminal");
        place.Run("selftest", "--device", place.Controlled("  adapter: attach")).Errors.Should().Contain("virtual time needs the adapter 'reference'");
    }

    [Test]
    public void A_parameter_is_missing()
    {
        using var place = new Place("- read: $(pixit.writable.path)");
        var device = place.Device(("  writable: { path: /3/0/15, first: Europe/Berlin, second: Europe/Oslo }\n", string.Empty));

        var (exitCode, _, errors) = place.RunAll("--device", device);

        exitCode.Should().Be(4);
        errors.Should().StartWith("C-DM-900 needs pixit.writable.path, which device file 'device-");
    }

    [Test]
    public void A_parameter_of_a_case_that_does_not_apply_is_not_missed()
    {
        using var place = new Place(Alive);
        File.WriteAllText(
            place.In("testcases", "client", "management", "C-DM-901.yaml"),
            Engine.Stage.Text("- read: $(pixit.writable.path)", "C-DM-901", head: "applies-if: C.QUEUE"));
        var device = place.Device(("  writable: { path: /3/0/15, first: Europe/Berlin, second: Europe/Oslo }\n", string.Empty));

        place.RunAll("--device", device).ExitCode.Should().Be(0);
    }

    [TestCase("--select C-DM-9O0", "--select C-DM-9O0 matches no case; did you mean 'C-DM-900'?")]
    [TestCase("--select !C-*,!S-*", "nothing is selected")]
    [TestCase("--frobnicate", "Unrecognized command or argument '--frobnicate'")]
    [TestCase("rnu", "Unrecognized command or argument 'rnu'")]
    [TestCase("--budget soon", "'soon' is not a duration")]
    [TestCase("--budget 99999999999999999h", "is not a duration")]
    [TestCase("--listen 127.0.0.1:65535", "is not an address")]
    [TestCase("--listen nowhere", "'nowhere' is not an address")]
    [TestCase("--advertise http://x", "is not a CoAP URI")]
    [TestCase("--advertise coap://x:65535", "is not a CoAP URI")]
    [TestCase("--resume", "--resume needs --output")]
    [TestCase("--seed many", "many")]
    [TestCase("--profile nope", "there is no profile 'nope'")]
    public void What_is_asked_for_cannot_be_run(string options, string told)
    {
        using var place = new Place(Alive);

        var (exitCode, _, errors) = place.Run(["run", .. options.Split(' ')]);

        exitCode.Should().Be(4);
        errors.Should().Contain(told).And.NotContain("   at ");
    }

    [Test]
    public void Open_questions_can_be_refused()
    {
        using var place = new Place();
        File.WriteAllText(place.In("testcases", "client", "management", "C-DM-900.yaml"), Engine.Stage.Text(Alive, head: "applies-if: C.QUEUE"));
        var device = place.Device(("  C.QUEUE: no\n", string.Empty));

        place.RunAll("--device", device).ExitCode.Should().Be(2);
        var (exitCode, _, errors) = place.RunAll("--device", device, "--strict-pics");
        exitCode.Should().Be(4);
        errors.Should().Contain("C.QUEUE");
    }
}
