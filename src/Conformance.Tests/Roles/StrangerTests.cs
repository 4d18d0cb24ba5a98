using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class StrangerTests
{
    [Test]
    public void Turns_away_a_registration_under_another_name() => Bench.Play(async bench =>
    {
        var stranger = bench.ClientAt(40009);
        var response = await stranger.SayAsync(CoapCode.Post, "/rd", "ep=somebody-else&lt=60", "</3/0>", ContentFormat.LinkFormat);

        response.Code.Should().Be(CoapCode.Forbidden);
        bench.Log.Events.Should().BeEmpty();
        bench.Server.Registration.Should().BeNull();
        bench.Strangers.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Sequence = -1, Remote = stranger.Address, Reply = new SentReply(CoapCode.Forbidden, null) });
        bench.Traces.Should().Contain(trace => trace.Event.Note == "new, stranger");
    });

    [Test]
    public void Never_asks_the_script_about_them() => Bench.Play(async bench =>
    {
        bench.Script = _ => throw new InvalidOperationException("the script was asked about a stranger");

        await bench.ClientAt(40009).SayAsync(CoapCode.Post, "/rd", "ep=somebody-else");
    });

    [Test]
    public void Turns_away_unknown_locations_from_elsewhere() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var response = await bench.ClientAt(40009).SayAsync(CoapCode.Post, "/rd/dead");

        response.Code.Should().Be(CoapCode.NotFound);
        bench.Log.Events.Should().ContainSingle();
        bench.Strangers.Should().ContainSingle().Which.Should().BeOfType<UpdateEvent>();
    });

    [TestCase("/dp")]
    [TestCase("/anything")]
    public void Turns_away_requests_from_elsewhere_once_the_address_is_known(string path) => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var response = await bench.ClientAt(40009).SayAsync(CoapCode.Post, path);

        response.Code.Should().Be(CoapCode.NotFound);
        bench.Log.Events.Should().ContainSingle();
    });

    [Test]
    public void Knows_the_device_by_its_name_where_it_speaks_from_another_port() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        await bench.ClientAt(40009).SayAsync(CoapCode.Post, "/bs", $"ep={Bench.EndpointName}");

        bench.Strangers.Should().BeEmpty();
        bench.Log.Events.Should().HaveCount(2).And.Subject.Last().Should().BeAssignableTo<RequestEvent>().Which.Path.Should().Be("/bs");
    });

    [Test]
    public void Sees_a_registration_without_a_name_while_nobody_is_registered() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync(query: "lt=60");

        bench.Log.Events.Should().ContainSingle().Which.Should().BeOfType<RegisterEvent>();
        bench.Server.Registration!.Endpoint.Should().BeNull();
    });

    [Test]
    public void Takes_the_first_name_that_comes_when_none_is_set() => Bench.Play(
        async bench =>
        {
            await bench.Client.RegisterAsync(query: "ep=first");
            var second = await bench.ClientAt(40009).SayAsync(CoapCode.Post, "/rd", "ep=second");

            second.Code.Should().Be(CoapCode.Forbidden);
            bench.Server.Registration!.Endpoint.Should().Be("first");
        },
        endpointName: null);

    [Test]
    public void Ignores_garbage_from_elsewhere() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.ClientAt(40009).SendOctets("FF");
        await bench.WaitAsync(1);

        bench.Log.Events.Should().ContainSingle();
        bench.Traces[^1].Event.Note.Should().Be("malformed, stranger");
    });

    [Test]
    public void Turns_away_a_bootstrap_request_under_another_name() => Bench.Play(async bench =>
    {
        var response = await bench.ClientAt(40009).SayAsync(CoapCode.Post, "/bs", "ep=somebody-else", bootstrap: true);

        response.Code.Should().Be(CoapCode.Forbidden);
        bench.Log.Events.Should().BeEmpty();
        bench.Bootstrap.Target.Should().BeNull();
    });
}
