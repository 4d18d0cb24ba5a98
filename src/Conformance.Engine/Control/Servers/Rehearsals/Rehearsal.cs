using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conformance.Scripting.Profiles;
using Conformance.Wire.Web;

namespace Conformance.Engine.Control.Servers.Rehearsals;

/// <summary>Has an adapter ask everything that its file declares, with a fake in the place of the server: nothing is sent and nothing started.</summary>
/// <param name="description">What the device file says under <c>control</c>; an adapter of servers that loads.</param>
/// <param name="asks">What it can ask.</param>
/// <param name="sample">What a server once answered (JSON), or printed (a console); <see langword="null"/> for an answer made as the file says.</param>
public sealed partial class Rehearsal(ControlDescription description, IReadOnlySet<ServerAsk> asks, string? sample)
{
    private const int Ok = 200;
    private const string CallPattern = "answer.code-pattern";
    private const string LinePattern = "code-pattern";
    private static readonly string[] HalfPort = ["$(port) stands in one of 'server' and 'command' alone"];
    private static readonly string[] NoCode = ["'code-pattern' finds no response code in the sample"];
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    private static readonly string[] OfCalls = ["endpoint", "path", "resource", "value", "format", "arguments", "query"];
    private static readonly string[] OfLines = ["endpoint", "path", "value", "arguments"];

    private IReadOnlyDictionary<string, string> Settings => description.Settings;

    /// <summary>What is wrong with the file as a whole.</summary>
    public IReadOnlyList<string> Errors =>
    [
        .. Settings.Keys.Where(key => key.StartsWith("bodies.", StringComparison.Ordinal) && !Settings.ContainsKey($"calls.{key[7..]}"))
            .Select(key => $"'{key}' belongs to no call: 'calls.{key[7..]}' is required"),
        .. PatternErrors(LinePattern),
        .. PatternErrors(CallPattern),
        .. Settings.GetValueOrDefault("command") is { } command && CommandLine.Split(command) is [var program, ..] && !CommandLine.Exists(program, description.Folder)
            ? new[] { $"'command' names '{program}', which is neither in the folder of the file nor on the path" }
            : [],
        .. description.Adapter == "stdin" && HasPort("server") != HasPort("command") ? HalfPort : [],
    ];

    /// <summary>Asks one thing after the other.</summary>
    public async Task<IReadOnlyList<Rehearsed>> RunAsync()
    {
        List<Rehearsed> rehearsed = [];
        foreach (var ask in asks.Order())
        {
            var question = SampleQuestions.Of(ask);
            rehearsed.Add(description.Adapter switch
            {
                "rest" => await CalledAsync(question),
                "stdin" => Typed(question),
                "script" => Handed(question),
                _ => new(ask, $"Have the server do: {question}", string.Empty, []),
            });
        }

        return rehearsed;
    }

    private bool HasPort(string key) => Settings.GetValueOrDefault(key, string.Empty).Contains(ConsoleServerControl.Port, StringComparison.Ordinal);

