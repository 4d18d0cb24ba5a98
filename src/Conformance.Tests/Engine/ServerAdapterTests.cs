using Conformance.Engine.Benches;
using Conformance.Engine.Control.Servers;
using Conformance.Scripting.Profiles;
using Conformance.Wire.Web;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

/// <summary>What adapters of servers can do, and what they make of what a server tells.</summary>
[TestFixture]
public sealed class ServerAdapterTests
{
    private static readonly ServerQuestion Read = new(ServerAsk.Read, "urn:x", "/3/0/0");

    [TestCase("rest", "the adapter 'rest' needs the key 'url', http://HOST[:PORT]/PATH")]
    [TestCase("script", "the adapter 'script' needs the key 'command'")]
    [TestCase("stdin", "the adapter 'stdin' needs the key 'command'")]
    [TestCase("operator", "the adapter 'operator' needs a terminal to ask on")]
    [TestCase("pigeon", "there is no adapter 'pigeon' for servers")]
    public void Says_what_an_adapter_lacks(string adapter, string complaint)
    {
        AdapterServers.TryCreate(Described(adapter, ("server", "coap://127.0.0.1")), ask: null, out var reason).Should().BeNull();

        reason.Should().Be(complaint);
    }

    [Test]
    public void Wants_to_know_where_clients_register()
    {
        AdapterServers.TryCreate(Described("rest", ("url", "http://127.0.0.1")), ask: null, out var reason).Should().BeNull();

        reason.Should().Be("the key 'server' says where clients register, coap://HOST[:PORT], or 'bootstrap' or 'enrolment' what the server is for alone");
    }

    [TestCase("bootstrap", "coap://127.0.0.1:5783")]
    [TestCase("enrolment", "coaps://127.0.0.1:5784")]
    public void A_server_for_one_thing_alone_needs_no_place_where_clients_register(string key, string place)
    {
        AdapterServers.TryCreate(Described("stdin", ("command", "x"), (key, place)), ask: null, out var reason).Should().NotBeNull();

        reason.Should().BeEmpty();
    }

    [Test]
    public void Refuses_a_call_for_what_no_server_can_be_asked()
    {
        var described = Described("rest", ("url", "http://127.0.0.1"), ("server", "coap://127.0.0.1"), ("calls.raed", "GET x"));

        AdapterServers.TryCreate(described, ask: null, out var reason).Should().BeNull();

        reason.Should().Be("'raed' is nothing that a server can be asked");
    }

    [Test]
    public void A_server_with_calls_of_its_own_can_be_asked_for_those_alone_and_tells_what_is_declared()
    {
        var described = Described(
            "rest", ("url", "http://127.0.0.1"), ("server", "coap://127.0.0.1"), ("calls.read", "GET $(endpoint)/$(path)"), ("answer.value", "content.value"));

        var servers = AdapterServers.TryCreate(described, ask: null, out _)!;

        servers.Asks.Should().Equal(ServerAsk.Read);
        servers.Tells.Should().Equal(ServerTold.Values);
    }

    [Test]
    public void A_script_that_tells_less_says_so()
    {
        (string, string)[] script = [("command", "ask-server"), ("server", "coap://127.0.0.1")];

        AdapterServers.TryCreate(Described("script", script), ask: null, out _)!.Tells.Should().Equal(Enum.GetValues<ServerTold>());
        AdapterServers.TryCreate(Described("script", [.. script, ("tells", "code values")]), ask: null, out _)!.Tells.Should().Equal(ServerTold.Code, ServerTold.Values);
        AdapterServers.TryCreate(Described("script", [.. script, ("tells", "code colour")]), ask: null, out var reason).Should().BeNull();
        reason.Should().Be("'colour' is nothing that a server tells: code, values, units, error");
    }

    [Test]
    public void A_server_that_the_harness_starts_may_have_ports_that_nobody_knows_yet()
    {
        var servers = AdapterServers.TryCreate(
            Described("rest", ("url", "http://127.0.0.1:$(users.port)"), ("server", "coap://127.0.0.1:$(port)"), ("secure", "coaps://127.0.0.1:$(secure.port)"), ("command", "server $(port)")),
            ask: null,
            out var reason);

        reason.Should().BeEmpty();
        servers!.Starts.Should().BeTrue();
    }

