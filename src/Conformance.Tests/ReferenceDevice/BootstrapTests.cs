using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class BootstrapTests
{
    [Test]
    public void Asks_to_be_bootstrapped_after_the_hold_off_and_registers_after_finish() => Bootstrapping(
        async (bootstrap, world) =>
        {
            bootstrap.Requests.Single().At.Should().BeApproximately(8.05, 0.02);
            bootstrap.Requests.Single().Queries.Should().Equal("ep=test", "pct=112");
            await WriteAccountAsync(bootstrap, world);
            world.Server.Requests.Should().BeEmpty();
            (await FinishAsync(bootstrap)).Should().Be(CoapCode.Changed);
            await world.Server.RegisteredAsync();
            world.Server.Registers.Single().Queries.Should().Contain("lt=77");
        },
        settings => settings with { HoldOff = TimeSpan.FromSeconds(8) });

    [Test]
    public void Discovers_accounts_objects_and_version() => Bootstrapping(async (bootstrap, world) =>
    {
        await WriteAccountAsync(bootstrap, world);
        var links = Peer.Links(await bootstrap.AskAsync(CoapCode.Get, "/", accept: ContentFormat.LinkFormat));
        links[0].Target.Should().Be("/");
        links[0]["lwm2m"].Should().Be("1.1");
        links.Single(link => link.Target == "/0/0").Attributes.Should().BeEmpty("the bootstrap account has no Short Server ID");
        links.Single(link => link.Target == "/0/1")["ssid"].Should().Be("101");
        links.Single(link => link.Target == "/0/1")["uri"].Should().Be(world.Server.Uri);
        links.Single(link => link.Target == "/1/0")["ssid"].Should().Be("101");
        links.Select(link => link.Target).Should()
            .Contain(["/2", "/3303", "/3303/0", "/3/0"]).And.OnlyContain(target => target.Split('/').Length <= 3);
        (await bootstrap.AskAsync(CoapCode.Get, "/9999", accept: ContentFormat.LinkFormat)).Code.Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void Lets_only_accounts_and_access_be_read() => Bootstrapping(async (bootstrap, world) =>
    {
        await WriteAccountAsync(bootstrap, world);
        Peer.Text(await bootstrap.AskAsync(CoapCode.Get, "/1/0", accept: ContentFormat.SenmlJson)).Should().Contain("\"v\":77");
        (await bootstrap.CodeOfAsync(CoapCode.Get, "/2")).Should().Be(CoapCode.Content);
        foreach (var path in new[] { "/0", "/0/1", "/3", "/21" })
        {
            (await bootstrap.CodeOfAsync(CoapCode.Get, path)).Should().Be(CoapCode.MethodNotAllowed);
        }
    });

    [Test]
    public void Replaces_what_is_written_again() => Bootstrapping(async (bootstrap, world) =>
    {
        await WriteAccountAsync(bootstrap, world);
        var extended = Server("/1/0/", 101).Replace("]", """,{"n":"2","v":3},{"n":"9999","v":1}]""", StringComparison.Ordinal);
        (await bootstrap.JsonAsync(CoapCode.Put, "/1/0", extended)).Code.Should().Be(CoapCode.Changed);
        await WriteServerAsync(bootstrap, 101);
        Peer.Text(await bootstrap.AskAsync(CoapCode.Get, "/1/0", accept: ContentFormat.SenmlJson)).Should().NotContain("\"n\":\"2\"");
        (await bootstrap.CodeOfAsync(CoapCode.Put, "/1/0/1", "90")).Should().Be(CoapCode.Changed);
        (await bootstrap.CodeOfAsync(CoapCode.Put, "/1/0", "90")).Should().Be(CoapCode.UnsupportedContentFormat);
        (await bootstrap.CodeOfAsync(CoapCode.Put, "/1/0/1", "x")).Should().Be(CoapCode.BadRequest);
        (await bootstrap.CodeOfAsync(CoapCode.Put, "/9999/0", "x", ContentFormat.Tlv)).Should().Be(CoapCode.BadRequest);
    });

    [Test]
    public void Deletes_everything_but_the_bootstrap_account_and_the_device() => Bootstrapping(async (bootstrap, world) =>
    {
        await WriteAccountAsync(bootstrap, world);
        (await bootstrap.CodeOfAsync(CoapCode.Delete, "/0/0")).Should().Be(CoapCode.Deleted);
        (await bootstrap.CodeOfAsync(CoapCode.Delete, "/3/0")).Should().Be(CoapCode.Deleted);
        (await bootstrap.CodeOfAsync(CoapCode.Delete, "/")).Should().Be(CoapCode.Deleted);
        var links = Peer.Links(await bootstrap.AskAsync(CoapCode.Get, "/", accept: ContentFormat.LinkFormat));
        links.Select(link => link.Target).Where(target => target.Split('/').Length == 3).Should().Equal("/0/0", "/3/0");
        (await bootstrap.CodeOfAsync(CoapCode.Delete, "/1/0/1")).Should().Be(CoapCode.BadRequest);
        (await bootstrap.CodeOfAsync(CoapCode.Delete, "/abc")).Should().Be(CoapCode.BadRequest);
    });

    [Test]
    public void Answers_4_06_to_a_finish_that_leaves_no_account_and_lets_the_server_mend_it() => Bootstrapping(async (bootstrap, world) =>
    {
        (await FinishAsync(bootstrap)).Should().Be(CoapCode.NotAcceptable);
        await WriteSecurityAsync(bootstrap, world.Server.Uri, 101);
        (await FinishAsync(bootstrap)).Should().Be(CoapCode.NotAcceptable);
        await WriteServerAsync(bootstrap, 102);
        (await FinishAsync(bootstrap)).Should().Be(CoapCode.NotAcceptable);
        await WriteServerAsync(bootstrap, 101);
        (await bootstrap.JsonAsync(CoapCode.Put, "/0/2", Security("/0/2/", bootstrap.Uri, 103, isBootstrap: true))).Code
            .Should().Be(CoapCode.Changed);
        (await FinishAsync(bootstrap)).Should().Be(CoapCode.NotAcceptable, "there may be one bootstrap account");
        await bootstrap.CodeOfAsync(CoapCode.Delete, "/0/2");
        (await FinishAsync(bootstrap)).Should().Be(CoapCode.NotAcceptable, "that one cannot be deleted");
    });

    [Test]
    public void Gives_up_when_no_finish_comes_and_tries_again_as_it_was() => Bootstrapping(async (bootstrap, world) =>
    {
        await WriteAccountAsync(bootstrap, world);
        (await bootstrap.JsonAsync(CoapCode.Put, "/0/0", Security("/0/0/", world.Second.Uri, 0, isBootstrap: true))).Code
            .Should().Be(CoapCode.Changed);
        await bootstrap.UntilAsync(() => bootstrap.Requests.Count == 2, within: 400);
        (bootstrap.Requests[1].At - bootstrap.Requests[0].At).Should().BeApproximately(247 + 30, 1);
        world.Second.Requests.Should().BeEmpty();
        world.Server.Requests.Should().BeEmpty();
    });

    [Test]
    public void Tries_again_ever_later_when_it_is_refused() => Bootstrapping(async (bootstrap, _) =>
    {
        bootstrap.Answer = _ => Reply.Of(CoapCode.BadRequest);
        await bootstrap.UntilAsync(() => bootstrap.Requests.Count == 4, within: 1000);
        var gaps = bootstrap.Requests.Skip(1).Zip(bootstrap.Requests, (later, earlier) => later.At - earlier.At).ToList();
        gaps[0].Should().BeApproximately(247 + 30, 1, "the first request was granted and led nowhere");
        gaps[1].Should().BeApproximately(60, 1);
        gaps[2].Should().BeApproximately(120, 1);
    });

    [Test]
    public void Bootstraps_when_a_server_asks_for_it() => World.PlayRegistered(
        async (server, world) =>
        {
            (await server.CodeOfAsync(CoapCode.Post, "/1/0/9")).Should().Be(CoapCode.Changed);
            var asked = server.Now;
            await world.Bootstrap.UntilAsync(() => world.Bootstrap.Requests.Count == 1);
            world.Bootstrap.Requests.Single().At.Should().BeApproximately(asked + 3, 0.2);
            await world.Bootstrap.WaitAsync(0.5);
            await WriteSecurityAsync(world.Bootstrap, world.Second.Uri, 1);
            (await FinishAsync(world.Bootstrap)).Should().Be(CoapCode.Changed);
            await world.Second.RegisteredAsync();
            server.Requests.Should().ContainSingle("an account that is gone is not spoken to");
        },
        (world, settings) => settings with { BootstrapUri = world.Bootstrap.Uri, HoldOff = TimeSpan.FromSeconds(3) });

    [Test]
    public void Accepts_a_bootstrap_server_that_speaks_first_and_no_other() => World.PlayRegistered(
        async (server, world) =>
        {
            world.Bootstrap.Device = server.Device;
            world.Second.Device = server.Device;
            (await world.Second.TryAskAsync(CoapCode.Delete, "/0")).Last.Should().BeOfType<TimedOut>();
            (await world.Bootstrap.CodeOfAsync(CoapCode.Put, "/1/0/1", "200")).Should().Be(CoapCode.Changed);
            (await FinishAsync(world.Bootstrap)).Should().Be(CoapCode.Changed);
            await server.RegisteredAsync(times: 2);
            server.Registers.Last().Queries.Should().Contain("lt=200");
        },
        (world, settings) => settings with { BootstrapUri = world.Bootstrap.Uri });

    [Test]
    public void Gives_up_a_bootstrap_account_that_has_a_time_limit() => Bootstrapping(async (bootstrap, world) =>
    {
        await WriteAccountAsync(bootstrap, world);
        await bootstrap.CodeOfAsync(CoapCode.Put, "/0/0/12", "10");
        await FinishAsync(bootstrap);
        await world.Server.RegisteredAsync();
        await world.Server.WaitAsync(15);
        (await world.Server.CodeOfAsync(CoapCode.Post, "/1/0/9")).Should().Be(CoapCode.MethodNotAllowed);
        bootstrap.Requests.Should().ContainSingle();
    });

    [Test]
    public void Takes_the_other_half_of_an_account_and_its_rights_with_it() => Bootstrapping(async (bootstrap, world) =>
    {
        await WriteAccountAsync(bootstrap, world);
        await bootstrap.JsonAsync(CoapCode.Put, "/0/2", Security("/0/2/", world.Second.Uri, 102, isBootstrap: false));
        await bootstrap.JsonAsync(CoapCode.Put, "/1/1", Server("/1/1/", 102));
        var entry = """[{"bn":"/2/0/","n":"0","v":3},{"n":"1","v":0},{"n":"2/101","v":3},{"n":"2/102","v":1},{"n":"3","v":102}]""";
        await bootstrap.JsonAsync(CoapCode.Put, "/2/0", entry);
        await bootstrap.CodeOfAsync(CoapCode.Delete, "/0/2");
        Peer.Text(await bootstrap.AskAsync(CoapCode.Get, "/2", accept: ContentFormat.SenmlJson)).Should()
            .Contain("\"n\":\"3\",\"v\":101").And.NotContain("102");
        Peer.Text(await bootstrap.AskAsync(CoapCode.Get, "/1", accept: ContentFormat.SenmlJson)).Should().NotContain("102");
        (await FinishAsync(bootstrap)).Should().Be(CoapCode.Changed);
    });

    private static void Bootstrapping(Func<Peer, World, Task> scene, Func<DeviceSettings, DeviceSettings>? adapt = null) => World.Play(
        async world =>
        {
            await world.Bootstrap.UntilAsync(() => world.Bootstrap.Requests.Count == 1);
            await scene(world.Bootstrap, world);
        },
        (world, settings) => (adapt ?? (same => same))(settings with { Server = null, BootstrapUri = world.Bootstrap.Uri }));

    private static Task<CoapCode> FinishAsync(Peer bootstrap) => bootstrap.CodeOfAsync(CoapCode.Post, "/bs");

    private static async Task WriteAccountAsync(Peer bootstrap, World world)
    {
        await WriteSecurityAsync(bootstrap, world.Server.Uri, 101);
        await WriteServerAsync(bootstrap, 101);
    }

    private static async Task WriteSecurityAsync(Peer bootstrap, string uri, int ssid) =>
        (await bootstrap.JsonAsync(CoapCode.Put, "/0/1", Security("/0/1/", uri, ssid, isBootstrap: false))).Code
            .Should().Be(CoapCode.Changed);

    private static async Task WriteServerAsync(Peer bootstrap, int ssid) =>
        (await bootstrap.JsonAsync(CoapCode.Put, "/1/0", Server("/1/0/", ssid))).Code.Should().Be(CoapCode.Changed);

    private static string Security(string path, string uri, int ssid, bool isBootstrap)
    {
        var common = $$"""{"bn":"{{path}}","n":"0","vs":"{{uri}}"},{"n":"2","v":3}""";
        return isBootstrap ? $$"""[{{common}},{"n":"1","vb":true}]""" : $$"""[{{common}},{"n":"1","vb":false},{"n":"10","v":{{ssid}}}]""";
    }

    private static string Server(string path, int ssid) =>
        $$"""[{"bn":"{{path}}","n":"0","v":{{ssid}}},{"n":"1","v":77},{"n":"6","vb":true},{"n":"7","vs":"U"}]""";
}
