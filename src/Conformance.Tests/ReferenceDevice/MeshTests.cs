using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Objects;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class MeshTests
{
    [TestCase(MeshRole.Router, "1", "1", "2")]
    [TestCase(MeshRole.Leaf, "0", "2", "2")]
    [TestCase(MeshRole.BorderRouter, "3", "0", null)]
    public void Has_the_class_of_its_role(MeshRole role, string deviceClass, string kind, string? hops) => World.PlayRegistered(
        async (server, _) =>
        {
            (await server.ReadAsync("/3447/0/1")).Should().Be(deviceClass);
            (await server.ReadAsync("/42769/0/2")).Should().Be(kind);
            (await server.ReadAsync("/3412/0/17")).Should().Be(hops ?? string.Empty);
        },
        (_, settings) => settings with { Role = role });

    [Test]
    public void Is_without_statistics_and_routing_as_a_leaf() => World.PlayRegistered(
        async (server, _) =>
        {
            (await server.CodeOfAsync(CoapCode.Get, "/3448/0")).Should().Be(CoapCode.NotFound);
            (await server.CodeOfAsync(CoapCode.Get, "/42770/0")).Should().Be(CoapCode.NotFound);
        },
        (_, settings) => settings with { Role = MeshRole.Leaf });

    [Test]
    public void Tells_the_same_signal_everywhere() => World.PlayRegistered(async (server, world) =>
    {
        world.Device.Set(Lwm2mPath.Of(4, 0, 2), "-95").Should().BeTrue();
        (await server.ReadAsync("/3412/0/20")).Should().Be("-95");
        (await server.ReadAsync("/3447/0/30")).Should().Be("-95");
        (await server.ReadAsync("/3/0/11/0")).Should().Be("4");
        world.Device.Set(Lwm2mPath.Of(4, 0, 2), "-88").Should().BeTrue();
        (await server.ReadAsync("/3/0/11/0")).Should().Be("4", "it has to rise by more than the hysteresis");
        world.Device.Set(Lwm2mPath.Of(4, 0, 2), "-60").Should().BeTrue();
        (await server.ReadAsync("/3/0/11/0")).Should().Be("0");
    });

    [Test]
    public void Goes_through_disconnected_and_connecting_when_the_mesh_is_lost() => World.PlayRegistered(
        async (server, world) =>
        {
            var failure = await server.ObserveAsync("/3412/0/19");
            world.Device.CutLink(TimeSpan.FromSeconds(8));
            await server.WaitAsync(9);
            (await server.ReadAsync("/3447/0/3")).Should().Be("2");
            (await server.ReadAsync("/3447/0/6")).Should().Be("1");
            (await server.ReadAsync("/42769/0/34")).Should().Be("1");
            (await server.ReadAsync("/42770/0/11")).Should().Be("8");
            failure.Texts.Should().Contain("1").And.EndWith("0");
        },
        (_, settings) => settings with { PanTimeout = TimeSpan.FromSeconds(5) });

    [Test]
    public void Warns_of_its_battery_below_the_threshold_and_relents_above_it() => World.PlayRegistered(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3411/0/5", "40");
        foreach (var (level, low) in new[] { ("41", "0"), ("39", "1"), ("41", "1"), ("42", "0") })
        {
            world.Device.Set(Lwm2mPath.Of(3, 0, 9), level).Should().BeTrue();
            (await server.ReadAsync("/3411/0/6")).Should().Be(low, "the level is {0}", level);
        }
    });

    [Test]
    public void Takes_test_values_in_test_mode_only() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3463/0/2", "/4/0/2");
        (await server.CodeOfAsync(CoapCode.Put, "/3463/0/3", "-99")).Should().Be(CoapCode.BadRequest);
        await server.CodeOfAsync(CoapCode.Put, "/3463/0/0", "1");
        (await server.CodeOfAsync(CoapCode.Put, "/3463/0/3", "-99")).Should().Be(CoapCode.Changed);
        (await server.ReadAsync("/4/0/2")).Should().Be("-99");
    });

    [Test]
    public void Counts_frames_over_a_move_and_anew_after_a_restart() => World.PlayRegistered(async (server, world) =>
    {
        var before = await CountAsync();
        await world.Device.MoveAsync();
        await server.RegisteredAsync(times: 2);
        (await CountAsync()).Should().BeGreaterThan(before);
        (await server.CodeOfAsync(CoapCode.Post, "/3448/0/28")).Should().Be(CoapCode.Changed);
        (await CountAsync()).Should().BeLessThan(before);

        async Task<int> CountAsync() => int.Parse(await server.ReadAsync("/3448/0/18"), CultureInfo.InvariantCulture);
    });

    [Test]
    public void Spreads_registrations_after_power_on()
    {
        var waits = Enumerable.Range(1, 12).Select(Wait).ToList();
        waits.Should().OnlyContain(wait => wait >= 0 && wait <= 10.2);
        (waits.Max() - waits.Min()).Should().BeGreaterThan(2.5);
    }

    private static double Wait(int seed)
    {
        var at = 0.0;
        World.Play(
            async world =>
            {
                await world.Server.RegisteredAsync();
                at = world.Server.Now;
            },
            (_, settings) => settings with { JoinSpread = TimeSpan.FromSeconds(10), Random = new Random(seed) });
        return at;
    }
}
