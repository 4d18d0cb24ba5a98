using System.Text.RegularExpressions;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.ReferenceDevice;

[TestFixture]
public sealed class RegistrationTests
{
    [Test]
    public void Registers_with_everything_a_server_has_to_know() => World.PlayRegistered((server, _) =>
    {
        var register = server.Registers.Single();
        register.Message.Type.Should().Be(MessageType.Confirmable);
        register.Queries.Should().Equal("ep=test", "lt=86400", "lwm2m=1.1", "b=U");
        register.Message.Options.ContentFormat.Should().Be(ContentFormat.LinkFormat);
        var links = Peer.Links(register.Message);
        links[0]["rt"].Should().Be("oma.lwm2m");
        links[0]["ct"].Should().Be("60 110 112");
        links.Select(link => link.Target).Should()
            .Contain(["/1/0", "/2", "/3/0", "/5/0", "/3303", "/3303/0", "/3448/0"])
            .And.NotContain(target => target.StartsWith("/0", StringComparison.Ordinal));
        links.Single(link => link.Target == "/3303")["ver"].Should().Be("1.1");
        return Task.CompletedTask;
    });

    [TestCase("1.0", "UQ", false)]
    [TestCase("1.1", "U", true)]
    [TestCase("1.2", "U", true)]
    public void Says_queue_mode_in_the_way_of_its_version(string version, string binding, bool hasQ) => World.PlayRegistered(
        (server, _) =>
        {
            server.Registers.Single().Queries.Should().Contain([$"lwm2m={version}", $"b={binding}"]);
            server.Registers.Single().Queries.Contains("Q").Should().Be(hasQ);
            return Task.CompletedTask;
        },
        (_, settings) => settings with { Lwm2m = version, QueueMode = true });

    [Test]
    public void Offers_an_older_version_when_the_server_refuses_the_newest() => World.Play(
        async world =>
        {
            world.Server.Answer = heard => heard.Queries.Contains("lwm2m=1.0") ? null : Reply.Of(CoapCode.PreconditionFailed);
            await world.Server.RegisteredAsync(times: 3);
            world.Server.Registers.Select(heard => heard.Queries[2]).Should().Equal("lwm2m=1.2", "lwm2m=1.1", "lwm2m=1.0");
            var links = Peer.Links(world.Server.Registers.Last().Message);
            links.Single(link => link.Target == "/1")["ver"].Should().Be("1.2", "it is newer than the version spoken");
        },
        (_, settings) => settings with { Lwm2m = "1.2" });

    [Test]
    public void Refreshes_before_the_lifetime_ends_and_says_nothing_new() => World.PlayRegistered(
        async (server, _) =>
        {
            await server.UntilAsync(() => server.Updates.Count() == 2);
            server.Updates.Should().OnlyContain(heard => heard.Queries.Count == 0 && heard.Message.Payload.IsEmpty);
            server.Updates.First().At.Should().BeApproximately(server.Registers.Single().At + 15, 0.1);
        },
        (world, settings) => settings with { Server = settings.Server! with { Lifetime = 30 } });

    [Test]
    public void Never_refreshes_an_infinite_lifetime() => World.PlayRegistered(
        async (server, _) =>
        {
            await server.WaitAsync(4_000_000);
            server.Updates.Should().BeEmpty();
        },
        (world, settings) => settings with { Server = settings.Server! with { Lifetime = 0 } });

    [TestCase("/1/0/1", "120", "lt=120")]
    [TestCase("/1/0/7", "UT", "b=UT")]
    public void Tells_a_changed_parameter_alone(string path, string value, string query) => World.PlayRegistered(async (server, _) =>
    {
        (await server.CodeOfAsync(CoapCode.Put, path, value)).Should().Be(CoapCode.Changed);
        await server.UntilAsync(() => server.Updates.Any(), within: 5);
        server.Updates.Single().Queries.Should().Equal(query);
        server.Updates.Single().Message.Payload.IsEmpty.Should().BeTrue();
    });

    [Test]
    public void Tells_the_whole_list_when_instances_come_and_go() => World.PlayRegistered(async (server, _) =>
    {
        (await server.JsonAsync(CoapCode.Post, "/3303", """[{"n":"/3303/5/5750","vs":"x"}]""")).Code.Should().Be(CoapCode.Created);
        await server.UntilAsync(() => server.Updates.Any(), within: 5);
        Peer.Links(server.Updates.Single().Message).Select(link => link.Target).Should().Contain(["/3303/0", "/3303/5", "/3/0"]);
        (await server.CodeOfAsync(CoapCode.Delete, "/3303/5")).Should().Be(CoapCode.Deleted);
        await server.UntilAsync(() => server.Updates.Count() == 2, within: 5);
        Peer.Links(server.Updates.Last().Message).Select(link => link.Target).Should().NotContain("/3303/5").And.Contain("/3/0");
    });

