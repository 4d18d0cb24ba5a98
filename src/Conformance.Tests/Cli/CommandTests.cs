using System.Text.Json;
using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Cli;

/// <summary>Every command of the program, as its user types it.</summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class CommandTests
{
    private const string Alive = "- alive:";

    [TestCase("C-REG-001", true)]
    [TestCase("C-REG-00?", true)]
    [TestCase("REG-03", true)]
    [TestCase("int-101", true)]
    [TestCase("ets:101", true)]
    [TestCase("registration", true)]
    [TestCase("client/registration", true)]
    [TestCase("C.REG", true)]
    [TestCase("fast,!C-DM-*", true)]
    [TestCase("fast,!C-REG-*", false)]
    [TestCase("C-DM-001", false)]
    public void Cases_are_selected_by_what_one_knows_of_them(string select, bool found)
    {
        using var output = new StringWriter();

        global::Conformance.Cli.Cli.Run(["list", "--select", select], output, TextWriter.Null).Should().Be(0);

        output.ToString().Contains("C-REG-001 ", StringComparison.Ordinal).Should().Be(found);
    }

    [Test]
    public void List_shows_the_least_time_of_each_case_and_of_all()
    {
        using var place = new Place(Place.Pause, Alive);

        var (exitCode, output, _) = place.Run("list", "--time");

        exitCode.Should().Be(0);
        output.Should().MatchRegex(@"C-DM-900 +fast +1\.0 s +A small case").And.EndWith("2 cases, least time in a row 1.0 s\n");
        place.Run("list", "--select", "C-DM-9OO").ExitCode.Should().Be(4);
    }

    [Test]
    public void Explain_says_why_a_case_runs_or_not()
    {
        using var place = new Place(Alive);
        var text = Engine.Stage.Text(Alive, "C-DM-901", head: "applies-if: C.QUEUE");
        File.WriteAllText(place.In("testcases", "client", "management", "C-DM-901.yaml"), text);

        place.Run("explain", "C-DM-900").Output.Should().Contain("against reference: runs; applies always").And.Contain("DM-14 MUST");
        place.Run("explain", "C-DM-901").Output.Should()
            .Contain("against reference: not-applicable; does not apply").And.Contain("C.QUEUE");
        var (exitCode, _, errors) = place.Run("explain", "C-DM-9O1");
        exitCode.Should().Be(4);
        errors.Should().Be("there is no case 'C-DM-9O1'; did you mean 'C-DM-901'?\n");
    }

    [Test]
    public void Explain_judges_by_the_version_that_is_asked_for()
    {
        using var place = new Place(Alive);
        var young = Engine.Stage.Text(Alive, "C-DM-901", requirements: "[DM-52]");
        File.WriteAllText(place.In("testcases", "client", "management", "C-DM-901.yaml"), young);

        place.Run("explain", "C-DM-900").Output.Should().Contain("DM-14 MUST (Core 6.3.2, 5.1.2)");
        place.Run("explain", "C-DM-900", "--lwm2m", "1.0").Output.Should().Contain("DM-14 MUST (TS 5.4.2, 5.1.2)");
        place.Run("explain", "C-DM-901", "--lwm2m", "1.0").Output.Should().Contain("not-applicable; nothing that it judges is asked of LwM2M 1.0");
        place.Run("explain", "C-DM-900", "--lwm2m", "1.3").ExitCode.Should().Be(4);
        place.RunAll("--lwm2m", "1.2").ExitCode.Should().Be(0);
        place.Record.Device.Lwm2m.Should().Be("1.2");
    }

    [Test]
    public void The_ledger_ends_with_1_when_something_is_unaccounted_for()
    {
        using var place = new Place(Alive);

        var (exitCode, output, _) = place.Run("ledger", "--json");

        exitCode.Should().Be(1);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        var judged = root.GetProperty("judged").GetInt32();
        judged.Should().BeGreaterThan(2, "the case of the place judges two, and those made from definitions some more");
        root.GetProperty("items").GetInt32().Should().Be(
            judged + root.GetProperty("excused").GetInt32() + root.GetProperty("pending").GetInt32() + root.GetProperty("unaccounted").GetInt32());
        place.Run("ledger").Output.Should().Contain("unaccounted: REG-01 ");
        place.Run("ledger", "--profile", "frob").ExitCode.Should().Be(4);
        Shell.Run(null, "ledger").ExitCode.Should().Be(0);
    }

    [Test]
    public void What_the_probe_writes_can_be_loaded()
    {
        using var place = new Place(Alive);
        var file = place.In("probed.yaml");

        var (exitCode, output, errors) = place.Run("probe", "--write", file);

        exitCode.Should().Be(0, errors);
        output.Should().Contain("endpoint urn:dev:ops:c0ffee-reference-1, LwM2M 1.1").And.Contain("C.OBJ.3: yes");
        place.Run("explain", "C-DM-900", "--device", file).ExitCode.Should().Be(0);
        place.RunAll("--device", file).ExitCode.Should().Be(0);
        place.Run("probe", "--write", "/dev/full/x").ExitCode.Should().Be(3);
        place.Run("probe", "--device", place.Controlled("  adapter: attach")).ExitCode.Should().Be(2);
    }

    [Test]
    public void The_schema_is_json()
    {
        var (exitCode, output, _) = Shell.Run(null, "schema");

        exitCode.Should().Be(0);
        using var schema = JsonDocument.Parse(output);
        schema.RootElement.GetProperty("$schema").GetString().Should().StartWith("https://json-schema.org/");
    }

    [Test]
    public void An_object_definition_is_imported_and_known_at_once()
    {
        using var place = new Place("- read: /33999/0/1");
        File.WriteAllText(place.In("33999.xml"), """
            <?xml version="1.0" encoding="UTF-8"?>
            <LWM2M><Object ObjectType="MODefinition"><Name>Lamp</Name><ObjectID>33999</ObjectID><ObjectURN>urn:oma:lwm2m:x:33999</ObjectURN><ObjectVersion>1.0</ObjectVersion>
            <MultipleInstances>Multiple</MultipleInstances><Mandatory>Optional</Mandatory>
            <Resources><Item ID="1"><Name>On</Name><Operations>RW</Operations><MultipleInstances>Single</MultipleInstances>
            <Mandatory>Mandatory</Mandatory><Type>Boolean</Type></Item></Resources></Object></LWM2M>
            """);
        File.WriteAllText(place.In("broken.xml"), "<LWM2M><Object>");

        place.Run("lint").ExitCode.Should().Be(4);
        var (exitCode, output, errors) = place.Run("model", "import", "33999.xml");
        exitCode.Should().Be(0, errors);
        output.Should().Contain("wrote profiles/objects/33999-1.0.yaml: Lamp, 1 resources");
        place.Run("lint").ExitCode.Should().Be(0);
        place.Run("model", "import", "33999.xml").Output.Should().StartWith("replaced");
        place.Run("model", "import", "broken.xml").ExitCode.Should().Be(4);
        place.Run("model", "import", "missing.xml").ExitCode.Should().Be(4);
        place.Run("model", "import", ".").ExitCode.Should().BeOneOf(3, 4);
    }

    [Test]
    public void Lint_says_where_and_in_which_form()
    {
        using var place = new Place("- raed: /3/0/16");

        place.Run("lint").Output.Should().Contain("did you mean 'read'?").And.EndWith("1 files, 0 cases, 1 errors\n");
        place.Run("lint", "--format", "msbuild").Output.Should().MatchRegex(@"C-DM-900\.yaml\(11,5\): error TC0112: ");
        place.Run("lint", "--format", "frob").ExitCode.Should().Be(4);
        place.Run("lint", "nowhere").ExitCode.Should().Be(4);
    }

    [Test]
    public void Lint_reads_case_files_that_lie_elsewhere()
    {
        using var place = new Place("- read: /3/0/16");
        var elsewhere = Directory.CreateDirectory(place.In("draft/testcases/client/management")).FullName;
        File.Copy(place.In("testcases/client/management/C-DM-900.yaml"), Path.Combine(elsewhere, "C-DM-900.yaml"));
        File.WriteAllText(Path.Combine(elsewhere, "C-DM-901.yaml"), "id: [");

        place.Run("lint", "draft").Output.Should().EndWith("2 files, 1 cases, 1 errors\n");
        place.Run("lint", "draft/testcases/client/management/C-DM-900.yaml").Output.Should().EndWith("1 files, 1 cases, 0 errors\n");
        place.Run("lint", Path.Combine(elsewhere, "C-DM-901.yaml")).ExitCode.Should().Be(4);
    }

    [Test]
    public void The_device_obeys_commands_on_its_input()
    {
        using var shell = Shell.Start(null, "device", "--server", "coap://127.0.0.1:9", "--endpoint", "urn:dev:ops:lamp");
        shell.Tell("set /3/0/15 Europe/Oslo");
        shell.Tell("frob");
        shell.Tell("quit");

        shell.Ends().Should().Be(0);
        shell.Output.Should().StartWith("ok\n").And.Contain("error: 'frob' is no command");
        Shell.Run(null, "device", "--frob").ExitCode.Should().Be(4);
        Shell.Run(null, "device", "--help").Output.Should().Contain("--server URI");
    }

    [Test]
    public void Outside_of_a_suite_it_says_so_or_uses_its_own()
    {
        Shell.Run("/", "list", "--select", "C-REG-001").ExitCode.Should().Be(0);
    }

    [Test]
    public void Two_lanes_of_a_device_that_is_a_program()
    {
        const string Set = "- dut: set\n  path: /3303/0/5700\n  value: 21.5\n- read: /3303/0/5700\n  expect: { value: 21.5 }";
        using var place = new Place(Alive, Alive, Place.Pause, Place.Pause, Set);
        var device = place.Controlled($"""
              adapter: process
              command: '"{Shell.Program}" device --server $(server.uri) --endpoint $(pixit.endpoint) --lifetime $(lifetime) --objects "{Bench.Root()}/profiles/objects"'
              set: set $(arguments)
              instances: 2
            """).Replace("\r", string.Empty, StringComparison.Ordinal);
        var patient = File.ReadAllText(device).Replace("register-within: 1 s", "register-within: 20 s", StringComparison.Ordinal);
        File.WriteAllText(device, patient);

        var (exitCode, output, errors) = place.RunAll("--device", device);

        exitCode.Should().Be(0, output + errors);
        place.Record.Cases.Should().OnlyContain(record => record.Outcome == Outcome.Pass);
    }

    [Test]
    public void A_program_that_ends_at_once_is_a_device_that_never_appears()
    {
        using var place = new Place(Alive);

        var (exitCode, _, errors) = place.RunAll("--device", place.Controlled("  adapter: process\n  command: 'false'"));
        exitCode.Should().Be(2);
        errors.Should().Contain("did not register");

        (exitCode, _, errors) = place.RunAll("--device", place.Controlled("  adapter: process\n  command: ./no-such-program"));
        exitCode.Should().Be(2);
        errors.Should().Contain("cannot be started");
    }

    [Test]
    public void It_listens_on_a_port_of_its_own_and_on_IPv6()
    {
        using var place = new Place(Alive, Alive, Alive);

        place.RunAll("--listen", "[::1]").ExitCode.Should().Be(0);
        place.Record.Cases[0].Log.Should().NotBeEmpty();
        place.RunAll("--listen", "127.0.0.1:45683").ExitCode.Should().Be(0);
    }

    [Test]
    public void Without_a_terminal_every_line_is_plain_and_whole()
    {
        using var place = new Place(Alive);
        var title = new string('x', 99);
        var file = place.In("testcases", "client", "management", "C-DM-900.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("A small case", title, StringComparison.Ordinal));

        var output = place.RunAll().Output;

        output.Should().Contain(title).And.NotContain("\u001b").And.NotContain("\r");
    }

    [Test]
    public void On_a_terminal_there_are_colours_and_a_line_that_lives()
    {
        using var place = new Place(Place.Pause);
        using var terminal = Shell.StartProgram(
            "script", place.Root, "-qec", $"TERM=xterm-256color '{Shell.Program}' run --no-allure --select C-DM-900 --output '{place.Folder}'", "/dev/null");

        terminal.Ends().Should().Be(0);
        terminal.Output.Should().Contain("\u001b[2K").And.Contain("0/1").And.MatchRegex("\u001b\\[[0-9;]+mpass");
    }

    [Test]
    public void A_command_line_of_nonsense_gets_a_sentence_and_never_a_stack_trace()
    {
        string[] words =
        [
            "run", "list", "lint", "--select", "--device", "--seed", "--budget", "--listen", "--output", "--serial", "--resume",
            "!", ",", "*", "", "-", "--", "coap://", "99999999999999999999", "[::", "\u0000", "ÿ", "--time", "--format", "@x",
        ];
        var random = new Random(4711);
        for (var round = 0; round < 300; round++)
        {
            var drawn = Enumerable.Range(0, random.Next(1, 6)).Select(_ => words[random.Next(words.Length)]);
            string[] arguments = [.. drawn, "--profile", "nope"];
            using var output = new StringWriter();
            using var errors = new StringWriter();

            var exitCode = global::Conformance.Cli.Cli.Run(arguments, output, errors);

            exitCode.Should().Be(4, string.Join(' ', arguments));
            errors.ToString().Should().NotBeEmpty().And.NotContain("   at ").And.NotContain("harness failed", string.Join(' ', arguments));
        }
    }
}