    private IEnumerable<string> PatternErrors(string key)
    {
        if (Settings.GetValueOrDefault(key) is not { } pattern)
        {
            return [];
        }

        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking).GetGroupNumbers().Length == 3 ? [] : [$"'{key}' needs two groups, for the digits before and after the dot of a response code"];
        }
        catch (Exception unusable) when (unusable is ArgumentException or NotSupportedException)
        {
            return [$"'{key}' is no regular expression without backtracking: {unusable.Message}"];
        }
    }

    private async Task<Rehearsed> CalledAsync(ServerQuestion question)
    {
        var name = ServerAsks.NameOf(question.Ask);
        var (call, body) = (Settings.GetValueOrDefault($"calls.{name}"), Settings.GetValueOrDefault($"bodies.{name}"));
        var fake = new FakeWeb(sample is null ? SampleAnswer.Made(Settings, question) : Encoding.UTF8.GetBytes(sample));
        var usable = PatternErrors(CallPattern).Any() ? description with { Settings = Settings.Where(one => one.Key != CallPattern).ToDictionary() } : description;
        var told = await new RestControl(usable, new Uri(StartedServerControl.WithoutPorts(Settings["url"])), new(new(IPAddress.Loopback, 0), Bootstrap: null), fake).AskAsync(question, CancellationToken.None);
        var asked = fake.Asked!;
        var sent = Encoding.UTF8.GetString(asked.Body.Span);
        List<string> errors = [];
        if (call is not null)
        {
            errors.AddRange(Methods.Contains(asked.Method) ? [] : [$"'{asked.Method}' is no method: {string.Join(", ", Methods)}"]);
            errors.AddRange(TemplateErrors(question.Ask, $"{call} {body}", OfCalls));
            errors.AddRange(body is null || IsJson(sent) ? [] : ["the body is no JSON once it is filled in"]);
            errors.AddRange(DeclaredErrors(told, question));
        }
        else if (sample is not null)
        {
            errors.AddRange(SampleAnswer.Errors(sample));
        }

        return new(question.Ask, $"{asked.Method} {asked.Uri}{(sent.Length > 0 ? $" {sent}" : string.Empty)}", Shown(told), errors);
    }

    // Where code-pattern makes a code of something else, only a real answer can show whether it does.
    private IEnumerable<string> DeclaredErrors(ServerAnswer told, ServerQuestion question)
    {
        var (code, value) = (Settings.GetValueOrDefault("answer.code"), Settings.GetValueOrDefault("answer.value"));
        if (sample is null)
        {
            return [];
        }

        return
        [
            .. code is not null && told.Code is null ? new[] { $"'answer.code: {code}' finds no response code in the sample answer" } : SampleAnswer.CodeErrors(told.Code),
            .. value is not null && question.Ask == ServerAsk.Read && told.Values.Count == 0 ? new[] { $"'answer.value: {value}' finds nothing in the sample answer" } : [],
        ];
    }

    private Rehearsed Typed(ServerQuestion question)
    {
        var template = Settings[$"lines.{ServerAsks.NameOf(question.Ask)}"];
        var code = sample is not null && Settings.GetValueOrDefault(LinePattern) is { } pattern && !PatternErrors(LinePattern).Any() ? ConsoleServerControl.CodeIn(sample, pattern) ?? string.Empty : null;
        return new(
            question.Ask,
            ConsoleServerControl.LineOf(description, question),
            code ?? string.Empty,
            [.. TemplateErrors(question.Ask, template, OfLines), .. code is "" ? NoCode : SampleAnswer.CodeErrors(code)]);
    }

    private Rehearsed Handed(ServerQuestion question) => new(
        question.Ask,
        Encoding.UTF8.GetString(AnswerJson.Write(question)),
        Shown(AnswerJson.Read(sample is null ? SampleAnswer.Made(new Dictionary<string, string>(), question) : Encoding.UTF8.GetBytes(sample))),
        [.. sample is null ? [] : SampleAnswer.Errors(sample)]);

    private static IEnumerable<string> TemplateErrors(ServerAsk ask, string template, string[] known) =>
    [
        .. Placeholder().Matches(template).Select(match => match.Groups[1].Value).Where(name => !known.Contains(name)).Distinct()
            .Select(name => $"'$({name})' is no placeholder here: {string.Join(", ", known)}"),
        .. SampleQuestions.Missing(ask, template).Select(missing => $"nothing says what is meant: {missing} is required"),
    ];

    private static string Shown(ServerAnswer told) => told.Reached
        ? string.Join(", ", told.Values.Select(value => $"{value.Key} = {value.Value}").Prepend(told.Code ?? "no code").Append(told.Error).Where(part => part.Length > 0))
        : told.Error;

    private static bool IsJson(string text)
    {
        try
        {
            return JsonNode.Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\$\(([^)]*)\)")]
    private static partial Regex Placeholder();

    private sealed class FakeWeb(byte[] answer) : IWebCaller
    {
        public WebCall? Asked { get; private set; }

        public Task<WebReply?> CallAsync(WebCall call, CancellationToken cancellationToken)
        {
            Asked = call;
            return Task.FromResult<WebReply?>(new(Ok, answer));
        }
    }
}
