using Conformance.Engine.Control.Servers;
using Conformance.Engine.Control.Servers.Rehearsals;
using Conformance.Scripting.Profiles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

/// <summary>An adapter of a server before a run: what it would send to a fake, and what is wrong with it.</summary>
[TestFixture]
public sealed class RehearsalTests
{
    private static readonly (string Key, string Value)[] Declared =
    [
        ("url", "http://127.0.0.1/api"), ("calls.read", "GET $(endpoint)/$(path)"), ("calls.write", "PUT $(endpoint)/$(path)"), ("bodies.write", """{"id": $(resource), "value": "$(value)"}"""),
        ("answer.code", "status"), ("answer.code-pattern", @"\(([0-9])([0-9]{2})\)"), ("answer.value", "content.value"),
    ];

    [Test]
    public async Task Shows_method_address_and_body_and_what_is_read_of_the_answer()
    {
        var rehearsed = await Rehearse("rest", """{"status": "CONTENT(205)", "content": {"value": "x"}}""", Declared);

        rehearsed.Select(one => one.Shown).Should().Equal(
            "GET http://127.0.0.1/api/urn%3Adev%3Aops%3Ac0ffee-sample-1/3303/7/5700",
            """PUT http://127.0.0.1/api/urn%3Adev%3Aops%3Ac0ffee-sample-1/3303/7/5700 {"id": 5700, "value": "21.25"}""");
        rehearsed[0].Told.Should().Be("2.05, /3303/7/5700 = x");
        rehearsed.SelectMany(one => one.Errors).Should().BeEmpty();
    }

    [TestCase("calls.read", "FETCH $(endpoint)/$(path)", "'FETCH' is no method: GET, POST, PUT, PATCH, DELETE")]
    [TestCase("calls.read", "GET $(endpoint)/$(path)/$(pfad)", "'$(pfad)' is no placeholder here: endpoint, path, paths, resource, instance, value, type, items, format, arguments, query")]
    [TestCase("items.write", "{\"id\": $(item.number)}", "'$(item.number)' is no placeholder here: item.path, item.id, item.type, item.value")]
    [TestCase("calls.read", "GET $(endpoint)", "nothing says what is meant: $(path) is required")]
    [TestCase("bodies.write", "{}", "nothing says what is meant: $(value) is required")]
    [TestCase("bodies.write", "{\"value\": $(value)", "the body is no JSON once it is filled in")]
    [TestCase("answer.code", "state", "'answer.code: state' finds no response code in the sample answer")]
    [TestCase("answer.value", "value", "'answer.value: value' finds nothing in the sample answer")]
    public async Task Says_what_is_wrong_with_a_call(string key, string value, string complaint)
    {
        var rehearsed = await Rehearse(
            "rest", """{"status": "CONTENT(205)", "content": {"value": "x"}}""", [.. Declared.Where(one => one.Key != key), (key, value)]);

        rehearsed.SelectMany(one => one.Errors).Distinct().Should().Equal(complaint);
    }

    [TestCase("items.create", "{}", "'items.create' belongs to no call: 'calls.create' is required")]
    [TestCase("bodies.update-instance", "{}", "'bodies.update-instance' belongs to no call: 'calls.update' is required")]
    [TestCase("bodies.update", "{}", "'bodies.update' belongs to no call: 'calls.update' is required")]
    [TestCase("answer.code-pattern", "([0-9])", "'answer.code-pattern' needs two groups, for the digits before and after the dot of a response code")]
    [TestCase("answer.code-pattern", "(", "'answer.code-pattern' is no regular expression without backtracking: *")]
    public async Task Says_what_is_wrong_with_the_file(string key, string value, string complaint)
    {
        (string, string)[] settings = [.. Declared.Where(one => one.Key != key), (key, value)];

        new Rehearsal(Described("rest", settings), new HashSet<ServerAsk> { ServerAsk.Read }, sample: null).Errors.Should().ContainSingle().Which.Should().Match(complaint);
        (await Rehearse("rest", sample: null, settings)).Should().NotBeEmpty();
    }

    [Test]
    public async Task The_generic_interface_is_rehearsed_for_every_word()
    {
        var rehearsed = await Rehearse("rest", sample: null, [("url", "http://127.0.0.1/api")]);

        rehearsed.Select(one => one.Ask).Should().Equal(Enum.GetValues<ServerAsk>());
        rehearsed.SelectMany(one => one.Errors).Should().BeEmpty();
        rehearsed.Single(one => one.Ask == ServerAsk.Campaign).Shown.Should().StartWith("POST http://127.0.0.1/api/campaign {");
    }

    [TestCase("""{"kode": "2.05"}""", "'kode' is no member of an answer: *")]
    [TestCase("""{"code": "205"}""", "'205' is no response code such as 2.05")]
    [TestCase("""{"values": ["x"]}""", "'values' is no object")]
    [TestCase("""{"series": {}}""", "'series' is no list")]
    [TestCase("[]", "the sample answer is no JSON object")]
    public async Task Says_what_a_script_must_not_answer(string sample, string complaint)
    {
        var rehearsed = await Rehearse("script", sample, [("command", "dotnet"), ("asks", "read")]);

        rehearsed.Should().ContainSingle().Which.Errors.Should().ContainSingle().Which.Should().Match(complaint);
    }

    [Test]
    public async Task A_console_is_shown_the_line_that_is_typed_and_the_code_that_is_found()
    {
        (string, string)[] settings = [("command", "dotnet -p $(port)"), ("server", "coap://127.0.0.1:$(port)"), ("lines.read", "read 0 $(path)"), ("code-pattern", @"code ([0-9])\.([0-9]{2})")];

        (await Rehearse("stdin", "> code 2.05 came", settings)).Should().ContainSingle().Which.Should()
            .BeEquivalentTo(new { Shown = "read 0 /3303/7/5700", Told = "2.05", Errors = Array.Empty<string>() });
        (await Rehearse("stdin", "> nothing came", settings)).Single().Errors.Should().Equal("'code-pattern' finds no response code in the sample");
    }

    [Test]
    public void A_program_that_is_nowhere_and_a_port_that_only_one_side_knows_are_errors()
    {
        var described = Described("stdin", ("command", "no-such-server"), ("server", "coap://127.0.0.1:$(port)"), ("lines.read", "read $(path)"));

        new Rehearsal(described, new HashSet<ServerAsk>(), sample: null).Errors.Should().Equal(
            "'command' names 'no-such-server', which is neither in the folder of the file nor on the path", "$(port) stands in one of 'server' and 'command' alone");
    }

    private static Task<IReadOnlyList<Rehearsed>> Rehearse(string adapter, string? sample, (string Key, string Value)[] settings)
    {
        var described = Described(adapter, [("server", "coap://127.0.0.1"), .. settings.Where(one => one.Key != "server")]);
        return new Rehearsal(described, AdapterServers.TryCreate(described, ask: null, out _)!.Asks, sample).RunAsync();
    }

    private static ControlDescription Described(string adapter, params (string Key, string Value)[] settings) =>
        new(adapter, 1, Fresh: false, settings.ToDictionary(one => one.Key, one => one.Value), Folder: ".");
}
