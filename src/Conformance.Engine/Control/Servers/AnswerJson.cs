using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Engine.Control.Servers;

/// <summary>The JSON of asks: what goes to an adapter, and what comes back. <c>docs/adapter.md</c> has it in eight lines.</summary>
internal static class AnswerJson
{
    public static byte[] Write(ServerQuestion question)
    {
        var body = new JsonObject
        {
            ["operation"] = ServerAsks.NameOf(question.Ask),
            ["endpoint"] = question.Endpoint,
            ["endpoints"] = new JsonArray([.. question.Endpoints.Select(endpoint => (JsonNode)endpoint)]),
            ["path"] = question.Path,
            ["paths"] = new JsonArray([.. question.Paths.Select(path => (JsonNode)path)]),
            ["values"] = Map(question.Values),
            ["format"] = question.Format,
            ["query"] = Map(question.Query),
            ["arguments"] = question.Arguments,
        };
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    public static ServerAnswer Read(ReadOnlySpan<byte> json)
    {
        JsonObject body;
        try
        {
            body = JsonNode.Parse(json) as JsonObject ?? [];
        }
        catch (JsonException wrong)
        {
            return ServerAnswer.Unreached($"the answer is no JSON: {wrong.Message}");
        }

        var client = body["client"] as JsonObject ?? [];
        return new ServerAnswer(Reached: true, Text(body["error"]) ?? string.Empty)
        {
            Code = Text(body["code"]),
            Values = Texts(body["values"] as JsonObject ?? []),
            Series = [.. (body["series"] as JsonArray ?? []).OfType<JsonObject>().Select(one => (Text(one["path"]) ?? string.Empty, Text(one["value"]) ?? string.Empty, Number(one["time"])))],
            Names = Texts(body["names"] as JsonObject ?? []),
            Units = Texts(body["units"] as JsonObject ?? []),
            Alarms = [.. (body["alarms"] as JsonArray ?? []).Select(Text).OfType<string>()],
            Client = Texts(client),
            Objects = [.. (client["objects"] as JsonArray ?? []).Select(Text).OfType<string>()],
        };
    }

    /// <summary>A text as it is, anything else as it is written; <see langword="null"/> for nothing.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    private static double? Number(JsonNode? node) =>
        double.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonObject Map(IReadOnlyDictionary<string, string> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));

    private static Dictionary<string, string> Texts(JsonObject values) =>
        values.Where(value => value.Value is not (null or JsonArray)).ToDictionary(value => value.Key, value => Text(value.Value)!, StringComparer.Ordinal);
}
