using System.Globalization;
using Conformance.Engine.Captures;
using Conformance.Engine.Control.Servers;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Servers;

public sealed class ToldVerb : IVerb
{
    private static readonly FieldDefinition[] Told =
    [
        new("code", new FieldType.OneMatcher(), "Response code of our client, as the server tells it."),
        new("error", new FieldType.OneMatcher(), "What the server says went wrong; absent when nothing did."),
        new("value", new FieldType.OneMatcher(), "The value at the path that was asked for."),
        new("values", new FieldType.OneMatcher(), "Path → value."),
        new("name", new FieldType.OneMatcher(), "What the server calls the resource that was asked for."),
        new("unit", new FieldType.OneMatcher(), "The unit that it tells the value in."),
        new("alarms", new FieldType.OneMatcher(), "What its users are warned of: offline, or paths of values."),
        new("series", new FieldType.OneMatcher(), "Values in the order they were reported, as texts 'path value' or 'path value time'."),
        new("client", new FieldType.OneMatcher(), "What is known of a client: lifetime, version, binding, queue, root."),
        new("objects", new FieldType.OneMatcher(), "Objects and instances of a client."),
        new("timeout", new FieldType.OneMatcher(), "Whether nothing was told in time."),
    ];

    public const string Word = "told";

    public VerbDefinition Definition { get; } = new()
    {
        Name = Word,
        Kind = "server",
        Summary = "Waits for what the server under test tells its user of an ask, and judges it. A user who gets no answer at all knows nothing of the server: inconclusive.",
        Example = """
            - told: $(asked)
              expect: { code: 2.05, value: Scripted }
            """,
        Target = new FieldType.Reference(),
        Fields =
        [
            new("expect", new FieldType.Matchers(Told), "What it must tell; no error, unless given."),
            Definitions.Within,
        ],
        Captures = Told,
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Target is not Value.Map { Origin: OpenQuestion asked })
        {
            context.Error("nothing was asked there");
            return;
        }

        var within = Exchanges.WithinOf(context);
        var answer = await InTimeAsync(context, asked.Telling, within);
        if (answer is { Reached: false })
        {
            context.Inconclusive($"the server could not be asked: {answer.Error}", context.Bench.Asked!.Observer);
            return;
        }

        // How quickly a server tells its users is nobody's requirement, unless the step makes it one.
        if (answer is null && context.FieldMatcher("expect")?.FieldNames.Contains("timeout") != true)
        {
            context.Inconclusive($"the server told its user nothing within {within.TotalSeconds:0.#} s", context.Bench.Asked!.Observer);
            return;
        }

        var capture = CaptureOf(context, asked.Question, answer);
        context.Capture(capture);
        Judge(context, answer, capture, within);
    }

    // The task is awaited directly, never through WhenAny: its continuation then goes to the event loop and not to the pool.
    private static async Task<ServerAnswer?> InTimeAsync(StepContext context, Task<ServerAnswer> telling, TimeSpan within)
    {
        var first = new TaskCompletionSource<ServerAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var alarm = context.Bench.World.Clock.CreateTimer(_ => first.TrySetResult(null), state: null, within, Timeout.InfiniteTimeSpan);
        await using var cancelled = context.CancellationToken.Register(() => first.TrySetCanceled(context.CancellationToken));
        _ = PassOnAsync(telling, first);
        return await first.Task;
    }

    private static async Task PassOnAsync(Task<ServerAnswer> telling, TaskCompletionSource<ServerAnswer?> first)
    {
        try
        {
            first.TrySetResult(await telling);
        }
        catch (OperationCanceledException)
        {
            first.TrySetResult(null);
        }
    }

    private static Value.Map CaptureOf(StepContext context, ServerQuestion question, ServerAnswer? answer)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal) { ["timeout"] = new Value.Flag(answer is null) };
        if (answer is null)
        {
            return new(fields);
        }

        if (answer.Code is { } code)
        {
            fields["code"] = new Value.Text(code);
        }

        if (answer.Error.Length > 0)
        {
            fields["error"] = new Value.Text(answer.Error);
        }

        fields["values"] = new Value.Map(answer.Values.ToDictionary(value => value.Key, value => Typed(context, value.Key, value.Value), StringComparer.Ordinal));
        if (answer.Values.TryGetValue(question.Path, out var single))
        {
            fields["value"] = Typed(context, question.Path, single);
        }

        foreach (var (field, told) in new[] { ("name", answer.Names), ("unit", answer.Units) })
        {
            if (told.TryGetValue(question.Path, out var text))
            {
                fields[field] = new Value.Text(text);
            }
        }

        fields["alarms"] = new Value.List([.. answer.Alarms.Select(alarm => new Value.Text(alarm))]);
        fields["series"] = new Value.List([.. answer.Series.Select(one => new Value.Text(
            string.Join(' ', new[] { one.Path, one.Value, one.Time?.ToString(CultureInfo.InvariantCulture) }.OfType<string>())))]);
        fields["client"] = new Value.Map(answer.Client.ToDictionary(one => one.Key, one => (Value)new Value.Text(one.Value), StringComparer.Ordinal));
        fields["objects"] = new Value.List([.. answer.Objects.Select(path => new Value.Text(path))]);
        return new(fields);
    }

    private static Value Typed(StepContext context, string path, string text)
    {
        var type = Lwm2mPath.TryParse(path, out var parsed) ? context.Bench.Clients[context.Run.ClientRole!].Model.TypeOf(parsed) : null;
        return type is { } known && Lwm2mValue.TryParse(known, text, out var value) ? Lwm2mValues.ToValue(value!) : new Value.Text(text);
    }

    private static void Judge(StepContext context, ServerAnswer? answer, Value.Map capture, TimeSpan within)
    {
        var at = context.Bench.Now;
        var seen = answer is null ? $"nothing within {within.TotalSeconds:0.#} s" : answer.Error.Length > 0 ? answer.Error : answer.Code ?? "done";
        if (context.FieldMatcher("expect") is not { } expect)
        {
            if (answer is { Error.Length: 0 })
            {
                context.Satisfied("the server is content", seen, at);
            }
            else
            {
                context.Unseen($"the server tells its user: {seen}", "the server is content", seen, at);
            }

            return;
        }

        var mismatches = expect.Match(capture, context.Scope);
        foreach (var mismatch in mismatches)
        {
            context.Unseen(
                $"the server tells its user ({seen}) {mismatch.Field} {mismatch.Actual}; expected {mismatch.Expected}", $"{mismatch.Field}: {mismatch.Expected}", mismatch.Actual, at, mismatch.Span);
        }

        if (mismatches.Count == 0)
        {
            context.Satisfied(expect.Describe(context.Scope), seen, at);
        }
    }
}
