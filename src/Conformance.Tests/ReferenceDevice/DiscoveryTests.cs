using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class DiscoveryTests
{
    [Test]
    public void Discovers_what_there_is_with_dimension_version_and_attributes() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3303?pmin=5");
        await server.CodeOfAsync(CoapCode.Put, "/3303/0?pmax=60");
        await server.CodeOfAsync(CoapCode.Put, "/3303/0/5700?gt=50&lt=10&st=5");
        var links = Peer.Links(await server.AskAsync(CoapCode.Get, "/3303", accept: ContentFormat.LinkFormat));
        links.Single(link => link.Target == "/3303").Attributes.Select(one => $"{one.Key}={one.Value}").Should().Equal("ver=1.1", "pmin=5");
        links.Single(link => link.Target == "/3303/0")["pmax"].Should().Be("60");
        var resource = Peer.Links(await server.AskAsync(CoapCode.Get, "/3303/0/5700", accept: ContentFormat.LinkFormat));
        resource.Single().Attributes.Select(one => one.Key).Should().BeEquivalentTo(["pmin", "pmax", "gt", "lt", "st"]);
        var device = Peer.Links(await server.AskAsync(CoapCode.Get, "/3/0", accept: ContentFormat.LinkFormat));
        device.Single(link => link.Target == "/3/0/6")["dim"].Should().Be("2");
        device.Select(link => link.Target).Should().Contain(["/3/0/4", "/3/0/16"]).And.NotContain("/3");
        (await server.AskAsync(CoapCode.Get, "/9999", accept: ContentFormat.LinkFormat)).Code.Should().Be(CoapCode.NotFound);
        (await server.AskAsync(CoapCode.Get, "/0", accept: ContentFormat.LinkFormat)).Code.Should().Be(CoapCode.Unauthorized);
    });

    [TestCase("?depth=0", 1)]
    [TestCase("?depth=1", 2)]
    [TestCase("?depth=2", 3)]
    [TestCase("?depth=3", 4)]
    [TestCase("", 3)]
    public void Discovers_as_deep_as_asked_for_in_1_2(string query, int depth) => World.PlayRegistered(
        async (server, _) =>
        {
            var links = Peer.Links(await server.AskAsync(CoapCode.Get, "/16" + query, accept: ContentFormat.LinkFormat));
            links.Max(link => link.Target.Split('/').Length - 1).Should().Be(depth);
        },
        (_, settings) => settings with { Lwm2m = "1.2" });

    [TestCase("/3/0/9?pmin=5&pmax=10", "2.04")]
    [TestCase("/3303/0/5700?lt=10&gt=50&st=5", "2.04")]
    [TestCase("/3303/0/5700?lt=50&gt=10", "4.00")]
    [TestCase("/3303/0/5700?lt=10&gt=20&st=5", "4.00")]
    [TestCase("/3/0/0?gt=1", "4.00")]
    [TestCase("/3?gt=1", "4.00")]
    [TestCase("/3/0/9?pmin=-1", "4.00")]
    [TestCase("/3/0/9?pmin=x", "4.00")]
    [TestCase("/3/0/9?unknown=1", "4.00")]
    [TestCase("/3/0/9?edge=1", "4.00")]
    [TestCase("/3/0/9?epmin=9&epmax=3", "4.00")]
    [TestCase("/9999?pmin=1", "4.04")]
    [TestCase("/3/0/7/0?gt=4000", "2.04")]
    [TestCase("/3/0/9/0?pmin=1", "4.05")]
    public void Judges_attributes_before_it_keeps_them(string target, string code) => World.PlayRegistered(async (server, _) =>
        (await server.CodeOfAsync(CoapCode.Put, target)).ToString().Should().Be(code));
}
