using Conformance.Model;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Profiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Scripting.Profiles;

[TestFixture]
public sealed class DeviceFileTests
{
    private const string Head = "title: Meter\nprofile: small\niut: client\nlwm2m: '1.1'\nbindings: U\n";
    private const string Control = "control: { adapter: attach }\n";

    private readonly List<Diagnostic> _diagnostics = [];
    private ProfileFolder _folder = null!;
    private Profile _profile = null!;

    [SetUp]
    public void Begin()
    {
        _folder = new ProfileFolder();
        _diagnostics.Clear();
        _profile = ProfileLoader.Load(_folder.WriteSmall(), _diagnostics)!;
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void Reads_answers_parameters_and_control()
    {
        var image = _folder.Write("devices/image.bin", "x");

        var device = Load(Head + """
            pics: { C.REG: yes, C.FMT.TLV: no, C.OBJ.16: yes }
            pixit:
              endpoint: urn:dev:ops:1
              writable: { path: /3/0/15, first: Europe/Berlin }
              quick: yes
              image: image.bin
            control:
              adapter: process
              command: ./client --server $(server.uri)
              instances: 4
              environment: { LEVEL: debug }
            """)!;

        _diagnostics.Should().BeEmpty();
        device.Name.Should().Be("meter");
        device.Lwm2m.Should().Be("1.1");
        device.Bindings.Should().Be("U");
        device.Pics.Should().Equal(
            new Dictionary<string, Ternary> { ["C.REG"] = Ternary.Yes, ["C.FMT.TLV"] = Ternary.No, ["C.OBJ.16"] = Ternary.Yes });
        device.Pixit["endpoint"].Should().Be(new Value.Text("urn:dev:ops:1"));
        device.Pixit["writable.path"].Should().Be(new Value.Text("/3/0/15"));
        device.Pixit["writable.first"].Should().Be(new Value.Text("Europe/Berlin"));
        device.Pixit["quick"].Should().Be(new Value.Flag(true));
        device.Pixit["image"].Should().Be(new Value.Text(image));
        device.Pixit["within"].Should().Be(new Value.Duration(TimeSpan.FromSeconds(30)), "it is the default");
        device.Pixit["share"].Should().Be(new Value.Number(0.05m));
        device.Control.Should().BeEquivalentTo(new ControlDescription(
            "process",
            4,
            Fresh: true,
            new Dictionary<string, string> { ["command"] = "./client --server $(server.uri)", ["environment.LEVEL"] = "debug" },
            _folder.Folder("devices")));
    }

    [Test]
    public void Takes_dotted_names_as_well_as_nested_maps()
    {
        var device = Load(Head + "pixit: { writable.path: /3/0/15, within: 1.5 s }\n" + Control)!;

        device.Pixit["writable.path"].Should().Be(new Value.Text("/3/0/15"));
        device.Pixit["within"].Should().Be(new Value.Duration(TimeSpan.FromSeconds(1.5)));
        device.Control.Fresh.Should().BeFalse();
        device.Control.Instances.Should().Be(1);
    }

    [TestCase("pics: { C.REGG: yes }", "TC0211", "did you mean 'C.REG'?")]
    [TestCase("pics: { C.OBJ.x: yes }", "TC0211", null)]
    [TestCase("pics: { C.REG: maybe }", "TC0205", null)]
    [TestCase("pics: { C.REG: [yes] }", "TC0201", null)]
    [TestCase("pics: [C.REG]", "TC0201", null)]
    [TestCase("pixit: { endpont: x }", "TC0212", "did you mean 'endpoint'?")]
    [TestCase("pixit: { writable: { pth: /3/0/15 } }", "TC0212", "did you mean 'writable.path'?")]
    [TestCase("pixit: { writabel: { path: /3/0/15 } }", "TC0212", "did you mean 'writable'?")]
    [TestCase("pixit: { within: 30s }", "TC0213", null)]
    [TestCase("pixit: { within: 99999999999999999999999999 d }", "TC0213", null)]
    [TestCase("pixit: { share: much }", "TC0213", null)]
    [TestCase("pixit: { writable.path: 3/0/15 }", "TC0213", null)]
    [TestCase("pixit: { writable.path: /3/0/65536 }", "TC0213", null)]
    [TestCase("pixit: { writable.path: /3/00 }", "TC0213", null)]
    [TestCase("pixit: { image: missing.bin }", "TC0213", null)]
    [TestCase("pixit: { quick: perhaps }", "TC0213", null)]
    [TestCase("pixit: { within: [1 s] }", "TC0213", null)]
    [TestCase("pixit: { writable: { path: /3/0 }, writable.path: /3/1 }", "TC0204", null)]
    [TestCase("pixes: {}", "TC0202", "did you mean 'pics'?")]
    public void Refuses_a_wrong_answer(string line, string code, string? hint)
    {
        Load(Head + line + "\n" + Control).Should().BeNull();

        var diagnostic = _diagnostics.Should().ContainSingle().Subject;
        diagnostic.Code.Should().Be(code);
        diagnostic.Span.Line.Should().Be(6);
        diagnostic.Hint.Should().Be(hint);
    }

    [TestCase("control: { adapter: proces }", "TC0214", "did you mean 'process'?")]
    [TestCase("control: { command: x }", "TC0203", null)]
    [TestCase("control: { adapter: manual, instances: 0 }", "TC0205", null)]
    [TestCase("control: { adapter: manual, fresh: often }", "TC0205", null)]
    [TestCase("control: { adapter: manual, command: [a, b] }", "TC0201", null)]
    [TestCase("control: manual", "TC0201", null)]
    [TestCase("", "TC0203", null)]
    public void Refuses_a_wrong_control(string line, string code, string? hint)
    {
        Load(Head + line + "\n").Should().BeNull();

        var diagnostic = _diagnostics.Should().ContainSingle().Subject;
        diagnostic.Code.Should().Be(code);
        diagnostic.Hint.Should().Be(hint);
    }

    [TestCase("title: A\nprofile: small\nlwm2m: 1.1.1\nbindings: U\n", "TC0205")]
    [TestCase("title: A\nprofile: small\nlwm2m: 1.1\nbindings: X\n", "TC0205")]
    [TestCase("title: A\nprofile: small\nlwm2m: 1.1\nbindings: U\niut: toaster\n", "TC0205")]
    [TestCase("title: A\nlwm2m: 1.1\nbindings: U\n", "TC0203")]
    [TestCase("profile: small\nlwm2m: 1.1\nbindings: U\n", "TC0203")]
    public void Refuses_a_wrong_head(string head, string code)
    {
        Load(head + Control).Should().BeNull();

        _diagnostics.Should().ContainSingle(d => d.Code == code);
    }

    [Test]
    public void Says_that_a_file_is_not_there()
    {
        DeviceFileLoader.Load(_folder.Folder("missing.yaml"), _profile, _diagnostics).Should().BeNull();

        _diagnostics.Should().ContainSingle(d => d.Code == "TC0200");
    }

    [Test]
    public void Tells_the_profile_of_a_device_before_that_is_loaded()
    {
        var path = _folder.Write("devices/meter.yaml", Head + Control);

        DeviceFileLoader.ProfileId(path)!.Value.Id.Should().Be("small");
        DeviceFileLoader.ProfileId(path)!.Value.Place.Line.Should().Be(2);
        DeviceFileLoader.ProfileId(_folder.Folder("missing.yaml")).Should().BeNull();
    }

    [Test]
    public void Writes_what_it_reads(
        [Values("plain", "yes", "1.10", "a: b # c", " x ", "'\"\\\t\u0001é😀", "- x", "@", "", "!= 3", "$(server.uri)")] string text)
    {
        var device = new DeviceDescription(
            "meter",
            text + "t",
            "1.0",
            "UQ",
            new Dictionary<string, Ternary> { ["C.REG"] = Ternary.Yes, ["C.OBJ.3303"] = Ternary.No },
            new Dictionary<string, Value>
            {
                ["endpoint"] = new Value.Text(text),
                ["writable.first"] = new Value.List([new Value.Text(text), new Value.Text("b")]),
                ["within"] = new Value.Duration(TimeSpan.FromMilliseconds(1500)),
                ["share"] = new Value.Number(-0.25m),
                ["quick"] = new Value.Flag(false),
            },
            new ControlDescription("http", 2, Fresh: false, new Dictionary<string, string> { ["url"] = text }, _folder.Folder("devices")));

        var written = DeviceFileWriter.Write(device, _profile);
        var read = Load(written);

        _diagnostics.Should().BeEmpty(written);
        read.Should().BeEquivalentTo(device, options => options.RespectingRuntimeTypes());
        read!.Pixit["endpoint"].Should().Be(new Value.Text(text));
    }

    [Test]
    public void Leaves_out_secrets_defaults_and_what_nobody_knows()
    {
        var device = new DeviceDescription(
            "meter",
            "Meter",
            "1.1",
            "U",
            new Dictionary<string, Ternary> { ["C.REG"] = Ternary.Unknown },
            new Dictionary<string, Value>
            {
                ["key"] = new Value.Text("hunter2"),
                ["within"] = new Value.Duration(TimeSpan.FromSeconds(30)),
            },
            new ControlDescription("attach", 1, Fresh: false, new Dictionary<string, string>(), _folder.Root));

        var written = DeviceFileWriter.Write(device, _profile);

        written.Should().NotContainAny("hunter2", "C.REG", "within", "pics", "pixit");
        Load(written).Should().NotBeNull();
    }

    private DeviceDescription? Load(string text) =>
        DeviceFileLoader.Load(_folder.Write("devices/meter.yaml", text), _profile, _diagnostics);
}
