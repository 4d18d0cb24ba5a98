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
public sealed class RequestAndDatagramTests
{
    [Test]
    public void Takes_a_send_and_decodes_it() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var response = await bench.Client.SayAsync(CoapCode.Post, "/dp", "", """[{"n":"/3/0/9","v":80}]""", ContentFormat.SenmlJson);

        response.Code.Should().Be(CoapCode.Changed);
        var sent = bench.Log.Events[^1].Should().BeOfType<SendEvent>().Which;
        sent.Entries.Should().ContainSingle().Which.Path.Should().Be(Lwm2mPath.Of(3, 0, 9));
        sent.ContentError.Should().BeNull();
    });

    [Test]
    public void Takes_a_send_in_blocks() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var pack = $"[{string.Join(',', Enumerable.Range(0, 20).Select(resource => $$"""{"n":"/3303/0/{{resource}}","v":1}"""))}]";
        await bench.Client.AskInBlocksAsync(CoapCode.Post, "/dp", "", pack, ContentFormat.SenmlJson);

        bench.Log.Events.OfType<SendEvent>().Should().ContainSingle().Which.Entries.Should().HaveCount(20);
    });

    [Test]
    public void Says_why_a_send_does_not_decode() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        await bench.Client.SayAsync(CoapCode.Post, "/dp", "", "[{", ContentFormat.SenmlJson);

        bench.Log.Events[^1].Should().BeOfType<SendEvent>().Which.ContentError.Should().NotBeNull();
    });

    [TestCase("0.02", "/dp", "4.04", "send")]
    [TestCase("0.01", "/dp", "4.05", "request")]
    [TestCase("0.03", "/rd", "4.05", "request")]
    [TestCase("0.01", "/.well-known/core", "4.04", "request")]
    [TestCase("0.02", "/bs", "4.04", "bs-request")]
    public void Answers_who_is_not_registered(string method, string path, string code, string name) => Bench.Play(async bench =>
    {
        var response = await bench.Client.SayAsync(new CoapCode((byte)(method[^1] - '0')), path);

        response.Code.ToString().Should().Be(code);
        bench.Log.Events.Should().ContainSingle().Which.Name.Should().Be(name == "bs-request" ? "request" : name);
    });

    [Test]
    public void Records_octets_that_are_no_message() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.SendOctets("49010001");
        await bench.WaitAsync(1);

        var stray = bench.Log.Events[^1].Should().BeOfType<DatagramEvent>().Which;
        stray.Octets.ToArray().Should().Equal(0x49, 0x01, 0x00, 0x01);
        stray.Message.Should().BeNull();
        stray.Error.Clause.Should().StartWith("RFC 7252 §3");
        stray.Remote.Should().Be(bench.Client.Address);
    });

    [Test]
    public void Records_garbage_while_nobody_is_known() => Bench.Play(async bench =>
    {
        bench.Client.SendOctets("00");
        await bench.WaitAsync(1);

        bench.Log.Events.Should().ContainSingle().Which.Should().BeOfType<DatagramEvent>();
    });

    [Test]
    public void Records_and_resets_a_response_that_nobody_asked_for() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var outcome = await bench.Client.RespondAsync(new Token(new byte[] { 7 }), ScriptedClient.Content("x", ContentFormat.Text));

        outcome.Should().BeOfType<WasReset>();
        bench.Log.Events[^1].Should().BeOfType<DatagramEvent>().Which.Message!.Token.Should().Be(new Token(new byte[] { 7 }));
    });

    [Test]
    public void Records_an_answer_that_comes_too_late() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => Reply.AcknowledgeOnly;
        await bench.PerformAsync(OperationKind.Read, "/3/0");
        await bench.Client.RespondAsync(bench.Client.Asked[^1].Token, ScriptedClient.Content("x", ContentFormat.Text));

        bench.Log.Events[^1].Should().BeOfType<DatagramEvent>();
    });

    [Test]
    public void Makes_no_event_of_pings() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.SendOctets("40000009");
        await bench.WaitAsync(1);

        bench.Log.Events.Should().ContainSingle();
    });

    [TestCase("60000009")]
    [TestCase("70000009")]
    public void Records_an_acknowledgement_or_reset_that_ends_nothing(string hex) => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.SendOctets(hex);
        await bench.WaitAsync(1);

        bench.Log.Events[^1].Should().BeOfType<DatagramEvent>().Which.Message!.MessageId.Should().Be(9);
    });

    [Test]
    public void Ends_an_exchange_that_is_answered_with_garbage() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = asked =>
        {
            bench.Client.SendOctets($"6F45{asked.MessageId:X4}");
            return Reply.None;
        };
        var result = await bench.PerformAsync(OperationKind.Read, "/3/0");

        result.Last.Should().BeOfType<Undecodable>();
        bench.Log.Events[^1].Should().BeOfType<DatagramEvent>();
    });
}