    [TestCase(4, 4)]
    [TestCase(4, 0)]
    public void Registers_anew_when_the_server_does_not_know_it(int codeClass, int detail) => World.PlayRegistered(async (server, _) =>
    {
        server.Answer = heard => heard.Line == "0.02 /rd/a/1" ? Reply.Of(CoapCode.Of(codeClass, detail)) : null;
        await server.CodeOfAsync(CoapCode.Post, "/1/0/8");
        await server.RegisteredAsync(times: 2);
        server.Requests[^1].Line.Should().Be("0.02 /rd");
        server.Requests[^2].Line.Should().Be("0.02 /rd/a/1");
        server.Registers.Last().Queries.Should().Contain("ep=test");
    });

    [Test]
    public void Makes_as_many_attempts_as_its_policy_says_and_then_bootstraps() => World.Play(
        async world =>
        {
            world.Server.Answer = _ => Reply.Of(CoapCode.Forbidden);
            await world.Bootstrap.UntilAsync(() => world.Bootstrap.Requests.Count == 1);
            var start = world.Server.Registers.First().At;
            world.Server.Registers.Select(heard => Math.Round(heard.At - start, 1)).Should().Equal(0, 2, 6, 21, 23, 27);
            world.Bootstrap.Requests.Single().Line.Should().Be("0.02 /bs");
            world.Bootstrap.Requests.Single().Queries.Should().Equal("ep=test", "pct=112");
        },
        (world, settings) => settings with
        {
            BootstrapUri = world.Bootstrap.Uri,
            Server = settings.Server! with
            {
                RegistrationSequence = new Dictionary<ushort, string> { [17] = "3", [18] = "2", [19] = "15", [20] = "2" },
            },
        });

    [Test]
    public void Does_not_bootstrap_where_the_account_forbids_it() => World.Play(
        async world =>
        {
            world.Server.Answer = _ => Reply.Of(CoapCode.Forbidden);
            await world.Server.WaitAsync(100);
            world.Server.Registers.Should().ContainSingle();
            world.Bootstrap.Requests.Should().BeEmpty();
        },
        (world, settings) => settings with
        {
            BootstrapUri = world.Bootstrap.Uri,
            Server = settings.Server! with { RegistrationSequence = new Dictionary<ushort, string> { [16] = "0", [17] = "1" } },
        });

    [TestCase("1.2", "6", @"^pid=6:[0-9a-f]{8}$")]
    [TestCase("1.2", "1", @"^pid=1:[0-9a-f]{64}$")]
    public void Registers_its_list_when_its_profile_id_is_refused(string version, string suite, string pattern) => World.Play(
        async world =>
        {
            world.Server.Answer = heard =>
                heard.Queries.Any(query => query.StartsWith("pid=", StringComparison.Ordinal)) ? Reply.Of(CoapCode.Conflict) : null;
            await world.Server.RegisteredAsync(times: 2);
            var (first, second) = (world.Server.Registers.First(), world.Server.Registers.Last());
            first.Queries.Should().ContainSingle(query => Regex.IsMatch(query, pattern));
            first.Message.Payload.IsEmpty.Should().BeTrue();
            second.Message.Payload.IsEmpty.Should().BeFalse();
            second.At.Should().BeApproximately(first.At, 0.1);
        },
        (_, settings) => settings with
        {
            Lwm2m = version,
            Server = settings.Server! with { RegistrationSequence = new Dictionary<ushort, string> { [27] = suite } },
        });

    [TestCase("1.2", "200")]
    [TestCase("1.1", "6")]
    public void Registers_no_profile_id_in_a_suite_or_version_that_has_none(string version, string suite) => World.PlayRegistered(
        (server, _) =>
        {
            server.Registers.Single().Queries.Should().NotContain(query => query.StartsWith("pid=", StringComparison.Ordinal));
            return Task.CompletedTask;
        },
        (_, settings) => settings with
        {
            Lwm2m = version,
            Server = settings.Server! with { RegistrationSequence = new Dictionary<ushort, string> { [27] = suite } },
        });

    [Test]
    public void Waits_as_long_as_a_5_03_asks_for() => World.Play(
        async world =>
        {
            world.Server.Answer = _ => world.Server.Requests.Count > 1
                ? null
                : new Reply { Code = CoapCode.ServiceUnavailable, Options = OptionList.Empty.WithUInt(OptionNumber.MaxAge, 90) };
            await world.Server.RegisteredAsync(times: 2);
            (world.Server.Registers.Last().At - world.Server.Registers.First().At).Should().BeApproximately(90, 0.1);
        });

