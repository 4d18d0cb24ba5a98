using Conformance.Engine.Control.Servers;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Servers;

public sealed class AskVerb : IVerb
{
    public const string Word = "ask";

    public VerbDefinition Definition { get; } = new()
    {
        Name = Word,
        Kind = "server",
        Summary = "Has the server under test do something, through its adapter, and goes on at once: what the server sends is awaited as 'operation', what it tells its user by 'told'. A case that asks what the adapter cannot is not applicable.",
        Example = """
            - ask: read
              path: /3/0/0
              as: asked
            """,
        Target = new FieldType.Choice(ServerAsks.Names),
        Fields =
        [
            new("endpoint", new FieldType.Text(), "Endpoint of the client that is meant; that of our client unless given."),
            new("endpoints", new FieldType.Items(), "Endpoints of the clients that are meant, for what concerns many."),
            new("path", Definitions.Path(0, 4), "At which path."),
            new("paths", new FieldType.Items(), "Of composite operations that read or observe."),
            new("values", new FieldType.PathValues(), "Full path, or id below the path → value."),
            new("value", new FieldType.Any(), "The value at the path.", Excludes: ["values"]),
            Definitions.Format,
            Definitions.Query,
            new("arguments", new FieldType.Text(), "Of an execute; of a campaign what becomes of it: pause, resume or retry."),
        ],
        Captures = [new("time", new FieldType.Duration(), "When it was asked, since the start of the case.")],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Bench.Asked is not { } server || QuestionOf(context) is not { } question)
        {
            context.Error("there is no server to ask");
            return Task.CompletedTask;
        }

        var (asked, telling) = (context.Bench.Now, AskAsync(context, server, question));
        context.EndedAt = asked;
        context.Capture(new Value.Map(new Dictionary<string, Value>(StringComparer.Ordinal) { ["time"] = new Value.Duration(asked - context.Run.StartedAt) })
        {
            Origin = new OpenQuestion(question, telling),
        });
        return Task.CompletedTask;
    }

    private static async Task<ServerAnswer> AskAsync(StepContext context, IServerControl server, ServerQuestion question)
    {
        context.Run.Recorder.Asked(question);
        context.Bench.Clients.Observed.Note(question);
        var answer = await server.AskAsync(question, context.Bench.Closed);
        context.Run.Recorder.Told(question, answer);
        if (!answer.Reached)
        {
            context.Bench.Clients.NotAsked ??= answer.Error;
        }

        return answer;
    }

    private static ServerQuestion? QuestionOf(StepContext context)
    {
        if (!ServerAsks.TryParse(context.TargetText, out var ask))
        {
            return null;
        }

        var path = context.FieldText("path") ?? "/";
        var below = Lwm2mPath.TryParse(path, out var parsed) ? parsed : Lwm2mPath.Root;
        var values = context.Field("value") is { } value ? new Value.Map(new Dictionary<string, Value> { [path] = value }) : context.Field("values") as Value.Map;
        var entries = values is null ? [] : PayloadEncoder.Entries(context, values, below);
        return entries is null ? null : new ServerQuestion(ask, context.FieldText("endpoint") ?? context.Bench.Clients.NameOf(context.Run.ClientRole ?? string.Empty), path)
        {
            Endpoints = Texts(context, "endpoints"),
            Paths = Texts(context, "paths"),
            Values = entries.ToDictionary(entry => entry.Path.ToString(), entry => entry.Value!.ToText()),
            Format = context.FieldNumber("format"),
            Query = context.Field("query") is Value.Map query ? query.Content.ToDictionary(one => one.Key, one => StepContext.Text(one.Value)) : new Dictionary<string, string>(),
            Arguments = context.FieldText("arguments"),
        };
    }

    private static IReadOnlyList<string> Texts(StepContext context, string field) =>
        context.Field(field) is Value.List list ? [.. list.Content.Select(StepContext.Text)] : [];
}
