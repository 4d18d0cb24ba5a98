using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class CompositeTests
{
    [Test]
    public void Reads_composites_and_leaves_out_what_is_not_there() => World.PlayRegistered(async (server, _) =>
    {
        var answer = await server.JsonAsync(CoapCode.Fetch, "/", """[{"n":"/3/0/0"},{"n":"/9999/0/1"},{"n":"/1/0/1"}]""");
        answer.Code.Should().Be(CoapCode.Content);
        Peer.Text(answer).Should().Be("""[{"bn":"/","n":"3/0/0","vs":"Conformance"},{"n":"1/0/1","v":86400}]""");
        (await server.JsonAsync(CoapCode.Fetch, "/", """[{"n":"/21"}]""")).Code.Should().Be(CoapCode.Unauthorized);
        Peer.Text(await server.JsonAsync(CoapCode.Fetch, "/", """[{"n":"/"}]""")).Should().Contain("3303/0/5700").And.NotContain("\"0/0/");
        (await server.JsonAsync(CoapCode.Fetch, "/", """[{"n":"/3"}]""", ContentFormat.Tlv)).Code
            .Should().Be(CoapCode.UnsupportedContentFormat);
        var unacceptable = await server.AskAsync(
            CoapCode.Fetch, "/", Encoding.UTF8.GetBytes("""[{"n":"/3/0/0"}]"""), ContentFormat.SenmlJson, ContentFormat.Text);
        unacceptable.Code.Should().Be(CoapCode.NotAcceptable);
    });

    [Test]
    public void Writes_composites_as_a_whole_or_not_at_all() => World.PlayRegistered(async (server, _) =>
    {
        (await server.JsonAsync(CoapCode.IPatch, "/", """[{"n":"/1/0/1","v":60},{"n":"/3/0/14","vs":"+03:00"}]""")).Code
            .Should().Be(CoapCode.Changed);
        (await server.ReadAsync("/3/0/14")).Should().Be("+03:00");
        (await server.JsonAsync(CoapCode.IPatch, "/", """[{"n":"/1/0/1","v":61},{"n":"/3/0/0","vs":"x"}]""")).Code
            .Should().Be(CoapCode.MethodNotAllowed);
        (await server.JsonAsync(CoapCode.IPatch, "/", """[{"n":"/1/0/1","v":61},{"n":"/9999/0/0","v":1}]""")).Code
            .Should().Be(CoapCode.NotFound);
        (await server.JsonAsync(CoapCode.IPatch, "/", """[{"n":"/3303/77/5750","vs":"x"}]""")).Code.Should().Be(CoapCode.NotFound);
        (await server.ReadAsync("/1/0/1")).Should().Be("60");
    });

    [Test]
    public void Patches_and_deletes_resource_instances_in_1_2() => World.PlayRegistered(
        async (server, _) =>
        {
            (await server.JsonAsync(CoapCode.IPatch, "/", """[{"n":"/16/0/0/1","v":null}]""", ContentFormat.SenmlEtchJson)).Code
                .Should().Be(CoapCode.Changed);
            (await server.CodeOfAsync(CoapCode.Get, "/16/0/0/1")).Should().Be(CoapCode.NotFound);
            (await server.JsonAsync(
                CoapCode.IPatch, "/", """[{"n":"/16/0/0/7","vs":"x"},{"n":"/16/0/0/7","v":null}]""", ContentFormat.SenmlEtchJson)).Code
                .Should().Be(CoapCode.Changed);
            (await server.CodeOfAsync(CoapCode.Get, "/16/0/0/7")).Should().Be(CoapCode.NotFound);
            (await server.JsonAsync(CoapCode.IPatch, "/", """[{"n":"/1/0/1","v":null}]""", ContentFormat.SenmlEtchJson)).Code
                .Should().Be(CoapCode.MethodNotAllowed);
            (await server.CodeOfAsync(CoapCode.Delete, "/16/0/0/2")).Should().Be(CoapCode.Deleted);
            (await server.AskAsync(CoapCode.Get, "/3/0/9", accept: ContentFormat.Lwm2mCbor)).Code.Should().Be(CoapCode.Content);
            (await server.CodeOfAsync(CoapCode.Put, "/1/0/18", "5")).Should().Be(CoapCode.Changed);
        },
        (_, settings) => settings with { Lwm2m = "1.2" });
}