    [Test]
    public void Repeats_a_request_with_the_echo_it_was_given() => World.Play(
        async world =>
        {
            var echo = new Option(OptionNumber.Echo, new byte[] { 1, 2, 3 });
            world.Server.Answer = heard => heard.Message.Options.First(echo.Number) is null
                ? new Reply { Code = CoapCode.Unauthorized, Options = OptionList.Empty.With(echo) }
                : null;
            await world.Server.RegisteredAsync(times: 2);
            (world.Server.Registers.Last().At - world.Server.Registers.First().At).Should().BeLessThan(0.1);
        });

    [Test]
    public void Registers_in_the_order_of_priority_and_stops_where_a_failure_blocks() => World.Play(
        async world =>
        {
            world.Second.Answer = _ => Reply.Of(CoapCode.Forbidden);
            await world.Second.WaitAsync(60);
            world.Second.Registers.Should().ContainSingle();
            world.Server.Registers.Should().BeEmpty();
        },
        (world, settings) => settings with
        {
            Server = settings.Server! with { RegistrationSequence = new Dictionary<ushort, string> { [13] = "2" } },
            SecondServer = new ServerAccount
            {
                Uri = world.Second.Uri,
                ShortServerId = 2,
                RegistrationSequence = new Dictionary<ushort, string> { [13] = "1", [15] = "1", [17] = "1" },
            },
        });

    [Test]
    public void Goes_on_to_the_next_server_where_a_failure_does_not_block() => World.Play(
        async world =>
        {
            world.Second.Answer = _ => Reply.Of(CoapCode.Forbidden);
            await world.Server.RegisteredAsync();
            world.Server.Registers.Single().At.Should().BeGreaterThan(world.Second.Registers.Single().At);
        },
        (world, settings) => settings with
        {
            Server = settings.Server! with { RegistrationSequence = new Dictionary<ushort, string> { [13] = "2", [14] = "10" } },
            SecondServer = new ServerAccount
            {
                Uri = world.Second.Uri,
                ShortServerId = 2,
                RegistrationSequence = new Dictionary<ushort, string> { [13] = "1", [17] = "1" },
            },
        });

    [Test]
    public void Registers_anew_from_another_address() => World.PlayRegistered(async (server, world) =>
    {
        await world.Device.MoveAsync();
        await server.RegisteredAsync(times: 2);
        server.Registers.Last().Remote.Should().NotBe(server.Registers.First().Remote);
        server.Requests.Should().HaveCount(2);
    });

    [Test]
    public void Hears_nothing_before_it_is_registered() => World.Play(async world =>
    {
        world.Server.Answer = _ => Reply.None;
        await world.Server.UntilAsync(() => world.Server.Requests.Count == 1);
        var outcome = await world.Server.TryAskAsync(CoapCode.Get, "/3/0/0");
        outcome.Last.Should().BeOfType<TimedOut>().Which.SawAck.Should().BeFalse();
    });

    [Test]
    public void Hears_nothing_from_strangers() => World.Play(async world =>
    {
        await world.Server.RegisteredAsync();
        world.Second.Device = world.Server.Device;
        var outcome = await world.Second.TryAskAsync(CoapCode.Get, "/3/0/0");
        outcome.Last.Should().BeOfType<TimedOut>();
    });

    [Test]
    public void Sends_what_it_has_to_servers_that_are_not_muted() => World.PlayRegistered(async (server, world) =>
    {
        (await world.Device.SendAsync([Lwm2mPath.Of(3303, 0, 5700), Lwm2mPath.Of(0, 0), Lwm2mPath.Of(3, 0, 4)])).Should().BeTrue();
        server.Requests[^1].Line.Should().Be("0.02 /dp");
        server.Requests[^1].Message.Options.ContentFormat.Should().Be(ContentFormat.SenmlCbor);
        await server.CodeOfAsync(CoapCode.Put, "/1/0/23", "1");
        (await world.Device.SendAsync([Lwm2mPath.Of(3303, 0, 5700)])).Should().BeFalse();
        server.Requests.Count(heard => heard.Line == "0.02 /dp").Should().Be(1);
    });

    [Test]
    public void Sleeps_93_seconds_after_the_last_message_in_queue_mode() => World.PlayRegistered(
        async (server, _) =>
        {
            await server.WaitAsync(80);
            (await server.ReadAsync("/3/0/16")).Should().Be("U");
            await server.WaitAsync(80);
            (await server.ReadAsync("/3/0/16")).Should().Be("U");
            await server.WaitAsync(94);
            (await server.TryAskAsync(CoapCode.Get, "/3/0/16")).Last.Should().BeOfType<TimedOut>();
            await server.UntilAsync(() => server.Updates.Any(), within: 600);
            (await server.ReadAsync("/3/0/16")).Should().Be("U");
        },
        (_, settings) => settings with { QueueMode = true, Server = settings.Server! with { Lifetime = 600 } });
}
