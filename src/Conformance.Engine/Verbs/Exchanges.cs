using Conformance.Coap.Transmission;
using Conformance.Engine.Benches;
using Conformance.Engine.Captures;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Model;
using Conformance.Roles;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Engine.Verbs;

/// <summary>Sending a request and judging its answer, for every verb that does.</summary>
public static class Exchanges
{
    private const string Unset = "unset";

    // An expectation that names one of these says itself whether an answer is wanted.
    private static readonly string[] Endings = ["code", "timeout", "reset"];

    private static readonly Value.Map Nothing = new(new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        ["code"] = new Value.Text(ExchangeCapture.NoCode),
        ["timeout"] = new Value.Flag(true),
        ["reset"] = new Value.Flag(false),
    });

    /// <summary>How long an answer is waited for: as the step or the device file says, and what the link may add. Silence that is wanted is not waited for longer.</summary>
    public static TimeSpan WithinOf(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var declared = context.FieldDuration("within") ?? context.Run.ResponseWithin;
        return AcceptsSilence(context) ? declared : declared + context.Run.Link.Late;
    }

    /// <summary>The field <c>query</c> as Uri-Query texts.</summary>
    public static IReadOnlyList<string> Queries(StepContext context, string field = "query") => context.Field(field) is Value.Map map
        ? [.. map.Content.Select(entry => entry.Value is Value.Text { Content: Unset } ? entry.Key : $"{entry.Key}={QueryText(entry.Value)}")]
        : [];

    /// <summary>Sends through a role.</summary>
    /// <returns><see langword="null"/> after reporting that there is nobody to send to.</returns>
    public static async Task<OperationResult?> PerformAsync(StepContext context, string role, OperationRequest request)
    {
        if (!Reaches(context, role))
        {
            return null;
        }

        await context.Bench.Turnstile.EnterAsync(context.Run.Inbox, context.CancellationToken);
        try
        {
            await SettleAsync(context);
            var result = RoleNames.IsClient(role) ? await context.Bench.Clients[role].PerformAsync(request, context.CancellationToken)
                : role == RoleNames.Bootstrap
                ? await context.Bench.Bootstrap.PerformAsync(request, context.CancellationToken)
                : await context.Bench.ServerOf(role).PerformAsync(request, context.CancellationToken);
            if (request.Kind == OperationKind.BootstrapDiscover)
            {
                context.Bench.Credentials.Contexts.Hear(result.Links);
            }

            return result;
        }
        finally
        {
            context.Bench.Turnstile.Leave();
        }
    }

    /// <summary>Sends octets as they are through a role; reports when there is nobody to send to.</summary>
    public static async Task SendOctetsAsync(StepContext context, string role, ReadOnlyMemory<byte> octets)
    {
        if (!Reaches(context, role))
        {
            return;
        }

        Action<ReadOnlyMemory<byte>> send = RoleNames.IsClient(role) ? context.Bench.Clients[role].SendOctets : role == RoleNames.Bootstrap ? context.Bench.Bootstrap.SendOctets : context.Bench.ServerOf(role).SendOctets;
        await context.Bench.Turnstile.EnterAsync(context.Run.Inbox, context.CancellationToken);
        try
        {
            await SettleAsync(context);
            context.Bench.Ownership.Claim(octets, context.Run.Inbox);

            // What follows is watched from here on: an answer may be back before this step is over.
            context.EndedAt = context.Bench.Now;

            // Nobody repeats these octets when they are lost, so they go out as often as it takes.
            for (var copy = 0; copy < context.Run.Link.Copies; copy++)
            {
                send(octets);
            }
        }
        finally
        {
            context.Bench.Turnstile.Leave();
        }
    }

    /// <summary>
    /// Waits until what we said last has arrived: on a slow link that keeps no order, a request could overtake the answer that makes the
    /// device ready for it.
    /// </summary>
    public static async Task SettleAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var left = context.Bench.ToldAt + context.Run.Link.Latency - context.Bench.Now;
        if (context.Run.Link.Latency > TimeSpan.Zero && left > TimeSpan.Zero)
        {
            await Task.Delay(left, context.Bench.World.Clock, context.CancellationToken);
        }
    }

    /// <summary>Whether a role knows where the device is; reports when it does not.</summary>
    public static bool Reaches(StepContext context, string role)
    {
        ArgumentNullException.ThrowIfNull(context);

        var known = RoleNames.IsClient(role) || (role == RoleNames.Bootstrap ? context.Bench.Bootstrap.Target is not null : context.Bench.ServerOf(role).IsReachable);
        if (!known)
        {
            context.Inconclusive($"nothing to send to: the device never sent anything to our {role}", Observer.Harness);
        }

        return known;
    }

    public static Value.Map Capture(StepContext context, OperationResult result, Lwm2mPath? path)
    {
        context.EndedAt = result.Last.EndedAt;
        return ExchangeCapture.Of(result, path, context.Bench.ServerOf(context.FieldText("at")).Registration?.Root ?? context.Bench.Server.Registration?.Root ?? "/", context.Run.StartedAt);
    }

    /// <summary>Judges an answer by the step's <c>expect</c>, else by the operation's own success code.</summary>
    public static void Judge(StepContext context, OperationRequest request, OperationResult result, Value.Map capture)
    {
        var at = result.Last.EndedAt;
        var expect = context.FieldMatcher("expect");
        var success = OperationMapping.SuccessOf(request.Kind).ToString();
        var expected = expect?.Describe(context.Scope) ?? success;
        var code = ((Value.Text)capture.Content["code"]).Content;
        if (result.Last is Undecodable garbled)
        {
            context.Miss($"undecodable answer, {garbled.Error}", expected, Wire.Hex.Of(garbled.Octets.Span, 64), at);
            return;
        }

        if (result.Transfer.Error is { } broken)
        {
            context.Miss($"broken block-wise transfer, {broken}", expected, code, at);
            return;
        }

        if (result.AssumedFormat is { } assumed)
        {
            context.Remark($"the answer's payload has no Content-Format; it is read as {assumed}");
        }

        var mismatches = expect?.Match(capture, context.Scope) ?? [];
        var namesEnding = expect is not null && expect.FieldNames.Any(Endings.Contains);
        // Silence where an answer is due, and an answer where silence is: what the network can do too.
        Action<string, string, string, SourceSpan?> miss = result.Last is TimedOut || AcceptsSilence(context)
            ? (message, wanted, actual, span) => context.Unseen(message, wanted, actual, at, span)
            : GaveUp(context)
            ? (message, wanted, actual, span) => context.Doubtful($"{message}; the link is so slow that the client may have given up the bootstrap", wanted, actual, at, span)
            : (message, wanted, actual, span) => context.Miss(message, wanted, actual, at, span);
        if (!namesEnding && code != success)
        {
            miss($"{Answer(result, code)}; {success} is required", expected, code, null);
            return;
        }

        foreach (var mismatch in mismatches)
        {
            var unanswered = code == ExchangeCapture.NoCode;
            var found = unanswered ? Answer(result, code) : $"{Named(mismatch.Field)} is {mismatch.Actual}";
            miss($"{found}; expected {mismatch.Expected}", $"{mismatch.Field}: {mismatch.Expected}", mismatch.Actual, mismatch.Span);
            if (unanswered)
            {
                return;
            }
        }

        if (mismatches.Count > 0)
        {
            return;
        }

        if (result.ContentError is { } wrong && !(expect is not null && expect.FieldNames.Contains("error")))
        {
            context.Miss($"the answer's body does not decode, {wrong}", expected, Wire.Hex.Of(result.Body.Span, 64), at);
            return;
        }

        if (request.Kind is OperationKind.Observe or OperationKind.ObserveComposite && result.Observation is null && code == success)
        {
            context.Miss("the answer carries no Observe option, so nothing is observed", $"{success} with Observe", code, at);
            return;
        }

        context.Satisfied(expected, code, at);
    }

    /// <summary>Whether an exchange that nothing answers is as the step expects.</summary>
    private static bool AcceptsSilence(StepContext context) => context.FieldMatcher("expect")?.Match(Nothing, context.Scope).Count == 0;

    /// <summary>
    /// Whether a slow link has stretched a bootstrap beyond EXCHANGE_LIFETIME, after which the client regards it as failed (Core 1.1 §6.1.3.3).
    /// </summary>
    private static bool GaveUp(StepContext context) =>
        context.Run.Link.Latency > TimeSpan.Zero
        && context.Bench.Log.Events.OfType<BootstrapRequestEvent>().LastOrDefault() is { } asked
        && context.Bench.Now - asked.Time > TransmissionParameters.Default.ExchangeLifetime - context.Run.Link.Late
        && context.Bench.Server.Registration is null;

    private static string QueryText(Value value) => value switch
    {
        Value.Duration duration => FormattableString.Invariant($"{duration.Content.TotalSeconds:0.###}"),
        Value.Text text => text.Content,
        _ => value.ToDisplay(),
    };

    private static string Named(string field) => field.Length == 0 ? "the answer" : field;

    private static string Answer(OperationResult result, string code) => result.Last switch
    {
        TimedOut { SawAck: true } silent => $"an ACK but no response within {Seconds(silent)}",
        TimedOut silent => $"no answer within {Seconds(silent)} after {silent.Transmissions} transmission(s)",
        WasReset => "a Reset was answered",
        _ => $"code is {code}",
    };

    private static string Seconds(Coap.Transmission.Outcome outcome) => FormattableString.Invariant($"{(outcome.EndedAt - outcome.SentAt).TotalSeconds:0.0} s");
}
