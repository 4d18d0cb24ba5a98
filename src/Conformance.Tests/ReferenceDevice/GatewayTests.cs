using Conformance.Coap.Messages;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class GatewayTests
{
    private const string Meter = "urn:dev:ops:c0ffee-meter-1";

    [Test]
    public void Serves_each_device_below_its_prefix_and_no_other_there() => Play(async (server, _) =>
    {
        (await server.ReadAsync("/25/0/1")).Should().Be("meter1");
        (await server.ReadAsync("/25/0/3")).Should().Be("</3303>;ver=1.1,</3303/0>");
        (await server.CodeOfAsync(CoapCode.Put, "/meter1/3303/0/5750", "north")).Should().Be(CoapCode.Changed);
        (await server.CodeOfAsync(CoapCode.Put, "/meter2/3303/0/5750", "south")).Should().Be(CoapCode.Changed);
        (await server.ReadAsync("/meter1/3303/0/5750")).Should().Be("north");
        (await server.ReadAsync("/3303/0/5750")).Should().Be("Room");
        (await server.CodeOfAsync(CoapCode.Get, "/meter3/3303/0/5750")).Should().Be(CoapCode.NotFound);
        (await server.CodeOfAsync(CoapCode.Get, "/meter1/3303/0/x")).Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void Serves_no_operation_on_several_paths_below_a_prefix() => Play(async (server, _) =>
        (await server.JsonAsync(CoapCode.Fetch, "/meter1", """[{"n":"/3303/0/5700"}]""")).Code.Should().Be(CoapCode.MethodNotAllowed));

    [Test]
    public void Tells_when_a_device_leaves_and_when_it_is_back() => Play(async (server, world) =>
    {
        var watch = await server.ObserveAsync("/meter1/3303/0/5700");
        world.Device.Seat(Meter, joins: false).Should().BeTrue();
        await server.UntilAsync(() => server.Updates.Any() && watch.All.Count > 0);
        watch.All.Single().Message.Code.Should().Be(CoapCode.NotFound);
        Peer.Links(server.Updates.Last().Message).Should().NotContain(link => link.Target == "/25/0");
        (await server.CodeOfAsync(CoapCode.Get, "/meter1/3303/0/5700")).Should().Be(CoapCode.NotFound);
        world.Device.Seat(Meter, joins: true).Should().BeTrue();
        await server.UntilAsync(() => server.Updates.Count() == 2);
        Peer.Links(server.Updates.Last().Message).Should().Contain(link => link.Target == "/25/0");
        world.Device.Seat("somebody", joins: true).Should().BeFalse();
    });

    private static void Play(Func<Peer, World, Task> scene) =>
        World.PlayRegistered(scene, (_, settings) => settings with { Lwm2m = "1.2", MoreObjects = true });
}
