using System.Globalization;
using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Management;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class ObjectTests
{
    [TestCase("1.0")]
    [TestCase("1.1")]
    [TestCase("1.2")]
    public void Have_every_mandatory_resource_and_only_values_that_fit(string version) => World.PlayRegistered(
        async (server, _) =>
        {
            var announced = Peer.Links(server.Registers.Single().Message);
            var model = World.Facts.ModelFor(version, Versions(announced));
            foreach (var instance in announced.Select(link => Lwm2mPath.Parse(link.Target)).Where(path => path.Depth == 2))
            {
                var discovered = Peer.Links(await server.AskAsync(CoapCode.Get, $"{instance}", accept: ContentFormat.LinkFormat));
                var mandatory = model[instance.ObjectId!.Value]!.Resources.Where(resource => resource.Mandatory);
                discovered.Select(link => link.Target).Should().Contain(mandatory.Select(resource => $"{instance}/{resource.Id}"));

                var answer = await server.AskAsync(CoapCode.Get, $"{instance}", accept: ContentFormat.Tlv);
                var tlv = PayloadFormats.Find(ContentFormat.Tlv)!;
                tlv.TryRead(answer.Payload.Span, instance, model, out var entries, out var error).Should().BeTrue(error.ToString());
                foreach (var (path, value, _, _) in entries.Where(entry => entry.Value is not null))
                {
                    ValueRules.Fit(model.Resource(path)!, value!).Should().NotBeNull($"{path} is {value}");
                }
            }
        },
        (_, settings) => settings with { Lwm2m = version });

    [Test]
    public void Drift_when_they_are_told_to_and_always_in_the_same_way()
    {
        var first = Temperatures();
        first.Distinct().Should().HaveCountGreaterThan(3);
        Temperatures().Should().Equal(first);
    }

    [Test]
    public void Remember_extremes_until_they_are_reset() => World.PlayRegistered(async (server, world) =>
    {
        world.Device.Set(Lwm2mPath.Of(3303, 0, 5700), "30").Should().BeTrue();
        world.Device.Set(Lwm2mPath.Of(3303, 0, 5700), "10").Should().BeTrue();
        (await server.ReadAsync("/3303/0/5601")).Should().Be("10");
        (await server.ReadAsync("/3303/0/5602")).Should().Be("30");
        (await server.CodeOfAsync(CoapCode.Post, "/3303/0/5605")).Should().Be(CoapCode.Changed);
        (await server.ReadAsync("/3303/0/5602")).Should().Be("10");
    });

    [Test]
    public void Count_traffic_for_the_collection_period() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/7/0/8", "10");
        (await server.CodeOfAsync(CoapCode.Post, "/7/0/6")).Should().Be(CoapCode.Changed);
        (await server.ReadAsync("/7/0/2")).Should().Be("0");
        for (var read = 0; read < 10; read++)
        {
            await server.AskAsync(CoapCode.Get, "/3/0");
        }

        var counted = int.Parse(await server.ReadAsync("/7/0/2"), CultureInfo.InvariantCulture);
        counted.Should().BeGreaterThan(1);
        await server.WaitAsync(11);
        await server.AskAsync(CoapCode.Get, "/");
        int.Parse(await server.ReadAsync("/7/0/2"), CultureInfo.InvariantCulture).Should().Be(counted);
    });

    [Test]
    public void Take_values_from_inside_the_device_only_where_they_fit() => World.PlayRegistered((_, world) =>
    {
        world.Device.Set(Lwm2mPath.Of(3, 0, 9), "50").Should().BeTrue();
        world.Device.Set(Lwm2mPath.Of(3, 0, 9), "101").Should().BeFalse();
        world.Device.Set(Lwm2mPath.Of(3, 0, 9), "x").Should().BeFalse();
        world.Device.Set(Lwm2mPath.Of(3, 7, 9), "5").Should().BeFalse();
        world.Device.Set(Lwm2mPath.Of(3, 0, 4), "5").Should().BeFalse();
        world.Device.Set(Lwm2mPath.Of(3, 0, 7), "5").Should().BeFalse();
        return Task.CompletedTask;
    });

    private static Dictionary<ushort, string> Versions(IEnumerable<Link> announced) =>
        announced
            .Where(link => link.Has("ver"))
            .ToDictionary(link => ushort.Parse(link.Target[1..], CultureInfo.InvariantCulture), link => link["ver"]!);

    private static List<string> Temperatures()
    {
        var seen = new List<string>();
        World.PlayRegistered(
            async (server, _) =>
            {
                for (var reading = 0; reading < 10; reading++)
                {
                    await server.WaitAsync(10);
                    seen.Add(await server.ReadAsync("/3303/0/5700"));
                }
            },
            (_, settings) => settings with { Drift = true });
        return seen;
    }
}
