using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class CompositeReportingTests
{
    [Test]
    public void Judges_each_path_of_a_composite_by_itself() => World.PlayRegistered(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3303/0/5700?pmin=2");
        await server.CodeOfAsync(CoapCode.Put, "/3/0/9?pmin=60");
        var watch = await server.ObserveAsync("/", compositeJson: """[{"n":"/3303/0/5700"},{"n":"/3/0/9"}]""");
        watch.First.Options.Observe.Should().NotBeNull();
        await server.WaitAsync(1);
        world.Device.Set(Lwm2mPath.Of(3303, 0, 5700), "30").Should().BeTrue();
        await server.WaitAsync(20);
        watch.Times.Should().Equal(2);
        watch.Texts.Single().Should().Contain("3303/0/5700").And.Contain("3/0/9");
        world.Device.Set(Lwm2mPath.Of(3, 0, 9), "50");
        await server.WaitAsync(60);
        watch.Times.Should().Equal(2, 62);
    });

    [Test]
    public void Shows_instances_that_come_later_below_a_composite() => World.PlayRegistered(async (server, _) =>
    {
        var watch = await server.ObserveAsync("/", compositeJson: """[{"n":"/3303"}]""");
        await server.JsonAsync(CoapCode.Post, "/3303", """[{"n":"/3303/5/5750","vs":"x"}]""");
        await server.WaitAsync(1);
        watch.Texts.Last().Should().Contain("5/5750");
    });

    [Test]
    public void Cuts_a_long_notification_and_lets_the_rest_be_fetched() => World.PlayRegistered(async (server, world) =>
    {
        var watch = await server.ObserveAsync("/3448");
        var objects = await server.ObserveAsync("/", compositeJson: """[{"n":"/"}]""");
        objects.First.Payload.Length.Should().BeGreaterThan(1024);
        world.Device.Set(Lwm2mPath.Of(3448, 0, 1), "5").Should().BeTrue();
        await server.WaitAsync(1);
        objects.All.Single().Message.Options.Block2!.Value.More.Should().BeTrue();
        objects.All.Single().Message.Payload.Length.Should().Be(1024);
        watch.All.Should().ContainSingle();
    });
}
