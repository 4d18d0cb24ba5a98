using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conformance.Lwm2m.Objects;
using Conformance.Model;
using Conformance.Scripting.Profiles;
using Conformance.Wire.Web;

namespace Conformance.Engine.Control.Servers;

/// <summary>Asks a server over HTTP, as its file declares: <c>docs/adapter.md</c>.</summary>
/// <remarks>
/// Keys: <c>url</c>; <c>server</c>, <c>bootstrap</c>; those of <see cref="CallTemplate"/>; <c>answer.code</c>, <c>answer.code-pattern</c>, <c>answer.value</c>,
/// <c>answer.nodes</c>, <c>answer.error</c>, <c>answer.delayed</c> (dotted paths into the JSON). Without <c>calls</c> it is the generic interface: <c>POST url/clients/ENDPOINT/OPERATION</c>.
/// </remarks>
public sealed class RestControl(ControlDescription description, Uri url, ServerPlace place, IWebCaller web) : IServerControl
{
    private const int Ok = 200;
    private const int Redirected = 300;

    /// <summary>Says what type a resource has, where a call tells.</summary>
    public ObjectModel Facts { get; init; } = ObjectModel.Empty;

    public Observer Observer => Observer.Adapter;

    public Task<ServerPlace> OpenAsync() => Task.FromResult(place);

    public async Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);

        var template = new CallTemplate(description.Settings, Facts);
        if (template.Missing(question) is { } missing)
        {
            return ServerAnswer.Unreached(missing);
        }

        var (declared, body) = template.Of(question);
        var call = declared is null ? GenericCall(question) : template.Fill(declared, body, question, Below);
        if (await web.CallAsync(call, cancellationToken) is not { } reply)
        {
            return ServerAnswer.Unreached($"{call.Method} {call.Uri}: nobody answers");
        }

        if (declared is null)
        {
            return reply.Status is >= Ok and < Redirected ? AnswerJson.Read(reply.Body.Span) : ServerAnswer.Unreached($"{call.Uri} answered {reply.Status}");
        }

        return Declared(question, reply);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private WebCall GenericCall(ServerQuestion question)
    {
        var name = ServerAsks.NameOf(question.Ask);
        var address = ServerAsks.IsOfMany(question.Ask) ? name : $"clients/{Uri.EscapeDataString(question.Endpoint)}/{name}";
        return new("POST", Below(address), AnswerJson.Write(question));
    }

    private Uri Below(string path) => new($"{url.ToString().TrimEnd('/')}/{path}");

    private ServerAnswer Declared(ServerQuestion question, WebReply reply)
    {
        JsonNode? json;
        try
        {
            json = reply.Body.IsEmpty ? null : JsonNode.Parse(reply.Body.Span);
        }
        catch (JsonException)
        {
            json = null;
        }

        var code = At(json, "answer.code");
        if (code is not null && description.Settings.GetValueOrDefault("answer.code-pattern") is { } pattern)
        {
            var match = Regex.Match(code, pattern, RegexOptions.NonBacktracking);
            code = match is { Success: true, Groups: [_, var @class, var detail] } ? $"{@class.Value}.{detail.Value}" : null;
        }

        if (At(json, "answer.delayed") == "true")
        {
            return ServerAnswer.Unreached("the server says that it asks later, and tells what comes of it in another way");
        }

        var values = At(json, "answer.value") is { } value ? new Dictionary<string, string> { [question.Path] = value } : NodeAnswer.Read(NodeAt(json, "answer.nodes"), question.Path);
        var error = At(json, "answer.error") ?? (reply.Status is >= Ok and < Redirected ? string.Empty : $"HTTP status {reply.Status}");
        return new ServerAnswer(Reached: true, error) { Code = code, Values = values };
    }

    private string? At(JsonNode? json, string key) => AnswerJson.Text(NodeAt(json, key));

    private JsonNode? NodeAt(JsonNode? json, string key) => description.Settings.GetValueOrDefault(key) is { } path
        ? path.Split('.').Aggregate(json, (node, step) => (node as JsonObject)?[step])
        : null;
}
