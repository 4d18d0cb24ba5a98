using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.ReferenceDevice;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

/// <summary>Two servers: the first owns everything but the second's account, the second may read (Core 1.1 §8).</summary>
[TestFixture]
public sealed class AccessTests
{
    [Test]
    public void Gives_the_owner_everything_and_others_the_default() => Sharing(async (first, second) =>
    {
        (await first.CodeOfAsync(CoapCode.Put, "/3/0/14", "+01:00")).Should().Be(CoapCode.Changed);
        (await second.CodeOfAsync(CoapCode.Get, "/3/0/14")).Should().Be(CoapCode.Content);
        (await second.CodeOfAsync(CoapCode.Put, "/3/0/14", "+02:00")).Should().Be(CoapCode.Unauthorized);
        (await second.CodeOfAsync(CoapCode.Put, "/3/0/0", "x")).Should().Be(CoapCode.Unauthorized, "rights come before operations");
        (await second.CodeOfAsync(CoapCode.Post, "/3/0/12")).Should().Be(CoapCode.Unauthorized);
        (await second.CodeOfAsync(CoapCode.Delete, "/16/0")).Should().Be(CoapCode.Unauthorized);
        (await second.CodeOfAsync(CoapCode.Get, "/3303/99")).Should().Be(CoapCode.NotFound);
        (await second.CodeOfAsync(CoapCode.Put, "/3?pmin=1")).Should().Be(CoapCode.Changed);
        (await second.CodeOfAsync(CoapCode.Get, "/1/0/1")).Should().Be(CoapCode.Unauthorized);
        (await second.AskAsync(CoapCode.Get, "/1/0", accept: ContentFormat.LinkFormat)).Code
            .Should().Be(CoapCode.Content, "Discover needs no right");
        (await second.CodeOfAsync(CoapCode.Put, "/1/1/1", "100")).Should().Be(CoapCode.Changed);
    });

    [Test]
    public void Lets_only_the_owner_change_an_entry_and_obeys_it_at_once() => Sharing(async (first, second) =>
    {
        var entry = await EntryOfAsync(first, 3);
        (await second.JsonAsync(CoapCode.Post, entry, $$"""[{"n":"{{entry}}/2/2","v":3}]""")).Code.Should().Be(CoapCode.Unauthorized);
        (await first.JsonAsync(CoapCode.Post, entry, $$"""[{"n":"{{entry}}/2/2","v":3}]""")).Code.Should().Be(CoapCode.Changed);
        (await second.CodeOfAsync(CoapCode.Put, "/3/0/14", "+02:00")).Should().Be(CoapCode.Changed);
        (await first.JsonAsync(CoapCode.Post, entry, $$"""[{"n":"{{entry}}/2/1","v":1}]""")).Code.Should().Be(CoapCode.Changed);
        (await first.CodeOfAsync(CoapCode.Put, "/3/0/14", "+03:00")).Should().Be(CoapCode.Unauthorized, "an own entry binds the owner too");
    });

    [Test]
    public void Makes_the_creator_the_owner() => Sharing(async (first, second) =>
    {
        (await second.JsonAsync(CoapCode.Post, "/3303", """[{"n":"/3303/5/5750","vs":"x"}]""")).Code.Should().Be(CoapCode.Unauthorized);
        (await first.JsonAsync(CoapCode.Post, "/3303", """[{"n":"/3303/5/5750","vs":"x"}]""")).Code.Should().Be(CoapCode.Created);
        (await second.CodeOfAsync(CoapCode.Get, "/3303/5")).Should().Be(CoapCode.Unauthorized);
        Peer.Text(await second.AskAsync(CoapCode.Get, "/3303", accept: ContentFormat.SenmlJson))
            .Should().Contain("5603").And.NotContain("5/5750");
        (await second.JsonAsync(CoapCode.Fetch, "/", """[{"n":"/3303/5"}]""")).Code.Should().Be(CoapCode.Unauthorized);
        (await second.JsonAsync(CoapCode.Fetch, "/", """[{"n":"/3303/5"},{"n":"/3/0/0"}]""")).Code.Should().Be(CoapCode.Content);
        (await second.JsonAsync(CoapCode.IPatch, "/", """[{"n":"/1/1/1","v":90},{"n":"/3/0/14","vs":"+01:00"}]""")).Code
            .Should().Be(CoapCode.Unauthorized);
        (await second.ReadAsync("/1/1/1")).Should().Be("86400");
        (await first.CodeOfAsync(CoapCode.Delete, "/3303/5")).Should().Be(CoapCode.Deleted);
        var entries = Peer.Text(await first.AskAsync(CoapCode.Get, "/2", accept: ContentFormat.SenmlJson));
        entries.Split("\"v\":3303").Should().HaveCount(3, "entries are left for the object and its first instance");
    });

    [Test]
    public void Keeps_observations_and_attributes_of_servers_apart() => Sharing(async (first, second) =>
    {
        await first.CodeOfAsync(CoapCode.Put, "/3303/0/5700?pmax=5");
        await second.CodeOfAsync(CoapCode.Put, "/3303/0/5700?pmax=8");
        var one = await first.ObserveAsync("/3303/0/5700");
        var other = await second.ObserveAsync("/3303/0/5700");
        Peer.Links(await second.AskAsync(CoapCode.Get, "/3303/0/5700", accept: ContentFormat.LinkFormat)).Single()["pmax"].Should().Be("8");
        await first.WaitAsync(17);
        one.Times.Should().Equal(5, 10, 15);
        other.Times.Should().Equal(8, 16);
    });

    [Test]
    public void Tells_an_observer_that_it_lost_the_right_and_nothing_more() => Sharing(async (first, second) =>
    {
        await second.CodeOfAsync(CoapCode.Put, "/3/0/9?pmax=5");
        var watch = await second.ObserveAsync("/3/0/9");
        var entry = await EntryOfAsync(first, 3);
        await first.JsonAsync(CoapCode.Post, entry, $$"""[{"n":"{{entry}}/2/2","v":0}]""");
        await first.WaitAsync(20);
        watch.All.Single().Message.Code.Should().Be(CoapCode.Unauthorized);
    });

    [Test]
    public void Has_no_restrictions_with_one_server() => World.PlayRegistered(async (server, _) =>
    {
        (await server.AskAsync(CoapCode.Get, "/2", accept: ContentFormat.SenmlJson)).Payload.Length.Should().Be(2, "there is no entry");
        (await server.CodeOfAsync(CoapCode.Put, "/3/0/14", "+01:00")).Should().Be(CoapCode.Changed);
    });

    private static async Task<string> EntryOfAsync(Peer server, int objectId)
    {
        for (var instance = 0; ; instance++)
        {
            if (await server.ReadAsync($"/2/{instance}/0") == $"{objectId}")
            {
                return $"/2/{instance}";
            }
        }
    }

    private static void Sharing(Func<Peer, Peer, Task> scene) => World.PlayRegistered(
        async (server, world) =>
        {
            await world.Second.RegisteredAsync();
            await world.Second.WaitAsync(0.1);
            await scene(server, world.Second);
        },
        (world, settings) => settings with { SecondServer = new ServerAccount { Uri = world.Second.Uri, ShortServerId = 2 } });
}