    [Test]
    public void What_was_asked_to_be_observed_is_ended_by_the_question_to_its_contrary()
    {
        var standing = new StandingObservations();
        standing.Note(Read);
        standing.Note(Read with { Ask = ServerAsk.Observe, Path = "/3", Query = new Dictionary<string, string> { ["pmin"] = "1" }, Format = 112 });
        standing.Note(Read with { Ask = ServerAsk.Observe, Path = "/4" });
        standing.Note(Read with { Ask = ServerAsk.ObserveComposite, Path = "/", Paths = ["/3", "/4"] });

        standing.Note(Read with { Ask = ServerAsk.Cancel, Path = "/4" });

        standing.Endings.Select(ending => ending.ToString()).Should().Equal("cancel urn:x /3", "cancel-composite urn:x / /3,/4");
        standing.Forget();
        standing.Endings.Should().BeEmpty();
    }

    [Test]
    public async Task The_generic_interface_is_asked_by_POST_and_tells_code_and_values()
    {
        var web = new Answering(200, """{"code":"2.05","values":{"/3/0/0":"x"}}""");

        var told = await Rest(web).AskAsync(Read, CancellationToken.None);

        web.Asked!.Method.Should().Be("POST");
        web.Asked.Uri.AbsolutePath.Should().Be("/api/clients/urn%3Ax/read");
        told.Should().BeEquivalentTo(new { Reached = true, Error = string.Empty, Code = "2.05", Values = new Dictionary<string, string> { ["/3/0/0"] = "x" } });
    }

    [Test]
    public async Task A_declared_call_is_filled_in_and_its_answer_read_where_the_file_says()
    {
        var web = new Answering(200, """{"status":"CONTENT(205)","content":{"value":"x"}}""");
        var rest = Rest(web, ("calls.read", "GET $(endpoint)/$(path)?timeout=60"), ("answer.code", "status"), ("answer.code-pattern", @"\(([0-9])([0-9]{2})\)"), ("answer.value", "content.value"));

        var told = await rest.AskAsync(Read, CancellationToken.None);

        web.Asked!.Uri.PathAndQuery.Should().Be("/api/urn%3Ax/3/0/0?timeout=60");
        (told.Code, told.Values["/3/0/0"]).Should().Be(("2.05", "x"));
    }

    [TestCase("""{"id":5700,"kind":"singleResource","type":"FLOAT","value":"21.5"}""", "/3303/0/5700", "/3303/0/5700=21.5")]
    [TestCase("""{"id":6,"kind":"multiResource","values":{"0":"1","2":"5"}}""", "/3/0/6", "/3/0/6/0=1 /3/0/6/2=5")]
    [TestCase("""{"id":0,"kind":"instance","resources":[{"id":0,"value":"x"},{"id":6,"values":{"1":"y"}}]}""", "/3/0", "/3/0/0=x /3/0/6/1=y")]
    [TestCase("""{"id":3,"kind":"obj","instances":[{"id":0,"resources":[{"id":0,"value":"x"}]},{"id":4,"resources":[{"id":9,"value":7}]}]}""", "/3", "/3/0/0=x /3/4/9=7")]
    [TestCase("""{"/3/0/0":{"id":0,"value":"x"},"/3303/0/5700":{"id":5700,"value":"21.5"},"/9/0/0":null}""", "/", "/3/0/0=x /3303/0/5700=21.5")]
    [TestCase("""{"resources":[{"value":"x"},7,null]}""", "/3/0", "")]
    [TestCase("""[1]""", "/3/0", "")]
    [TestCase("""null""", "/3/0", "")]
    public async Task Nodes_within_nodes_are_read(string content, string path, string values)
    {
        var rest = Rest(new Answering(200, $$"""{"status":"CONTENT(205)","content":{{content}}}"""), ("calls.read", "GET $(path)"), ("answer.nodes", "content"));

        var told = await rest.AskAsync(Read with { Path = path }, CancellationToken.None);

        string.Join(' ', told.Values.Select(one => $"{one.Key}={one.Value}")).Should().Be(values);
    }

