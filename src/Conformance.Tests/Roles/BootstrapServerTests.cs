using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class BootstrapServerTests
{
    private const string Named = $"ep={Bench.EndpointName}";

    [Test]
    public void Plays_a_whole_session() => Bench.Play(async bench =>
    {
        var answer = await bench.Client.SayAsync(CoapCode.Post, "/bs", Named, bootstrap: true);
        await PerformAsync(bench, OperationKind.BootstrapDiscover, "/");
        await PerformAsync(bench, OperationKind.BootstrapRead, "/1");
        await PerformAsync(bench, OperationKind.BootstrapDelete, "/");
        await PerformAsync(bench, OperationKind.BootstrapWrite, "/0/1", new byte[] { 0xC1, 0x01, 0x00 });
        await PerformAsync(bench, OperationKind.BootstrapFinish, "");

        answer.Code.Should().Be(CoapCode.Changed);
        bench.Log.Events.Should().ContainSingle().Which.Should().BeOfType<BootstrapRequestEvent>()
            .Which.Reply.Should().Be(new SentReply(CoapCode.Changed, null));
        bench.Client.Asked.Select(asked => $"{asked.Code} {asked.Options.Path}").Should().Equal(
            "0.01 /", "0.01 /1", "0.04 /", "0.03 /0/1", "0.02 /bs");
        bench.Client.Asked[0].Options.Accept.Should().Be(ContentFormat.LinkFormat);
    });

    [Test]
    public void Goes_to_the_target_it_was_given_until_somebody_asks() => Bench.Play(async bench =>
    {
        var other = bench.ClientAt(40003);
        bench.Bootstrap.Target = other.Address;
        await PerformAsync(bench, OperationKind.BootstrapFinish, "/");
        await bench.Client.SayAsync(CoapCode.Post, "/bs", Named, bootstrap: true);
        await PerformAsync(bench, OperationKind.BootstrapFinish, "/");

        other.Asked.Should().ContainSingle().Which.Options.Path.Should().Be("/bs");
        bench.Client.Asked.Should().ContainSingle();
    });

    [Test]
    public void Has_nowhere_to_send_before_the_first_request() => Bench.Play(async bench =>
    {
        var finish = async () => await PerformAsync(bench, OperationKind.BootstrapFinish, "/");

        await finish.Should().ThrowAsync<InvalidOperationException>();
    });

    [Test]
    public void Has_no_pack_unless_the_script_gives_one() => Bench.Play(async bench =>
    {
        var first = await bench.Client.SayAsync(CoapCode.Get, "/bspack", Named, bootstrap: true);
        bench.Script = _ => ScriptedClient.Content("[]", ContentFormat.SenmlJson);
        var second = await bench.Client.SayAsync(CoapCode.Get, "/bspack", Named, bootstrap: true);

        (first.Code, second.Code).Should().Be((CoapCode.NotFound, CoapCode.Content));
        bench.Log.Events.Should().AllBeOfType<BootstrapPackRequestEvent>();
    });

    [Test]
    public void Keeps_silent_when_the_script_does() => Bench.Play(async bench =>
    {
        bench.Script = _ => Reply.None;
        var outcome = await bench.Client.AskAsync(CoapCode.Post, "/bs", Named, bootstrap: true);

        outcome.Should().BeOfType<TimedOut>();
        bench.Bootstrap.Target.Should().Be(bench.Client.Address);
    });

    [Test]
    public void Sees_a_request_without_a_name_and_its_repetition_after_a_restart() => Bench.Play(async bench =>
    {
        await bench.Client.SayAsync(CoapCode.Post, "/bs", bootstrap: true);
        await bench.ClientAt(40004).SayAsync(CoapCode.Post, "/bs", bootstrap: true);

        bench.Log.Events.Should().HaveCount(2);
    });

    [TestCase("/bs", "4.05")]
    [TestCase("/bspack", "4.05")]
    [TestCase("/rd", "4.04")]
    public void Refuses_what_is_not_its_business(string path, string code) => Bench.Play(async bench =>
    {
        var response = await bench.Client.SayAsync(CoapCode.Put, path, bootstrap: true);

        response.Code.ToString().Should().Be(code);
        bench.Log.Events.Should().ContainSingle().Which.Should().BeOfType<OtherRequestEvent>();
    });

    private static Task<OperationResult> PerformAsync(Bench bench, OperationKind kind, string path, byte[]? payload = null) =>
        bench.Bootstrap.PerformAsync(
            new()
            {
                Kind = kind,
                Path = path,
                Within = TimeSpan.FromSeconds(5),
                ContentFormat = payload is null ? null : ContentFormat.Tlv,
                Payload = payload,
            },
            CancellationToken.None);
}
