using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Roles;
using Conformance.Wire;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class ObservationTests
{
    [Test]
    public void Stands_after_a_2_05_with_observe_and_delivers_notifications() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        var outcome = await bench.Client.RespondAsync(observation.Token, Value("21", observe: 2));

        outcome.Should().BeOfType<Acknowledged>();
        observation.Should().BeEquivalentTo(new { Composite = false, Cancelled = false, ResetNext = false });
        observation.Paths.Should().Equal(Lwm2mPath.Of(3, 0, 9));
        var notified = Notifications(bench).Should().ContainSingle().Which;
        notified.Observation.Should().BeSameAs(observation);
        notified.Entries.Should().Equal(new Entry(Lwm2mPath.Of(3, 0, 9), new Lwm2mValue.Integer(21)));
    });

    [Test]
    public void Loses_no_notification_that_comes_right_behind_the_answer() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = asked =>
        {
            _ = bench.Client.RespondAsync(asked.Token, Value("21", observe: 2), confirmable: false);
            return Value("20", observe: 1);
        };
        await bench.PerformAsync(OperationKind.Observe, "/3/0/9", request => request with { Confirmable = false });
        await bench.WaitAsync(1);

        Notifications(bench).Should().ContainSingle();
    });

    [Test]
    public void Does_not_stand_after_a_2_05_without_observe() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => Value("20", observe: null);
        var result = await bench.PerformAsync(OperationKind.Observe, "/3/0/9");
        var outcome = await bench.Client.RespondAsync(bench.Client.Asked[^1].Token, Value("21", observe: 2));

        result.Response!.Code.Should().Be(CoapCode.Content);
        result.Observation.Should().BeNull();
        outcome.Should().BeOfType<WasReset>();
        Notifications(bench).Should().BeEmpty();
        bench.Log.Events[^1].Should().BeOfType<DatagramEvent>().Which.Message!.Code.Should().Be(CoapCode.Content);
    });

    [Test]
    public void Does_not_stand_after_an_error() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => Reply.Of(CoapCode.MethodNotAllowed) with { Options = OptionList.Empty.WithObserve(1) };
        var result = await bench.PerformAsync(OperationKind.Observe, "/3/0/9");

        result.Observation.Should().BeNull();
    });

    [Test]
    public void Ends_by_the_same_request_with_observe_1() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench, request => request with { Accept = ContentFormat.Text });
        bench.Client.Answer = _ => Value("20", observe: null);
        var result = await CancelAsync(bench, observation);

        var asked = bench.Client.Asked[^1];
        asked.Token.Should().Be(observation.Token);
        bench.Client.LastAsked.Should().Be("40010000610151330130013960");
        result.Response!.Code.Should().Be(CoapCode.Content);
        observation.Cancelled.Should().BeTrue();
    });

    [Test]
    public void Shows_and_resets_a_notification_after_its_cancellation([Values] bool confirmable) => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        bench.Client.Answer = _ => Value("20", observe: null);
        await CancelAsync(bench, observation);
        await bench.Client.RespondAsync(observation.Token, Value("22", observe: 3), confirmable);
        await bench.WaitAsync(1);

        Notifications(bench).Should().ContainSingle().Which.Observation.Should().BeSameAs(observation);
        bench.Traces[^1].Event.Should().Match<TraceEvent>(last => last.Sent && last.Message!.Type == MessageType.Reset);
    });

    [Test]
    public void Goes_on_when_the_cancellation_is_not_answered() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        bench.Client.Answer = _ => Reply.None;
        await CancelAsync(bench, observation);
        var outcome = await bench.Client.RespondAsync(observation.Token, Value("22", observe: 3));

        observation.Cancelled.Should().BeFalse();
        outcome.Should().BeOfType<Acknowledged>();
    });

    [Test]
    public void Takes_a_notification_that_crosses_the_cancellation_for_what_it_is() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        bench.Client.Answer = _ => Value("20", observe: null);
        var crossing = bench.Client.RespondAsync(observation.Token, Value("22", observe: 3));
        var result = await CancelAsync(bench, observation);

        (await crossing).Should().BeOfType<Acknowledged>();
        result.Response!.Options.Observe.Should().BeNull();
        Notifications(bench).Should().ContainSingle();
    });

    [Test]
    public void Ends_by_a_reset_of_the_next_notification([Values] bool confirmable) => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        observation.ResetNext = true;
        await bench.Client.RespondAsync(observation.Token, Value("21", observe: 2), confirmable);
        await bench.WaitAsync(1);

        observation.Should().BeEquivalentTo(new { Cancelled = true, ResetNext = false });
        Notifications(bench).Should().ContainSingle();
        bench.Traces[^1].Event.Message!.Type.Should().Be(MessageType.Reset);

        await bench.Client.RespondAsync(observation.Token, Value("22", observe: 3), confirmable);
        await bench.WaitAsync(1);
        Notifications(bench).Should().HaveCount(2);
    });

    [Test]
    public void Ends_by_a_notification_of_an_error() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        var first = await bench.Client.RespondAsync(observation.Token, Reply.Of(CoapCode.NotFound));
        var second = await bench.Client.RespondAsync(observation.Token, Value("22", observe: 3));

        first.Should().BeOfType<Acknowledged>();
        second.Should().BeOfType<WasReset>();
    });

    [Test]
    public void Counts_a_retransmitted_notification_once() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        var octets = $"48450007{observation.Token}610260FF3231";
        bench.Client.SendOctets(octets);
        bench.Client.SendOctets(octets);
        await bench.WaitAsync(1);

        Notifications(bench).Should().ContainSingle();
    });

    [Test]
    public void Completes_a_notification_in_blocks() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench, path: "/3/0/0");
        var body = string.Concat(Enumerable.Repeat("0123456789abcdef", 3))[..40];
        bench.Client.Answer = asked => Cut(body, asked.Options.Block2!.Value.Number);
        var first = Cut(body, 0);
        await bench.Client.RespondAsync(observation.Token, first with { Options = first.Options.WithObserve(2) });
        await bench.WaitAsync(1);

        var notified = Notifications(bench).Should().ContainSingle().Which;
        notified.Entries.Should().ContainSingle().Which.Value.Should().Be(new Lwm2mValue.Text(body));
        bench.Client.Asked[^1].Options.Observe.Should().BeNull();
        bench.Client.Asked[^1].Token.Should().NotBe(observation.Token);
    });

    [Test]
    public void Says_what_is_wrong_with_the_blocks_of_a_notification() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench, path: "/3/0/0");
        bench.Client.Answer = _ => Cut(new string('x', 64), 3);
        var first = Cut(new string('x', 64), 0);
        await bench.Client.RespondAsync(observation.Token, first with { Options = first.Options.WithObserve(2) });
        await bench.WaitAsync(1);

        var notified = Notifications(bench).Should().ContainSingle().Which;
        notified.Entries.Should().BeEmpty();
        notified.ContentError.Should().Be(new DecodeError(0, "RFC 7959 §2.4", "block 3/0/16 begins at octet 48; octet 16 was asked for"));
    });

    [Test]
    public void Knows_the_paths_of_a_composite_observation() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => ScriptedClient.Content("[]", ContentFormat.SenmlJson, observe: 1);
        var result = await bench.PerformAsync(
            OperationKind.ObserveComposite,
            "/",
            request => request with
            {
                ContentFormat = ContentFormat.SenmlJson,
                Payload = """[{"n":"/3/0/9"},{"n":"/1/0/1"}]"""u8.ToArray(),
            });

        result.Observation!.Composite.Should().BeTrue();
        result.Observation.Paths.Should().Equal(Lwm2mPath.Of(3, 0, 9), Lwm2mPath.Of(1, 0, 1));

        await bench.PerformAsync(
            OperationKind.CancelObservationComposite, "/", request => request with { Observation = result.Observation });
        bench.Client.Asked[^1].Should().BeEquivalentTo(new { Code = CoapCode.Fetch, result.Observation.Token });
        bench.Client.Asked[^1].Payload.Length.Should().BeGreaterThan(0);
    });

    [Test]
    public void Follows_the_client_to_another_address() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        var moved = bench.ClientAt(40002);
        await moved.SayAsync(CoapCode.Post, bench.Server.Registration!.Location);
        var outcome = await moved.RespondAsync(observation.Token, Value("21", observe: 2));

        outcome.Should().BeOfType<Acknowledged>();
        Notifications(bench).Should().ContainSingle().Which.Remote.Should().Be(moved.Address);
    });

    [Test]
    public void Ends_with_the_next_registration() => Bench.Play(async bench =>
    {
        var observation = await ObserveAsync(bench);
        await bench.Client.RegisterAsync();

        observation.Cancelled.Should().BeTrue();
    });

    [Test]
    public void Refuses_to_cancel_what_it_never_established() => Bench.Play(async bench =>
    {
        await bench.Client.RegisterAsync();
        var cancel = async () => await CancelAsync(bench, new(new Token(new byte[] { 0xAB }), [], composite: false));

        await cancel.Should().ThrowAsync<InvalidOperationException>().WithMessage("server has no observation with token AB");
    });

    private static async Task<Observation> ObserveAsync(
        Bench bench, Func<OperationRequest, OperationRequest>? more = null, string path = "/3/0/9")
    {
        await bench.Client.RegisterAsync();
        bench.Client.Answer = _ => Value("20", observe: 1);
        var result = await bench.PerformAsync(OperationKind.Observe, path, more);
        return result.Observation!;
    }

    private static Task<OperationResult> CancelAsync(Bench bench, Observation observation) =>
        bench.PerformAsync(OperationKind.CancelObservation, "/3/0/9", request => request with { Observation = observation });

    private static Reply Value(string text, uint? observe) => ScriptedClient.Content(text, ContentFormat.Text, observe);

    private static Reply Cut(string body, int number)
    {
        const int Size = 16;
        var rest = body[(number * Size)..];
        var reply = ScriptedClient.Content(rest[..Math.Min(Size, rest.Length)], ContentFormat.Text);
        return reply with { Options = reply.Options.WithBlock2(new(number, More: rest.Length > Size, 0)) };
    }

    private static IReadOnlyList<NotifyEvent> Notifications(Bench bench) => [.. bench.Log.Events.OfType<NotifyEvent>()];
}
