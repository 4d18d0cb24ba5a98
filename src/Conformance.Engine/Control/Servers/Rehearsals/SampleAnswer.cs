using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Conformance.Engine.Control.Servers.Rehearsals;

/// <summary>What a server may answer: a sample that its user brought, or one made as the adapter's file says.</summary>
internal static partial class SampleAnswer
{
    private const string Changed = "2.05";
    private static readonly string[] Members = ["code", "values", "error", "series", "names", "units", "alarms", "client", "status", "location", "links"];
    private static readonly string[] NodeValue = ["value"];
    private static readonly string[] Maps = ["values", "names", "units", "client"];
    private static readonly string[] Lists = ["series", "alarms", "links"];

    /// <summary>An answer with something in each place that the file names.</summary>
    public static byte[] Made(IReadOnlyDictionary<string, string> settings, ServerQuestion question)
    {
        var declared = settings.Where(one => one.Key is "answer.code" or "answer.value" or "answer.nodes").ToDictionary();
        if (declared.Count == 0)
        {
            return Octets(new JsonObject { ["code"] = Changed, ["values"] = new JsonObject { [question.Path] = SampleQuestions.Value } });
        }

        var body = new JsonObject();
        foreach (var (key, path) in declared)
        {
            Put(body, [.. path.Split('.'), .. key == "answer.nodes" ? NodeValue : []], key == "answer.code" ? Changed : SampleQuestions.Value);
        }

        return Octets(body);
    }

    /// <summary>What an adapter would pass over, or take for something else, in an answer of the generic shape.</summary>
    public static IEnumerable<string> Errors(string json)
    {
        JsonObject? body;
        try
        {
            body = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            body = null;
        }

        if (body is null)
        {
            return ["the sample answer is no JSON object"];
        }

        return
        [
            .. body.Where(member => !Members.Contains(member.Key)).Select(member => $"'{member.Key}' is no member of an answer: {string.Join(", ", Members)}"),
            .. Maps.Where(name => body[name] is not (null or JsonObject)).Select(name => $"'{name}' is no object"),
            .. Lists.Where(name => body[name] is not (null or JsonArray)).Select(name => $"'{name}' is no list"),
            .. CodeErrors(AnswerJson.Text(body["code"])),
        ];
    }

    /// <summary>A code that cannot be compared with what cases expect.</summary>
    public static IEnumerable<string> CodeErrors(string? code) =>
        code is null || ResponseCode().IsMatch(code) ? [] : [$"'{code}' is no response code such as 2.05"];

    [GeneratedRegex(@"^[245]\.\d\d$")]
    private static partial Regex ResponseCode();

    private static void Put(JsonObject body, IReadOnlyList<string> path, string text)
    {
        var node = body;
        foreach (var step in path.SkipLast(1))
        {
            if (node[step] is not JsonObject inner)
            {
                node[step] = inner = [];
            }

            node = inner;
        }

        node[path[^1]] = text;
    }

    private static byte[] Octets(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
