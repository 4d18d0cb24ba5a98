using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Objects;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class MoreObjectTests
{
    private static readonly CoapCode Changed = CoapCode.Changed;
    private static readonly CoapCode NotAllowed = CoapCode.MethodNotAllowed;

    [Test]
    public void Are_announced_with_their_versions_and_hold_what_they_must() => Play(async server =>
    {
        var announced = Peer.Links(server.Registers.Single().Message);
        var model = World.Facts.ModelFor("1.2", MoreObjects.Versions);
        foreach (var (id, version) in MoreObjects.Versions)
        {
            announced.Single(link => link.Target == $"/{id}")["ver"].Should().Be(version);
        }

        foreach (var instance in announced.Select(link => Lwm2mPath.Parse(link.Target)).Where(IsOneOfThem))
        {
            var found = Peer.Links(await server.AskAsync(CoapCode.Get, $"{instance}", accept: ContentFormat.LinkFormat));
            var mandatory = model[instance.ObjectId!.Value]!.Resources.Where(resource => resource.Mandatory);
            mandatory.Select(resource => $"{instance}/{resource.Id}").Except(found.Select(link => link.Target)).Should().BeEmpty();
        }
    });

    [Test]
    public void Are_not_there_unless_they_are_asked_for() => World.PlayRegistered((server, _) =>
    {
        Peer.Links(server.Registers.Single().Message).Should().NotContain(link => IsOneOfThem(Lwm2mPath.Parse(link.Target)));
        return Task.CompletedTask;
    });

    [Test]
    public void A_lock_closes_and_a_wipe_needs_a_target_that_is_there() => Play(async server =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/8/0/0", "2");
        (await server.ReadAsync("/8/0/5")).Should().Be("2");
        await server.CodeOfAsync(CoapCode.Put, "/8/0/0", "0");
        (await server.ReadAsync("/8/0/5")).Should().Be("3");
        (await server.CodeOfAsync(CoapCode.Post, "/8/0/3")).Should().Be(Changed);
        (await server.ReadAsync("/8/0/5")).Should().Be("8");
        await server.JsonAsync(CoapCode.Put, "/8/0/4", """[{"n":"/8/0/4/0","vs":"notes"}]""");
        await server.CodeOfAsync(CoapCode.Post, "/8/0/3");
        (await server.ReadAsync("/8/0/5")).Should().Be("4");
    });

    [Test]
    public void A_lock_shuts_its_target_alone_and_a_full_one_all_but_what_every_client_has() => Play(async server =>
    {
        await server.JsonAsync(CoapCode.Put, "/8/0/1", """[{"n":"/8/0/1/0","vs":"thermometer"}]""");
        await server.CodeOfAsync(CoapCode.Put, "/8/0/0", "1");
        (await server.CodeOfAsync(CoapCode.Get, "/3303/0/5700")).Should().Be(NotAllowed);
        (await server.CodeOfAsync(CoapCode.Get, "/4/0/0")).Should().Be(CoapCode.Content);
        await server.CodeOfAsync(CoapCode.Put, "/8/0/0", "2");
        (await server.CodeOfAsync(CoapCode.Get, "/4/0/0")).Should().Be(NotAllowed);
        (await server.CodeOfAsync(CoapCode.Get, "/3/0/16")).Should().Be(CoapCode.Content);
        await server.CodeOfAsync(CoapCode.Put, "/8/0/0", "0");
        (await server.CodeOfAsync(CoapCode.Get, "/3303/0/5700")).Should().Be(CoapCode.Content);
    });

    [Test]
    public void A_modem_has_only_modes_that_it_supports() => Play(async server =>
    {
        (await server.CodeOfAsync(CoapCode.Put, "/10/0/13", "1")).Should().Be(Changed);
        (await server.CodeOfAsync(CoapCode.Put, "/10/0/13", "4")).Should().Be(CoapCode.BadRequest);
        (await server.ReadAsync("/10/0/13")).Should().Be("1");
    });

    [Test]
    public void An_access_point_is_listed_while_it_is_enabled_and_there() => Play(async server =>
    {
        await server.JsonAsync(CoapCode.Post, "/11", """[{"bn":"/11/7/","n":"0","vs":"other"},{"n":"4","v":3},{"n":"3","vb":true}]""");
        (await server.ReadAsync("/10/0/11/7")).Should().Be("11:7");
        await server.CodeOfAsync(CoapCode.Put, "/11/7/3", "0");
        (await server.CodeOfAsync(CoapCode.Get, "/10/0/11/7")).Should().Be(CoapCode.NotFound);
        await server.CodeOfAsync(CoapCode.Put, "/11/7/3", "1");
        (await server.CodeOfAsync(CoapCode.Delete, "/11/7")).Should().Be(CoapCode.Deleted);
        (await server.CodeOfAsync(CoapCode.Get, "/10/0/11/7")).Should().Be(CoapCode.NotFound);
        (await server.ReadAsync("/10/0/11/0")).Should().Be("11:0");
    });

    [TestCase("/12/0/1", "/12/0/3")]
    public void A_wireless_interface_goes_down_and_up(string enable, string status) => Play(async server =>
    {
        await server.CodeOfAsync(CoapCode.Put, enable, "0");
        (await server.ReadAsync(status)).Should().Be("0");
        await server.CodeOfAsync(CoapCode.Put, enable, "1");
        (await server.ReadAsync(status)).Should().Be("1");
    });

    [TestCase("/14/0/4", "/14/0/3", "/14/0/5")]
    [TestCase("/15/1/6", "/15/1/5", "/15/1/4")]
    public void What_can_be_switched_off_can_be_switched_on(string off, string on, string state) => Play(async server =>
    {
        (await server.ReadAsync(state)).Should().Be("1");
        (await server.CodeOfAsync(CoapCode.Post, off)).Should().Be(Changed);
        (await server.ReadAsync(state)).Should().Be("0");
        (await server.CodeOfAsync(CoapCode.Post, on)).Should().Be(Changed);
        (await server.ReadAsync(state)).Should().Be("1");
    });

    [Test]
    public void Application_data_is_as_old_as_its_last_write() => Play(async server =>
    {
        var first = await server.ReadAsync("/19/1/2");
        await server.WaitAsync(5);
        await server.CodeOfAsync(CoapCode.Put, "/19/1/0/0", "abc", ContentFormat.Opaque);
        (await server.ReadAsync("/19/1/2")).Should().NotBe(first);
        (await server.ReadAsync("/19/0/2")).Should().Be(first);
    });

    [Test]
    public void A_log_records_between_start_and_stop_and_is_cleared_by_the_next_start_unless_it_goes_on() => Play(async server =>
    {
        await server.CodeOfAsync(CoapCode.Put, "/3/0/15", "Europe/Oslo");
        (await server.ReadAsync("/20/0/4014")).Should().BeEmpty();
        await server.CodeOfAsync(CoapCode.Post, "/20/0/4011");
        await server.CodeOfAsync(CoapCode.Put, "/3/0/15", "Europe/Berlin");
        (await server.ReadAsync("/20/0/4013")).Should().Be("10");
        await server.CodeOfAsync(CoapCode.Post, "/20/0/4012");
        await server.CodeOfAsync(CoapCode.Put, "/3/0/14", "+01:00");
        (await server.ReadAsync("/20/0/4014")).Should().Contain("/3/0/15").And.NotContain("/3/0/14");
        (await server.ReadAsync("/20/0/4013")).Should().Be("3");
        await server.CodeOfAsync(CoapCode.Post, "/20/0/4011", "0='1'");
        (await server.ReadAsync("/20/0/4014")).Should().Contain("/3/0/15");
        await server.CodeOfAsync(CoapCode.Post, "/20/0/4011");
        (await server.ReadAsync("/20/0/4014")).Should().BeEmpty();
    });

    [Test]
    public void Test_values_are_cleared_reset_and_keep_arguments() => Play(async server =>
    {
        await server.CodeOfAsync(CoapCode.Post, "/3442/0/2");
        (await server.ReadAsync("/3442/0/120")).Should().Be("0");
        (await server.ReadAsync("/3442/0/170")).Should().Be("65535:65535");
        await server.CodeOfAsync(CoapCode.Post, "/3442/0/1");
        (await server.ReadAsync("/3442/0/120")).Should().NotBe("0");
        await server.CodeOfAsync(CoapCode.Post, "/3442/0/0");
        (await server.ReadAsync("/3442/0/120")).Should().Be("1024");
        (await server.ReadAsync("/3442/0/1110/0")).Should().Be("initial value");
        await server.CodeOfAsync(CoapCode.Post, "/3442/0/3", "1,2='x'");
        (await server.ReadAsync("/3442/0/4/1")).Should().Be("1");
        (await server.ReadAsync("/3442/0/4/2")).Should().Be("2='x'");
    });

    private static bool IsOneOfThem(Lwm2mPath path) =>
        path is { ObjectId: { } id, InstanceId: not null } && (MoreObjects.Versions.ContainsKey(id) || id is 8 or 9 or 14 or 3442);

    private static void Play(Func<Peer, Task> scene) =>
        World.PlayRegistered((server, _) => scene(server), (_, settings) => settings with { Lwm2m = "1.2", MoreObjects = true });
}
