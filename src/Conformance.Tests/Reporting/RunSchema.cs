using System.Text.Json.Nodes;

namespace Conformance.Tests.Reporting;

/// <summary>The part of JSON Schema 2020-12 that <c>docs/run.schema.json</c> uses.</summary>
internal static class RunSchema
{
    private static readonly JsonObject Schema =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs", "run.schema.json")))!.AsObject();

    public static IReadOnlyList<string> Violations(string text) => [.. Check(Schema, JsonNode.Parse(text), "$")];

    private static IEnumerable<string> Check(JsonObject rule, JsonNode? value, string at)
    {
        if (rule["$ref"] is { } reference)
        {
            return Check(Schema["$defs"]![reference.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), value, at);
        }

        if (rule["anyOf"] is JsonArray choices)
        {
            return choices.Any(choice => !Check(choice!.AsObject(), value, at).Any()) ? [] : [$"{at}: anyOf"];
        }

        return [.. Type(rule, value, at), .. Enumerated(rule, value, at), .. Members(rule, value, at), .. Items(rule, value, at)];
    }

    private static IEnumerable<string> Type(JsonObject rule, JsonNode? value, string at)
    {
        var actual = value?.GetValueKind().ToString().ToLowerInvariant() switch
        {
            null => "null",
            "true" or "false" => "boolean",
            "number" => long.TryParse(value.ToJsonString(), out _) ? "integer" : "number",
            var kind => kind,
        };
        var allowed = rule["type"] switch
        {
            JsonArray several => several.Select(one => one!.GetValue<string>()).ToArray(),
            { } one => [one.GetValue<string>()],
            null => [actual],
        };
        return allowed.Contains(actual) || (actual == "integer" && allowed.Contains("number")) ? [] : [$"{at}: type {actual}"];
    }

    private static IEnumerable<string> Enumerated(JsonObject rule, JsonNode? value, string at) =>
        rule["enum"] is not JsonArray words || words.Any(word => JsonNode.DeepEquals(word, value)) ? [] : [$"{at}: enum {value}"];

    private static IEnumerable<string> Items(JsonObject rule, JsonNode? value, string at) =>
        rule["items"] is JsonObject item && value is JsonArray array
            ? array.SelectMany((one, index) => Check(item, one, $"{at}[{index}]"))
            : [];

    private static IEnumerable<string> Members(JsonObject rule, JsonNode? value, string at)
    {
        if (value is not JsonObject members)
        {
            yield break;
        }

        var required = rule["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [];
        foreach (var name in required.Where(name => !members.ContainsKey(name)))
        {
            yield return $"{at}: required {name}";
        }

        foreach (var (name, member) in members)
        {
            var found = (rule["properties"]?[name], rule["additionalProperties"]) switch
            {
                (JsonObject own, _) => Check(own, member, $"{at}.{name}"),
                (_, JsonObject other) => Check(other, member, $"{at}.{name}"),
                (_, JsonValue forbidden) when !forbidden.GetValue<bool>() => [$"{at}: additional {name}"],
                _ => [],
            };
            var named = rule["propertyNames"] is JsonObject names ? Check(names, JsonValue.Create(name), $"{at} name") : [];
            foreach (var violation in found.Concat(named))
            {
                yield return violation;
            }
        }
    }
}
