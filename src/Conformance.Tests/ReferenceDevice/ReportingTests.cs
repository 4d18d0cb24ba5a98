using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Paths;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class ReportingTests
{
    private static readonly Lwm2mPath Temperature = Lwm2mPath.Of(3303, 0, 5700);

    [Test]
    public void Notifies_a_change_at_once_where_nothing_says_otherwise() => Observing("", async (server, world, watch) =>
    {
        watch.First.Code.Should().Be(CoapCode.Content);
        watch.First.Options.Observe.Should().NotBeNull();
        await ChangeAsync(server, world, (5, "22.5"), (6, "22.5"), (7, "23.5"));
        watch.Times.Should().Equal(5, 7);
        watch.Texts.Should().Equal("22.5", "23.5");
        watch.All.Should().OnlyContain(one => one.Message.Type == MessageType.NonConfirmable);
        watch.All.Select(one => one.Message.Options.Observe!.Value).Should().BeInAscendingOrder();
    });

    [Test]
    public void Holds_a_change_back_until_pmin_has_passed() => Observing("pmin=10", async (server, world, watch) =>
    {
        await ChangeAsync(server, world, (2, "22.5"), (3, "23.5"), (25, "24.5"), (50, "24.5"));
        watch.Times.Should().Equal(10, 25);
        watch.Texts.Should().Equal("23.5", "24.5");
    });

    [Test]
    public void Notifies_at_pmax_without_a_change_and_at_once_with_one() => Observing("pmax=8", async (server, world, watch) =>
    {
        await ChangeAsync(server, world, (12, "22.5"), (25, "22.5"));
        watch.Times.Should().Equal(8, 12, 20);
    });

    [TestCase("pmin=10&pmax=5")]
    [TestCase("pmax=0")]
    public void Ignores_a_pmax_that_is_none(string attributes) => Observing(attributes, async (server, _, watch) =>
    {
        await server.WaitAsync(30);
        watch.Times.Should().BeEmpty();
    });

    [Test]
    public void Takes_the_default_periods_of_the_server() => Observing("", async (server, world, watch) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/1/0/2", "6");
        await server.CodeOfAsync(CoapCode.Put, "/1/0/3", "9");
        await server.CodeOfAsync(CoapCode.Put, "/3303/0/5700?pmin");
        await ChangeAsync(server, world, (2, "22.5"), (16, "22.5"));
        watch.Times.Should().Equal(6, 15);
    });

    [Test]
    public void Lets_the_deeper_attribute_win() => World.PlayRegistered(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3303?pmin=20&pmax=40");
        await server.CodeOfAsync(CoapCode.Put, "/3303/0/5700?pmin=4");
        var watch = await server.ObserveAsync("/3303/0/5700");
        await ChangeAsync(server, world, (1, "22.5"), (50, "22.5"));
        watch.Times.Should().Equal(4, 44);
    });

    [Test]
    public void Takes_over_new_attributes_during_an_observation() => Observing("pmax=60", async (server, _, watch) =>
    {
        await server.WaitAsync(5);
        await server.CodeOfAsync(CoapCode.Put, "/3303/0/5700?pmax=8");
        await server.WaitAsync(12);
        watch.Times.Should().Equal(8, 16);
    });

    // Transport 1.1 §6.4.4, examples 4 to 6: values in, notified values out.
    [TestCase("gt=50", "45 55 60 80 40", "55 40")]
    [TestCase("lt=20", "25 15 10 30", "15 30")]
    [TestCase("st=10", "45 50 55 60 64 65", "45 55 65")]
    [TestCase("lt=20&gt=85&st=10", "75 90 50 10 30 35 87 99", "75 90 50 10 30 87 99")]
    public void Reports_crossings(string attributes, string values, string told) => Observing(attributes, async (server, world, watch) =>
    {
        await ChangeAsync(server, world, [.. values.Split(' ').Select((value, at) => (at + 1.0, value))]);
        await server.WaitAsync(1);
        watch.Texts.Should().Equal(told.Split(' '));
    });

    [Test]
    public void Evaluates_no_sooner_than_epmin() => Observing("gt=50&epmin=10", async (server, world, watch) =>
    {
        await ChangeAsync(server, world, (11, "55"), (12, "45"), (15, "46"), (30, "60"));
        await server.WaitAsync(20);
        watch.Texts.Should().Equal("55", "46", "60");
        watch.Times.Should().Equal(11, 21, 31);
    });

    [Test]
    public void Evaluates_no_later_than_epmax() => World.PlayRegistered(async (server, _) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3/0/13?epmax=10");
        var watch = await server.ObserveAsync("/3/0/13");
        await server.WaitAsync(25);
        watch.Times.Should().Equal(10, 20);
    });

    [TestCase("edge=1", "1")]
    [TestCase("edge=0", "0 0")]
    public void Reports_one_edge_only_in_1_2(string attribute, string told) => In12(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, $"/3447/0/17?{attribute}");
        var watch = await server.ObserveAsync("/3447/0/17");
        foreach (var value in new[] { "0", "1", "0" })
        {
            await server.WaitAsync(1);
            world.Device.Set(Lwm2mPath.Of(3447, 0, 17), value).Should().BeTrue();
        }

        await server.WaitAsync(1);
        watch.Texts.Should().Equal(told.Split(' '));
    });

    [Test]
    public void Shows_the_whole_instance_after_a_change_of_part_of_it() => World.PlayRegistered(async (server, world) =>
    {
        var watch = await server.ObserveAsync("/3303/0", ContentFormat.SenmlJson);
        await ChangeAsync(server, world, (3, "30"));
        await server.WaitAsync(1);
        watch.Texts.Single().Should().Contain("\"5700\",\"v\":30").And.Contain("5701").And.Contain("5603");
        watch.All.Single().Message.Options.ContentFormat.Should().Be(ContentFormat.SenmlJson);
    });

    [Test]
    public void Ends_by_cancel_by_reset_and_with_the_registration() => World.PlayRegistered(async (server, world) =>
    {
        var cancelled = await server.ObserveAsync("/3303/0/5700");
        var rejected = await server.ObserveAsync("/3303/0/5700", rejects: true);
        var ended = await server.ObserveAsync("/3303/0/5700");
        var answer = await server.AskAsync(CoapCode.Get, "/3303/0/5700", observe: 1, token: cancelled.Token);
        answer.Code.Should().Be(CoapCode.Content);
        answer.Options.Observe.Should().BeNull();
        cancelled.All.Clear();
        await ChangeAsync(server, world, (1, "30"), (2, "31"), (3, "32"));
        await server.WaitAsync(1);
        cancelled.All.Should().BeEmpty();
        rejected.All.Should().ContainSingle();
        ended.All.Should().HaveCount(3);
        await world.Device.PowerCycleAsync();
        await server.RegisteredAsync(times: 2);
        await ChangeAsync(server, world, (1, "33"));
        await server.WaitAsync(1);
        ended.All.Should().HaveCount(3);
    });

    [Test]
    public void Tells_the_end_of_a_deleted_instance() => World.PlayRegistered(async (server, world) =>
    {
        await server.JsonAsync(CoapCode.Post, "/3303", """[{"n":"/3303/5/5750","vs":"x"}]""");
        var watch = await server.ObserveAsync("/3303/5");
        await server.CodeOfAsync(CoapCode.Delete, "/3303/5");
        await server.WaitAsync(5);
        watch.All.Single().Message.Code.Should().Be(CoapCode.NotFound);
        watch.All.Single().Message.Options.Observe.Should().BeNull();
    });

    [TestCase("/3/0/4", "4.05")]
    [TestCase("/9999", "4.04")]
    [TestCase("/0/0", "4.01")]
    [TestCase("/3/0/0?pmax=5", "4.00")]
    public void Refuses_to_be_observed_where_it_cannot_be_read(string path, string code) => World.PlayRegistered(async (server, _) =>
        (await server.AskAsync(CoapCode.Get, path, observe: 0)).Code.ToString().Should().Be(code));

    [Test]
    public void Keeps_notifications_while_the_link_is_cut_and_sends_them_as_one_pack() => World.PlayRegistered(async (server, world) =>
    {
        var watch = await server.ObserveAsync("/3303/0/5700", ContentFormat.SenmlJson);
        world.Device.CutLink(TimeSpan.FromSeconds(30));
        await ChangeAsync(server, world, (5, "30"), (10, "31"), (15, "32"));
        await server.WaitAsync(30);
        watch.Times.Should().Equal(30);
        watch.Texts.Single().Should().Be(
            """[{"bn":"/3303/0/","n":"5700","t":-25,"v":30},{"n":"5700","t":-20,"v":31},{"n":"5700","t":-15,"v":32}]""");
    });

    [Test]
    public void Sends_kept_notifications_one_by_one_in_a_format_without_times() => World.PlayRegistered(async (server, world) =>
    {
        var watch = await server.ObserveAsync("/3303/0/5700", ContentFormat.Text);
        world.Device.CutLink(TimeSpan.FromSeconds(30));
        await ChangeAsync(server, world, (5, "30"), (10, "31"));
        await server.WaitAsync(30);
        watch.Texts.Should().Equal("30", "31");
    });

    [Test]
    public void Keeps_nothing_where_storing_is_off_and_goes_on_afterwards() => World.PlayRegistered(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/1/0/6", "0");
        var watch = await server.ObserveAsync("/3303/0/5700");
        world.Device.CutLink(TimeSpan.FromSeconds(30));
        await ChangeAsync(server, world, (5, "30"), (35, "31"));
        await server.WaitAsync(1);
        watch.Texts.Should().Equal("31");
    });

    [Test]
    public void Keeps_the_newest_up_to_hqmax_in_1_2() => In12(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3303/0/5700?hqmax=2");
        var kept = await server.ObserveAsync("/3303/0/5700", ContentFormat.SenmlJson);
        var other = await server.ObserveAsync("/3/0/9", ContentFormat.SenmlJson);
        world.Device.CutLink(TimeSpan.FromSeconds(30));
        await ChangeAsync(server, world, (5, "30"), (10, "31"), (15, "32"));
        world.Device.Set(Lwm2mPath.Of(3, 0, 9), "50");
        await server.WaitAsync(30);
        kept.Texts.Single().Should().Contain("\"v\":31").And.Contain("\"v\":32").And.NotContain("\"v\":30");
        other.All.Should().BeEmpty();
    });

    [TestCase("con=1", MessageType.Confirmable)]
    [TestCase("con=0", MessageType.NonConfirmable)]
    public void Confirms_as_con_says_in_1_2(string attribute, MessageType type) => In12(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, $"/3303/0/5700?{attribute}");
        var watch = await server.ObserveAsync("/3303/0");
        await ChangeAsync(server, world, (1, "30"));
        await server.WaitAsync(1);
        watch.All.Single().Message.Type.Should().Be(type);
    });

    [Test]
    public void Hides_stored_attributes_behind_those_of_the_request_in_1_2() => In12(async (server, world) =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3303/0/5700?pmax=60");
        var watch = await server.ObserveAsync("/3303/0/5700?pmax=5");
        await server.WaitAsync(12);
        watch.Times.Should().Equal(5, 10);
        var links = Peer.Links(await server.AskAsync(CoapCode.Get, "/3303/0/5700", accept: ContentFormat.LinkFormat));
        links.Single()["pmax"].Should().Be("60");
        (await server.JsonAsync(CoapCode.Fetch, "/?gt=5", """[{"n":"/3303"}]""")).Code
            .Should().Be(CoapCode.Content, "without Observe the query means nothing");
        world.Device.Set(Lwm2mPath.Of(1, 0, 26), "1").Should().BeTrue();
        await server.WaitAsync(5);
        watch.All.Last().Message.Type.Should().Be(MessageType.Confirmable);
    });

    [Test]
    public void Proves_once_a_day_that_its_observer_is_there() => Observing("pmax=40000", async (server, _, watch) =>
    {
        await server.WaitAsync(170000);
        watch.All.Select(one => one.Message.Type).Should().Equal(
            MessageType.NonConfirmable, MessageType.NonConfirmable, MessageType.Confirmable, MessageType.NonConfirmable);
    });

    private static void Observing(string query, Func<Peer, World, Peer.Watch, Task> scene) => World.PlayRegistered(async (server, world) =>
    {
        if (query.Length > 0)
        {
            (await server.CodeOfAsync(CoapCode.Put, $"/3303/0/5700?{query}")).Should().Be(CoapCode.Changed);
        }

        await scene(server, world, await server.ObserveAsync("/3303/0/5700"));
    });

    private static void In12(Func<Peer, World, Task> scene) =>
        World.PlayRegistered(scene, (_, settings) => settings with { Lwm2m = "1.2" });

    /// <summary>Sets the temperature at times in seconds from now, and waits a moment after the last.</summary>
    private static async Task ChangeAsync(Peer server, World world, params (double At, string Value)[] changes)
    {
        var start = server.Now;
        foreach (var (at, value) in changes)
        {
            await server.WaitAsync(start + at - server.Now);
            world.Device.Set(Temperature, value).Should().BeTrue();
        }

        await server.WaitAsync(0.01);
    }
}
