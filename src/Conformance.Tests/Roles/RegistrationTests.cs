using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class RegistrationTests
{
    private const string Named = $"ep={Bench.EndpointName}";

    [Test]
    public void Registers_with_a_short_location_and_logs_one_event() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync(
            "</>;rt=\"oma.lwm2m\";ct=\"110 112\",</1/0>,</3>;ver=1.1,</3/0>", $"{Named}&lt=60&lwm2m=1.1&b=U&Q");

        location.Should().MatchRegex("^/rd/[0-9a-f]{4}$");
        var registered = bench.Log.Events.Should().ContainSingle().Which.Should().BeOfType<RegisterEvent>().Which;
        registered.Should().BeEquivalentTo(
            new { Sequence = 0, Role = "server", Time = Bench.Latency, Path = "/rd", Reply = new SentReply(CoapCode.Created, location) });
        registered.Query.Select(parameter => (parameter.Key, parameter.Value)).Should().Equal(
            ("ep", Bench.EndpointName), ("lt", "60"), ("lwm2m", "1.1"), ("b", "U"), ("Q", null));
        registered.Links.Should().HaveCount(4);
        bench.Server.Registration.Should().BeEquivalentTo(new
        {
            Location = location,
            Endpoint = Bench.EndpointName,
            Lifetime = TimeSpan.FromSeconds(60),
            Version = "1.1",
            Binding = "U",
            QueueMode = true,
            Root = "/",
            Remote = bench.Client.Address,
            RefreshedAt = Bench.Latency,
        });
    });

    [Test]
    public void Reads_terms_that_are_absent_or_wrong_as_the_enabler_defaults() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync("", $"{Named}&lt=soon");

        bench.Server.Registration.Should().BeEquivalentTo(
            new { Lifetime = TimeSpan.FromSeconds(86400), Version = (string?)null, Binding = (string?)null, QueueMode = false });
    });

    [Test]
    public void Takes_queue_mode_from_the_binding_of_1_0() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync(query: $"{Named}&b=UQ");
        bench.Server.Registration!.QueueMode.Should().BeTrue();

        await bench.Client.SayAsync(CoapCode.Post, location, "b=U");
        bench.Server.Registration!.QueueMode.Should().BeFalse();
    });

    [Test]
    public void Keeps_the_queue_mode_of_1_1_through_an_update_of_the_binding() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync(query: $"{Named}&b=U&Q");
        await bench.Client.SayAsync(CoapCode.Post, location, "b=UT");

        bench.Server.Registration.Should().BeEquivalentTo(new { QueueMode = true, Binding = "UT" });
    });

    [Test]
    public void Changes_with_an_update_only_what_it_mentions() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync();
        await bench.WaitAsync(5);
        var first = await bench.Client.SayAsync(CoapCode.Post, location, "lt=120");
        var refreshedAt = bench.Server.Registration!.RefreshedAt;
        var second = await bench.Client.SayAsync(CoapCode.Post, location, "", "</5/0>", ContentFormat.LinkFormat);

        (first.Code, second.Code).Should().Be((CoapCode.Changed, CoapCode.Changed));
        refreshedAt.Should().BeGreaterThan(TimeSpan.FromSeconds(5));
        bench.Server.Registration.Should().BeEquivalentTo(
            new { Lifetime = TimeSpan.FromSeconds(120), Binding = "U", Endpoint = Bench.EndpointName });
        bench.Server.Registration!.Instances.Should().Equal(Lwm2mPath.Of(5, 0));
        bench.Log.Events.OfType<UpdateEvent>().Should().HaveCount(2);
    });

    [Test]
    public void Answers_4_04_to_an_update_of_another_location() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var response = await bench.Client.SayAsync(CoapCode.Post, "/rd/none", "lt=5");

        response.Code.Should().Be(CoapCode.NotFound);
        bench.Log.Events[^1].Should().BeOfType<UpdateEvent>().Which.Reply!.Code.Should().Be(CoapCode.NotFound);
        bench.Server.Registration!.Lifetime.Should().Be(TimeSpan.FromSeconds(60));
    });

    [Test]
    public void Ends_with_a_deregistration() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync();
        var first = await bench.Client.SayAsync(CoapCode.Delete, location);
        var again = await bench.Client.SayAsync(CoapCode.Delete, location);

        (first.Code, again.Code).Should().Be((CoapCode.Deleted, CoapCode.NotFound));
        bench.Server.Registration.Should().BeNull();
        bench.Log.Events.Select(added => added.Name).Should().Equal("register", "deregister", "deregister");
    });

    [Test]
    public void Ends_when_its_lifetime_and_the_grace_have_passed() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync();
        await bench.WaitAsync(61);
        bench.Server.Registration.Should().NotBeNull();
        await bench.WaitAsync(2);
        bench.Server.Registration.Should().BeNull();

        (await bench.Client.SayAsync(CoapCode.Post, location)).Code.Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void Never_ends_with_a_lifetime_of_zero() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync(query: $"{Named}&lt=0");
        await bench.WaitAsync(1_000_000);

        bench.Server.Registration.Should().NotBeNull();
    });

    [Test]
    public void Answers_4_04_once_told_to_forget_and_still_reaches_the_client() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync();
        bench.Server.Forget();

        (await bench.Client.SayAsync(CoapCode.Post, location)).Code.Should().Be(CoapCode.NotFound);
        (await bench.PerformAsync(OperationKind.Read, "/3/0")).Response!.Code.Should().Be(CoapCode.NotFound);
    });

    [TestCase("</1/0", "RFC 6690 §2")]
    [TestCase("nonsense", "RFC 6690 §2")]
    public void Answers_4_00_to_links_that_do_not_decode_and_makes_an_event(string links, string clause) => Bench.Play(async bench =>
    {
        var response = await bench.Client.SayAsync(CoapCode.Post, "/rd", Named, links, ContentFormat.LinkFormat);

        response.Code.Should().Be(CoapCode.BadRequest);
        bench.Server.Registration.Should().BeNull();
        var refused = bench.Log.Events.Should().ContainSingle().Which.Should().BeOfType<RegisterEvent>().Which;
        refused.LinksError!.Value.Clause.Should().Be(clause);
        refused.Links.Should().BeEmpty();
    });

    [Test]
    public void Keeps_the_registration_when_an_update_has_broken_links() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync();
        var response = await bench.Client.SayAsync(CoapCode.Post, location, "lt=5", "<", ContentFormat.LinkFormat);

        response.Code.Should().Be(CoapCode.BadRequest);
        bench.Server.Registration!.Lifetime.Should().Be(TimeSpan.FromSeconds(60));
    });

    [Test]
    public void Takes_a_registration_in_blocks_as_one_event() => Bench.Play(async bench =>
    {
        var links = string.Join(',', Enumerable.Range(0, 40).Select(instance => $"</3303/{instance}>"));
        var outcome = await bench.Client.AskInBlocksAsync(CoapCode.Post, "/rd", $"{Named}&lt=60", links, ContentFormat.LinkFormat);

        outcome.Exchanges.Count.Should().BeGreaterThan(5);
        bench.Log.Events.Should().ContainSingle().Which.Should().BeOfType<RegisterEvent>().Which.Links.Should().HaveCount(40);
        bench.Server.Registration!.Instances.Should().HaveCount(40);
        ((Answered)outcome.Last).Response.Options.LocationPath.Should().Be(bench.Server.Registration.Location);
    });

    [Test]
    public void Follows_the_client_to_the_address_it_updates_from() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync();
        var moved = bench.ClientAt(40002);
        var response = await moved.SayAsync(CoapCode.Post, location);
        await bench.PerformAsync(OperationKind.Read, "/3/0");

        response.Code.Should().Be(CoapCode.Changed);
        bench.Server.Registration!.Remote.Should().Be(moved.Address);
        moved.Asked.Should().ContainSingle();
        bench.Client.Asked.Should().BeEmpty();
    });

    [Test]
    public void Replaces_a_registration_by_a_later_one() => Bench.Play(async bench =>
    {
        var first = await bench.Client.RegisterAsync();
        var second = await bench.ClientAt(40002).RegisterAsync();

        second.Should().NotBe(first);
        bench.Server.Registration!.Location.Should().Be(second);
        (await bench.Client.SayAsync(CoapCode.Post, first)).Code.Should().Be(CoapCode.NotFound);
    });

    [Test]
    public void Types_what_the_client_announced() => Bench.Play(async bench =>
    {
        bench.Server.Model[3]!.Version.Should().Be("1.1");
        await bench.Client.RegisterAsync("</3>;ver=1.2,</3/0>");
        bench.Server.Model[3]!.Version.Should().Be("1.2");
    });
}
