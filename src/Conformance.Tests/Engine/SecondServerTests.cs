using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Claims;
using Conformance.Engine.Worlds;
using Conformance.Harness.Rejudging;
using Conformance.Scripting.Expressions;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Another LwM2M server beside the first: who hears what, who is told what, and how it gets there.</summary>
[TestFixture]
public sealed class SecondServerTests
{
    private const string Register = "ep=" + Stage.EndpointName + "&lt=300&lwm2m=1.1&b=U";

    private const string Shared = """
        preconditions:
          - state: two-servers
            access: { /3/0: { owner: second, server: R, default: RWEDC } }
            as: rights
        steps:
          - read: /3/0/16
            at: second
          - check: second.instance = '/1/1' and second.ssid = 2 and rights.instances.0 = '/2/0'
          - await: update
            at: second
            within: 5 s
        """;

    [Test]
    public void A_case_that_does_not_name_it_leaves_it_closed() => new Stage().Recorded("- read: /3/0/16").Recording!.Second.Should().BeNull();

    [Test]
    public void To_a_device_without_an_account_for_it_it_is_a_stranger()
    {
        var stage = new Stage();

        stage.Play("- read: /3/0/16\n  at: second").Outcome.Should().Be(Outcome.Pass);
    }

    [TestCase("second", "server")]
    [TestCase("server", "second")]
    public void What_one_hears_the_other_does_not(string speaks, string other)
    {
        var stage = new Stage();
        stage.Plot.Then(1, device => Says(device, "/rd", Register, speaks == "second"));

        stage.Play($"- check: second.port = 5683\n- await: register\n  at: {speaks}\n  within: 3 s").Outcome.Should().Be(Outcome.Pass);
        stage.Play($"- check: second.port = 5683\n- never: register\n  at: {other}\n  for: 3 s").Outcome.Should().Be(Outcome.Pass);
        stage.Play($"- check: second.port = 5683\n- never: register\n  at: {speaks}\n  for: 3 s").Outcome.Should().Be(Outcome.Fail);
    }

    [Test]
    public void A_bootstrap_of_ours_brings_both_accounts_and_the_rights()
    {
        var stage = Provisioned();

        var record = stage.Play(Shared);

        record.Outcome.Should().Be(Outcome.Pass, record.Reason);
        stage.Plot.Pressed.Should().Equal("start-fresh");
    }

    [Test]
    public void What_the_device_does_not_take_leaves_the_case_inconclusive()
    {
        var stage = Provisioned(refuses: "/2/0");

        stage.Play(Shared).Reason.Should().Contain("BootstrapWrite /2/0 was answered 4.05");
    }

    [TestCase("", "/2 /0/1 /1/0 /0/2 /1/1")]
    [TestCase("/2", "/2 /0/1 /1/0 /0/2 /1/1 /2/0")]
    public void Many_rights_go_in_one_message_and_one_by_one_where_the_device_refuses_that(string refuses, string order)
    {
        var written = new List<string>();
        var stage = Provisioned(refuses, "</>;lwm2m=1.1,</0/0>," + string.Join(',', Enumerable.Range(0, 30).Select(instance => $"</3303/{instance}>")));
        var answer = stage.Plot.Answer;
        stage.Plot.Answer = (device, request) =>
        {
            written.AddRange(request.Code == CoapCode.Put ? [request.Options.Path] : []);
            return answer(device, request);
        };

        var record = stage.Play("preconditions:\n  - state: two-servers\nsteps:\n  - read: /3/0/16\n    at: second");

        record.Outcome.Should().Be(Outcome.Pass, record.Reason);
        string.Join(' ', written).Should().StartWith(order);
    }

    [TestCase("{ owner: server }", Outcome.Pass)]
    [TestCase("all", Outcome.Error)]
    public void Rights_that_say_nothing_are_a_mistake_of_the_case(string rights, Outcome outcome) =>
        Provisioned().Play($"preconditions:\n  - state: two-servers\n    access: {{ /3/0: {rights} }}\nsteps:\n  - read: /3/0/16").Outcome.Should().Be(outcome);

    [Test]
    public void A_recording_of_both_ends_the_same_way()
    {
        var recorded = Provisioned().Recorded(Shared);

        recorded.Recording!.Second!.Socket.Address.Should().Be(RoleAddresses.Loopback(0).Second);
        var copy = RecordingFile.Write(recorded.Recording);
        copy.Should().Contain("\"second\":");

        var again = Provisioned().Replay(Stage.Text(Shared), recorded, out var divergence);

        divergence.Should().BeNull();
        again!.Record.Outcome.Should().Be(Outcome.Pass);
    }

    [TestCase("state: two-servers", true)]
    [TestCase("read: /3/0/16\n    at: second", true)]
    [TestCase("read: /3/0/16", false)]
    public void Whoever_uses_it_is_alone_on_the_device(string step, bool alone)
    {
        var test = Stage.Bound(Stage.Text($"steps:\n  - {step}\n  - alive:"));

        CaseClaims.Of(test, new Dictionary<string, Value>())
            .Should().Contain(claim => claim.Area == "session" && (claim.Mode == ClaimMode.Exclusive) == alone);
    }

    [Test]
    public void No_two_roles_of_any_two_worlds_share_an_address()
    {
        var all = Enumerable.Range(0, 30_000).Select(RoleAddresses.Loopback).SelectMany(roles => new[] { roles.Server, roles.Bootstrap, roles.Second });

        all.Should().OnlyHaveUniqueItems();
    }

    /// <summary>A device that takes whatever a bootstrap brings, and registers with both servers.</summary>
    private static Stage Provisioned(string refuses = "", string there = "</>;lwm2m=1.1,</0/0>,</3/0>,</5/0>")
    {
        var stage = new Stage();
        stage.Plot.Life = device => stage.Plot.Pressed[^1] == "start-fresh" ? device.BootstrapAsync() : device.RegisterAsync();
        stage.Plot.Answer = (device, request) => Task.FromResult((request.Code.ToString(), request.Options.Path) switch
        {
            ("0.01", "/") => Plot.Content(there, format: ContentFormat.LinkFormat),
            ("0.02", "/bs") => Finished(device),
            (_, var path) when path == refuses => Reply.Of(CoapCode.MethodNotAllowed),
            _ => Plot.Ordinary(request),
        });
        return stage;
    }

    private static Reply Finished(ScriptedDevice device)
    {
        _ = RegisterWithBothAsync(device);
        return Reply.Of(CoapCode.Changed);
    }

    private static async Task RegisterWithBothAsync(ScriptedDevice device)
    {
        await device.RegisterAsync("</1/0>,</1/1>,</3/0>");
        var answer = await Says(device, "/rd", Register, second: true);
        await device.Pass(1);
        await Says(device, ((Answered)answer).Response.Options.LocationPath!, "", second: true);
    }

    private static Task<Conformance.Coap.Transmission.Outcome> Says(ScriptedDevice device, string path, string query, bool second) =>
        device.SayAsync(CoapCode.Post, path, query, query.Length > 0 ? "</1/1>,</3/0>" : "", query.Length > 0 ? ContentFormat.LinkFormat : null, to: second ? device.Second : null);
}