    [TestCase("write", "/3/0/15", "/3/0/15", "Europe/\"Oslo", """PUT /api/urn%3Ax/3/0/15?timeout=60&format=SENML_CBOR {"id": 15, "kind": "singleResource", "type": "string", "value": "Europe/\u0022Oslo"}""")]
    [TestCase("write", "/3303/0", "/3303/0/5700", "22.5", """PUT /api/urn%3Ax/3303/0?timeout=60&format=SENML_CBOR {"id": 0, "kind": "instance", "resources": [{"id": 5700, "kind": "singleResource", "type": "string", "value": "22.5"}]}""")]
    [TestCase("create", "/3303", "/3303/7/5700", "22.5", """POST /api/urn%3Ax/3303?timeout=60&format=SENML_CBOR {"id": 7, "kind": "instance", "resources": [{"id": 5700, "kind": "singleResource", "type": "string", "value": "22.5"}]}""")]
    [TestCase("write-composite", "/", "/3/0/14", "+02:00", """PUT /api/urn%3Ax/composite?timeout=60 {"/3/0/14": {"id": 14, "kind": "singleResource", "type": "string", "value": "\u002B02:00"}}""")]
    [TestCase("execute", "/3/0/4", "/3/0/4", "", "POST /api/urn%3Ax/3/0/4?timeout=60 0='1'")]
    public async Task The_calls_of_the_demonstration_server_are_as_its_source_reads_them(string word, string path, string at, string value, string call)
    {
        var leshan = DeviceFileLoader.Load(System.IO.Path.Combine(Conformance.Tests.House.Repository.Root, "profiles", "devices", "leshan-demo.yaml"), Conformance.Tests.Harness.Observing.Observed.Suite.Profile, [])!;
        var web = new Answering(200, "{}");
        ServerAsks.TryParse(word, out var ask).Should().BeTrue();

        await new RestControl(leshan.Control, new Uri("http://127.0.0.1/api"), new(new(System.Net.IPAddress.Loopback, 5683), Bootstrap: null), web).AskAsync(
            Read with { Ask = ask, Path = path, Values = new Dictionary<string, string> { [at] = value }, Format = 112, Arguments = "0='1'" }, CancellationToken.None);

        $"{web.Asked!.Method} {web.Asked.Uri.PathAndQuery} {System.Text.Encoding.UTF8.GetString(web.Asked.Body.Span)}".Should().Be(call);
    }

    [Test]
    public async Task What_is_told_later_and_what_the_adapter_has_no_name_for_is_not_known()
    {
        var rest = Rest(new Answering(200, """{"delayed":true}"""), ("calls.read", "GET $(path)"), ("answer.delayed", "delayed"), ("formats.112", "SENML_CBOR"));

        (await rest.AskAsync(Read, CancellationToken.None)).Should().BeEquivalentTo(ServerAnswer.Unreached("the server says that it asks later, and tells what comes of it in another way"));
        (await rest.AskAsync(Read with { Format = 60 }, CancellationToken.None)).Error.Should().Be("the adapter has no name for content format 60");
    }

    [Test]
    public async Task The_generic_interface_tells_names_units_and_alarms()
    {
        var told = await Rest(new Answering(200, """{"names":{"/4/0/2":"Signal"},"units":{"/4/0/2":"dBm"},"alarms":["offline","/4/0/2"]}""")).AskAsync(Read, CancellationToken.None);

        (told.Names["/4/0/2"], told.Units["/4/0/2"]).Should().Be(("Signal", "dBm"));
        told.Alarms.Should().Equal("offline", "/4/0/2");
    }

    [Test]
    public void Wants_the_secured_place_to_be_one()
    {
        var described = Described("rest", ("url", "http://127.0.0.1"), ("server", "coap://127.0.0.1"), ("secure", "coap://127.0.0.1"));

        AdapterServers.TryCreate(described, ask: null, out var reason).Should().BeNull();

        reason.Should().Be("'coap://127.0.0.1' is no place where clients speak DTLS: coaps://HOST[:PORT]");
    }

    [TestCase(500, "{}")]
    [TestCase(200, "no json")]
    public async Task What_is_no_answer_tells_nothing_of_the_server(int status, string body)
    {
        var told = await Rest(new Answering(status, body)).AskAsync(Read, CancellationToken.None);

        told.Reached.Should().BeFalse();
    }

    private static RestControl Rest(IWebCaller web, params (string Key, string Value)[] settings) =>
        new(Described("rest", settings), new Uri("http://127.0.0.1/api"), new(new(System.Net.IPAddress.Loopback, 5683), null), web);

    private static ControlDescription Described(string adapter, params (string Key, string Value)[] settings) =>
        new(adapter, 1, Fresh: false, settings.ToDictionary(one => one.Key, one => one.Value), Folder: ".");

    private sealed class Answering(int status, string body) : IWebCaller
    {
        public WebCall? Asked { get; private set; }

        public Task<WebReply?> CallAsync(WebCall call, CancellationToken cancellationToken)
        {
            Asked = call;
            return Task.FromResult<WebReply?>(new(status, System.Text.Encoding.UTF8.GetBytes(body)));
        }
    }
}
