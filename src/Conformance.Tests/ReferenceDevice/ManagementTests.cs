using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class ManagementTests
{
    private static readonly ContentFormat Unknown = new(65000);

    private static readonly Dictionary<string, CoapCode> Methods = new()
    {
        ["GET"] = CoapCode.Get,
        ["PUT"] = CoapCode.Put,
        ["POST"] = CoapCode.Post,
        ["DELETE"] = CoapCode.Delete,
        ["FETCH"] = CoapCode.Fetch,
        ["IPATCH"] = CoapCode.IPatch,
    };

    [TestCase("GET", "/3/0/0", null, "2.05")]
    [TestCase("GET", "/9999", null, "4.04")]
    [TestCase("GET", "/3/7", null, "4.04")]
    [TestCase("GET", "/3/0/9999", null, "4.04")]
    [TestCase("GET", "/3/0/11/0", null, "2.05")]
    [TestCase("GET", "/3/0/11/999", null, "4.04")]
    [TestCase("GET", "/3/0/3/0", null, "4.05")]
    [TestCase("GET", "/3/0/4", null, "4.05")]
    [TestCase("GET", "/5/0/0", null, "4.05")]
    [TestCase("GET", "/1/0/8", null, "4.05")]
    [TestCase("GET", "/1/0/17", null, "4.04")]
    [TestCase("GET", "/", null, "4.05")]
    [TestCase("GET", "/03/0", null, "4.04")]
    [TestCase("GET", "/3/0/", null, "4.04")]
    [TestCase("GET", "/3/65535", null, "4.04")]
    [TestCase("GET", "/x", null, "4.04")]
    [TestCase("GET", "/0", null, "4.01")]
    [TestCase("GET", "/0/0/5", null, "4.01")]
    [TestCase("GET", "/21/0", null, "4.01")]
    [TestCase("PUT", "/0/0/0", "x", "4.01")]
    [TestCase("PUT", "/0/0?pmin=1", null, "4.01")]
    [TestCase("POST", "/0", "x", "4.01")]
    [TestCase("POST", "/0/0/0", null, "4.01")]
    [TestCase("DELETE", "/0/0", null, "4.01")]
    [TestCase("PUT", "/1/0/2", "7", "2.04")]
    [TestCase("PUT", "/1/0/1", "abc", "4.00")]
    [TestCase("PUT", "/1/0/1", " 7", "4.00")]
    [TestCase("PUT", "/1/0/1", "-7", "4.00")]
    [TestCase("PUT", "/1/0/6", "2", "4.00")]
    [TestCase("PUT", "/1/0/6", "true", "4.00")]
    [TestCase("PUT", "/1/0/7", "UQ", "4.00")]
    [TestCase("PUT", "/1/0/7", "XU", "4.00")]
    [TestCase("PUT", "/1/0/22", "UT", "4.00")]
    [TestCase("PUT", "/1/0/0", "5", "4.05")]
    [TestCase("PUT", "/1/0/9999", "5", "4.04")]
    [TestCase("PUT", "/3/0/0", "x", "4.05")]
    [TestCase("PUT", "/3/0/14", "+02:00", "2.04")]
    [TestCase("PUT", "/3/0/14", "foo", "4.00")]
    [TestCase("PUT", "/3/0/14/0", "+02:00", "4.05")]
    [TestCase("PUT", "/3/0/15", "Europe/Berlin", "2.04")]
    [TestCase("PUT", "/5/0/15", "2", "4.04")]
    [TestCase("PUT", "/3447/0/1", "9", "4.05")]
    [TestCase("PUT", "/16/0/0/1", "name", "2.04")]
    [TestCase("PUT", "/16/0/0/77", "name", "4.04")]
    [TestCase("PUT", "/1/0", "7", "4.15")]
    [TestCase("PUT", "/3", "7", "4.05")]
    [TestCase("PUT", "/9999", "7", "4.04")]
    [TestCase("PUT", "/3/0/9?pmin=5", "7", "4.00")]
    [TestCase("POST", "/3/0/0", null, "4.05")]
    [TestCase("POST", "/3/0/4/0", null, "4.05")]
    [TestCase("POST", "/3/0", null, "4.05")]
    [TestCase("POST", "/3/0/9999", null, "4.04")]
    [TestCase("POST", "/3/0/12", null, "2.04")]
    [TestCase("POST", "/3", "x", "4.05")]
    [TestCase("POST", "/9999", "x", "4.04")]
    [TestCase("POST", "/5", "x", "4.05")]
    [TestCase("POST", "/1/0/9", null, "4.05")]
    [TestCase("DELETE", "/3/0", null, "4.05")]
    [TestCase("DELETE", "/5/0", null, "4.05")]
    [TestCase("DELETE", "/3", null, "4.05")]
    [TestCase("DELETE", "/1/0/1", null, "4.05")]
    [TestCase("DELETE", "/16/0/0/1", null, "4.05")]
    [TestCase("DELETE", "/3303/9", null, "4.04")]
    [TestCase("FETCH", "/3", "x", "4.05")]
    public void Answers_by_the_table(string method, string path, string? text, string code) => World.PlayRegistered(async (server, _) =>
        (await server.CodeOfAsync(Methods[method], path, text)).ToString().Should().Be(code));

    [Test]
    public void Reads_what_is_readable_and_nothing_else() => World.PlayRegistered(async (server, _) =>
    {
        var answer = await server.AskAsync(CoapCode.Get, "/3/0", accept: ContentFormat.SenmlJson);
        answer.Options.ContentFormat.Should().Be(ContentFormat.SenmlJson);
        var text = Peer.Text(answer);
        text.Should().Contain("\"bn\":\"/3/0/\"").And.Contain("\"n\":\"6/1\"").And.NotContain("\"n\":\"4\"").And.NotContain("\"n\":\"12\"");
    });

    [TestCase("/3/0/0", 65000, "4.06")]
    [TestCase("/3/0", 0, "4.06")]
    [TestCase("/3/0/11", 0, "4.06")]
    [TestCase("/3/0/0", 42, "4.06")]
    [TestCase("/3/0/0", 11543, "4.06")]
    [TestCase("/3/0/0", 11544, "4.06")]
    [TestCase("/3/0/0", 0, "2.05")]
    [TestCase("/3/0/9", 60, "2.05")]
    [TestCase("/3/0", 112, "2.05")]
    [TestCase("/3", 11542, "2.05")]
    [TestCase("/2", 110, "2.05")]
    public void Answers_in_the_format_asked_for_or_not(string path, int accept, string code) => World.PlayRegistered(async (server, _) =>
    {
        var answer = await server.AskAsync(CoapCode.Get, path, accept: new ContentFormat(accept));
        answer.Code.ToString().Should().Be(code);
        if (answer.Code.IsSuccess)
        {
            answer.Options.ContentFormat.Should().Be(new ContentFormat(accept));
        }
    });

    [Test]
    public void Reads_a_battery_level_as_one_item_of_cbor() => World.PlayRegistered(async (server, _) =>
        Hex.Of((await server.AskAsync(CoapCode.Get, "/3/0/9", accept: ContentFormat.Cbor)).Payload.Span).Should().Be("185F"));

    [Test]
    public void Wraps_instances_and_arrays_in_tlv() => World.PlayRegistered(async (server, _) =>
    {
        Hex.Of((await server.AskAsync(CoapCode.Get, "/3/0/11", accept: ContentFormat.Tlv)).Payload.Span).Should().Be("830B410000");
        Hex.Of((await server.AskAsync(CoapCode.Get, "/3", accept: ContentFormat.Tlv)).Payload.Span).Should().StartWith("08");
    });

    [TestCase("1.0", 11542, 11542)]
    [TestCase("1.1", 0, 112)]
    [TestCase("1.2", 0, 112)]
    public void Has_a_format_of_its_own_for_each_version(string version, int single, int several) => World.PlayRegistered(
        async (server, _) =>
        {
            (await server.AskAsync(CoapCode.Get, "/3/0/0")).Options.ContentFormat.Should().Be(new ContentFormat(single));
            (await server.AskAsync(CoapCode.Get, "/3/0")).Options.ContentFormat.Should().Be(new ContentFormat(several));
        },
        (_, settings) => settings with { Lwm2m = version });

    [Test]
    public void Refuses_formats_it_cannot_read_and_payloads_that_are_broken() => World.PlayRegistered(async (server, _) =>
    {
        (await server.CodeOfAsync(CoapCode.Put, "/1/0/2", "7", Unknown)).Should().Be(CoapCode.UnsupportedContentFormat);
        (await server.CodeOfAsync(CoapCode.Put, "/1/0/2", "7", ContentFormat.Opaque)).Should().Be(CoapCode.UnsupportedContentFormat);
        (await server.AskAsync(CoapCode.Put, "/1/0/2", new byte[] { 7 })).Code.Should().Be(CoapCode.BadRequest);
        (await server.AskAsync(CoapCode.Put, "/1/0", new byte[] { 0xC1 }, ContentFormat.Tlv)).Code.Should().Be(CoapCode.BadRequest);
        (await server.JsonAsync(CoapCode.Post, "/1/0", """[{"n":"/1/0/1","v":60""")).Code.Should().Be(CoapCode.BadRequest);
        (await server.JsonAsync(CoapCode.Post, "/1/0", """[{"n":"/3/0/14","vs":"+01:00"}]""")).Code.Should().Be(CoapCode.BadRequest);
        (await server.ReadAsync("/1/0/1")).Should().Be("86400");
    });

    [Test]
    public void Changes_only_what_a_partial_update_names_and_all_or_nothing() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/1/0/2", "7");
        (await server.JsonAsync(CoapCode.Post, "/1/0", """[{"bn":"/1/0/","n":"1","v":60},{"n":"9999","v":1}]""")).Code
            .Should().Be(CoapCode.Changed);
        (await server.ReadAsync("/1/0/1")).Should().Be("60");
        (await server.ReadAsync("/1/0/2")).Should().Be("7");
        (await server.JsonAsync(CoapCode.Post, "/1/0", """[{"bn":"/1/0/","n":"1","v":70},{"n":"6","v":3}]""")).Code
            .Should().Be(CoapCode.BadRequest);
        (await server.JsonAsync(CoapCode.Post, "/1/0", """[{"bn":"/1/0/","n":"1","v":70},{"n":"0","v":3}]""")).Code
            .Should().Be(CoapCode.MethodNotAllowed);
        (await server.ReadAsync("/1/0/1")).Should().Be("60");
    });

    [Test]
    public void Drops_optional_resources_that_a_replacement_leaves_out() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/1/0/2", "7");
        (await server.JsonAsync(CoapCode.Put, "/1/0", """[{"bn":"/1/0/","n":"1","v":60},{"n":"6","vb":true},{"n":"7","vs":"U"}]""")).Code
            .Should().Be(CoapCode.Changed);
        (await server.CodeOfAsync(CoapCode.Get, "/1/0/2")).Should().Be(CoapCode.NotFound);
        (await server.CodeOfAsync(CoapCode.Get, "/1/0/0")).Should().Be(CoapCode.Content);
    });

    [Test]
    public void Replaces_an_array_with_put_and_merges_it_with_post() => World.PlayRegistered(async (server, _) =>
    {
        (await server.JsonAsync(CoapCode.Put, "/16/0/0", """[{"bn":"/16/0/0/","n":"1","vs":"c"},{"n":"3","vs":"d"}]""")).Code
            .Should().Be(CoapCode.Changed);
        (await ReadArrayAsync(server)).Should().Be("""[{"bn":"/16/0/0/","n":"1","vs":"c"},{"n":"3","vs":"d"}]""");
        (await server.JsonAsync(CoapCode.Post, "/16/0/0", """[{"n":"/16/0/0/0","vs":"a"}]""")).Code.Should().Be(CoapCode.Changed);
        (await ReadArrayAsync(server)).Should().Be("""[{"bn":"/16/0/0/","n":"0","vs":"a"},{"n":"1","vs":"c"},{"n":"3","vs":"d"}]""");
        (await server.AskAsync(CoapCode.Put, "/16/0/0", new byte[] { 0x80, 0x00 }, ContentFormat.Tlv)).Code.Should().Be(CoapCode.Changed);
        var links = Peer.Links(await server.AskAsync(CoapCode.Get, "/16/0", accept: ContentFormat.LinkFormat));
        links.Single(link => link.Target == "/16/0/0")["dim"].Should().Be("0");
    });

    [Test]
    public void Creates_instances_with_and_without_an_id() => World.PlayRegistered(async (server, _) =>
    {
        // a string resource 5750 "ab" on its own, then inside instance 5
        var bare = new byte[] { 0xE2, 0x16, 0x76, 0x61, 0x62 };
        var created = await server.AskAsync(CoapCode.Post, "/3303", bare, ContentFormat.Tlv);
        created.Code.Should().Be(CoapCode.Created);
        created.Options.LocationPath.Should().Be("/3303/1");
        (await server.ReadAsync("/3303/1/5750")).Should().Be("ab");
        (await server.ReadAsync("/3303/1/5700")).Should().Be("0");

        var wrapped = new byte[] { 0x05, 0x05, 0xE2, 0x16, 0x76, 0x61, 0x62 };
        (await server.AskAsync(CoapCode.Post, "/3303", wrapped, ContentFormat.Tlv)).Code.Should().Be(CoapCode.Created);
        (await server.ReadAsync("/3303/5/5750")).Should().Be("ab");
        (await server.AskAsync(CoapCode.Post, "/3303", wrapped, ContentFormat.Tlv)).Code.Should().Be(CoapCode.BadRequest);
        (await server.JsonAsync(CoapCode.Post, "/3303", """[{"n":"/3303/8/5750","vs":"a"},{"n":"/3303/9/5750","v":1}]""")).Code
            .Should().Be(CoapCode.BadRequest);
        (await server.CodeOfAsync(CoapCode.Get, "/3303/8")).Should().Be(CoapCode.NotFound);
        (await server.JsonAsync(CoapCode.Post, "/3303", """[{"n":"/3303/8/5700","v":99},{"n":"/3303/8/4000","v":1}]""")).Code
            .Should().Be(CoapCode.Created);
        (await server.ReadAsync("/3303/8/5700")).Should().Be("0", "what a server may not write is not taken over");
        (await server.CodeOfAsync(CoapCode.Delete, "/3303/8")).Should().Be(CoapCode.Deleted);
        (await server.CodeOfAsync(CoapCode.Delete, "/3303/8")).Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void Has_no_composites_in_1_0() => World.PlayRegistered(
        async (server, _) =>
        {
            (await server.JsonAsync(CoapCode.Fetch, "/", """[{"n":"/3"}]""")).Code.Should().Be(CoapCode.MethodNotAllowed);
            (await server.CodeOfAsync(CoapCode.Get, "/3/0/11/0")).Should().Be(CoapCode.MethodNotAllowed);
            (await server.AskAsync(CoapCode.Get, "/3/0", accept: ContentFormat.Json)).Code.Should().Be(CoapCode.Content);
            (await server.CodeOfAsync(CoapCode.Put, "/1/0/7", "UQ")).Should().Be(CoapCode.Changed);
        },
        (_, settings) => settings with { Lwm2m = "1.0" });

    [Test]
    public void Keeps_the_time_it_is_given() => World.PlayRegistered(async (server, _) =>
    {
        (await server.CodeOfAsync(CoapCode.Put, "/3/0/13", "1700000000")).Should().Be(CoapCode.Changed);
        await server.WaitAsync(5);
        (await server.ReadAsync("/3/0/13")).Should().Be("1700000005");
    });

    [Test]
    public void Refuses_a_critical_option_it_does_not_know() => World.PlayRegistered(async (server, _) =>
        (await server.AskWithOptionAsync("/3/0/0", new OptionNumber(65001))).Should().Be(CoapCode.BadOption));

    private static async Task<string> ReadArrayAsync(Peer server) =>
        Peer.Text(await server.AskAsync(CoapCode.Get, "/16/0/0", accept: ContentFormat.SenmlJson));
}
