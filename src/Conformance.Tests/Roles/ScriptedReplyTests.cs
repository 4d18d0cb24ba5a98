using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class ScriptedReplyTests
{
    [Test]
    public void Sees_the_event_in_the_log_before_it_decides() => Bench.Play(async bench =>
    {
        var seen = -1;
        bench.Script = request =>
        {
            seen = bench.Log.Events.Count;
            request.Reply.Should().BeNull();
            return null;
        };
        await bench.Client.RegisterAsync();

        seen.Should().Be(1);
    });

    [Test]
    public void Keeps_silent_registers_nothing_and_counts_retransmissions_as_one_event() => Bench.Play(async bench =>
    {
        bench.Script = _ => Reply.None;
        var outcome = await bench.Client.AskAsync(CoapCode.Post, "/rd", $"ep={Bench.EndpointName}", "</3/0>", ContentFormat.LinkFormat);

        outcome.Should().BeOfType<TimedOut>().Which.Transmissions.Should().Be(5);
        bench.Log.Events.OfType<RegisterEvent>().Should().ContainSingle()
            .Which.Reply.Should().Be(new SentReply(CoapCode.Empty, null));
        bench.Log.Events.OfType<CopyEvent>().Should().HaveCount(4).And.OnlyContain(copy => copy.Message.Options.Path == "/rd");
        bench.Server.Registration.Should().BeNull();
        bench.Traces.Should().NotContain(trace => trace.Event.Sent);
    });

    [Test]
    public void Resets() => Bench.Play(async bench =>
    {
        bench.Script = _ => new() { Code = CoapCode.Created, Reset = true };
        var outcome = await bench.Client.AskAsync(CoapCode.Post, "/rd", $"ep={Bench.EndpointName}");

        outcome.Should().BeOfType<WasReset>();
        bench.Server.Registration.Should().BeNull();
    });

    [Test]
    public void Answers_separately_and_registers_under_a_location_of_its_own() => Bench.Play(async bench =>
    {
        bench.Script = _ => new() { Code = CoapCode.Created, Separate = true };
        var outcome = await bench.Client.AskAsync(CoapCode.Post, "/rd", $"ep={Bench.EndpointName}");

        var answered = outcome.Should().BeOfType<Answered>().Which;
        answered.Separate.Should().BeTrue();
        answered.Response.Options.LocationPath.Should().Be(bench.Server.Registration!.Location);
    });

    [Test]
    public void Gives_the_location_of_the_script_and_knows_it_again() => Bench.Play(async bench =>
    {
        bench.Script = request => request is RegisterEvent
            ? new() { Code = CoapCode.Created, Options = OptionList.Empty.WithLocationPath("/over/the/hills") }
            : null;

        (await bench.Client.RegisterAsync()).Should().Be("/over/the/hills");
        (await bench.Client.SayAsync(CoapCode.Post, "/over/the/hills", "lt=7")).Code.Should().Be(CoapCode.Changed);
        bench.Server.Registration!.Lifetime.Should().Be(TimeSpan.FromSeconds(7));
        (await bench.Client.SayAsync(CoapCode.Get, "/over/the/hills")).Code.Should().Be(CoapCode.MethodNotAllowed);
        (await bench.Client.SayAsync(CoapCode.Delete, "/over/the/hills")).Code.Should().Be(CoapCode.Deleted);
        bench.Log.Events.Select(added => added.Name).Should().Equal("register", "update", "request", "deregister");
    });

    [Test]
    public void Refuses_with_a_payload_and_registers_nothing() => Bench.Play(async bench =>
    {
        bench.Script = _ => new() { Code = CoapCode.PreconditionFailed, Payload = "1.2 only"u8.ToArray() };
        var response = await bench.Client.SayAsync(CoapCode.Post, "/rd", $"ep={Bench.EndpointName}");

        response.Code.Should().Be(CoapCode.PreconditionFailed);
        response.Payload.ToArray().Should().Equal("1.2 only"u8.ToArray());
        bench.Server.Registration.Should().BeNull();
    });

    [Test]
    public void Leaves_a_registration_alone_when_its_update_is_refused() => Bench.Play(async bench =>
    {
        var location = await bench.Client.RegisterAsync();
        bench.Script = _ => Reply.Of(CoapCode.NotFound);
        await bench.Client.SayAsync(CoapCode.Post, location, "lt=5");
        await bench.Client.SayAsync(CoapCode.Delete, location);

        bench.Server.Registration!.Lifetime.Should().Be(TimeSpan.FromSeconds(60));
    });

    [Test]
    public void Takes_the_same_request_of_a_restarted_client_for_a_new_one() => Bench.Play(async bench =>
    {
        const string Register = "40020001B27264" + "5465703D78";
        bench.Client.SendOctets(Register);
        bench.Client.SendOctets(Register);
        await bench.WaitAsync(1);
        var before = bench.Log.Events.OfType<RegisterEvent>().Count();
        bench.Server.ForgetReceived();
        bench.Client.SendOctets(Register);
        await bench.WaitAsync(1);

        (before, bench.Log.Events.OfType<RegisterEvent>().Count()).Should().Be((1, 2));
        bench.Log.Events.OfType<CopyEvent>().Should().ContainSingle();
    }, endpointName: null);
}
