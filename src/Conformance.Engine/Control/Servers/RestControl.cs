using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conformance.Model;
using Conformance.Scripting.Profiles;
using Conformance.Wire.Web;

namespace Conformance.Engine.Control.Servers;

/// <summary>Asks a server over HTTP, as its file declares: <c>docs/adapter.md</c>.</summary>
/// <remarks>
/// Keys: <c>url</c>; <c>server</c>, <c>bootstrap</c>; <c>calls.read</c> … (method and address, with <c>$(endpoint)</c>, <c>$(path)</c>, <c>$(format)</c>,
/// <c>$(value)</c>); <c>bodies.write</c> …; <c>answer.code</c>, <c>answer.code-pattern</c>, <c>answer.value</c>, <c>answer.error</c> (dotted paths into the
/// JSON). Without <c>calls</c> it is the generic interface: <c>POST url/clients/ENDPOINT/OPERATION</c>.
/// </remarks>
public sealed class RestControl(ControlDescription description, Uri url, ServerPlace place, IWebCaller web) : IServerControl
{
    private const int Ok = 200;
    private const int Redirected = 300;

    public Observer Observer => Observer.Adapter;

    public Task<ServerPlace> OpenAsync() => Task.FromResult(place);

    public async Task<ServerAnswer> AskAsync(ServerQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);

        var (call, generic) = CallFor(question);
        if (await web.CallAsync(call, cancellationToken) is not { } reply)
        {
            return ServerAnswer.Unreached($"{call.Method} {call.Uri}: nobody answers");
        }

        if (generic)
        {
            return reply.Status is >= Ok and < Redirected ? AnswerJson.Read(reply.Body.Span) : ServerAnswer.Unreached($"{call.Uri} answered {reply.Status}");
        }

        return Declared(question, reply);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private (WebCall Call, bool Generic) CallFor(ServerQuestion question)
    {
        var name = ServerAsks.NameOf(question.Ask);
        if (description.Settings.GetValueOrDefault($"calls.{name}") is not { } declared)
        {
            var address = ServerAsks.IsOfMany(question.Ask) ? name : $"clients/{Uri.EscapeDataString(question.Endpoint)}/{name}";
            return (new("POST", Below(address), AnswerJson.Write(question)), true);
        }

        var parts = Filled(declared, question, Uri.EscapeDataString).Split(' ', 2);
        var body = description.Settings.GetValueOrDefault($"bodies.{name}") is { } template
            ? Encoding.UTF8.GetBytes(Filled(template, question, text => JsonEncodedText.Encode(text).ToString()))
            : [];
        return (new(parts[0], Below(parts.ElementAtOrDefault(1)?.TrimStart('/') ?? string.Empty), body), false);
    }

    private Uri Below(string path) => new($"{url.ToString().TrimEnd('/')}/{path}");

    private static string Filled(string template, ServerQuestion question, Func<string, string> escape) => template
        .Replace("$(endpoint)", escape(question.Endpoint), StringComparison.Ordinal)
        .Replace("$(path)", question.Path.TrimStart('/'), StringComparison.Ordinal)
        .Replace("$(format)", $"{question.Format}", StringComparison.Ordinal)
        .Replace("$(resource)", question.Path.Split('/')[^1], StringComparison.Ordinal)
        .Replace("$(value)", escape(question.Values.Values.FirstOrDefault(string.Empty)), StringComparison.Ordinal)
        .Replace("$(arguments)", escape(question.Arguments ?? string.Empty), StringComparison.Ordinal)
        .Replace("$(query)", string.Join('&', question.Query.Select(one => $"{one.Key}={one.Value}")), StringComparison.Ordinal);

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

        var values = At(json, "answer.value") is { } value ? new Dictionary<string, string> { [question.Path] = value } : [];
        var error = At(json, "answer.error") ?? (reply.Status is >= Ok and < Redirected ? string.Empty : $"HTTP status {reply.Status}");
        return new ServerAnswer(Reached: true, error) { Code = code, Values = values };
    }

    private string? At(JsonNode? json, string key) => description.Settings.GetValueOrDefault(key) is { } path
        ? AnswerJson.Text(path.Split('.').Aggregate(json, (node, step) => (node as JsonObject)?[step]))
        : null;
}
