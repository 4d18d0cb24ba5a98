using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Tests.Scripting;

/// <summary>Those keywords of JSON Schema that the writer uses; any other makes the test fail.</summary>
internal sealed class SchemaCheck(JsonNode schema)
{
    public bool Accepts(Node node) => Accepts(schema, Json(node));

    private bool Accepts(JsonNode rule, JsonNode? value) =>
        rule.AsObject().All(keyword => Holds(rule.AsObject(), keyword.Key, keyword.Value!, value));

    private bool Holds(JsonObject rule, string keyword, JsonNode content, JsonNode? value) => keyword switch
    {
        "$schema" or "title" or "description" or "$defs" => true,
        "$ref" => Accepts(schema["$defs"]![content.GetValue<string>()["#/$defs/".Length..]]!, value),
        "type" => Words(content).Contains(TypeOf(value)) || (TypeOf(value) == "integer" && Words(content).Contains("number")),
        "enum" => content.AsArray().Any(word => JsonNode.DeepEquals(word, value)),
        "pattern" => TypeOf(value) != "string" || Regex.IsMatch(value!.GetValue<string>(), content.GetValue<string>()),
        "maxLength" => TypeOf(value) != "string" || value!.GetValue<string>().Length <= content.GetValue<int>(),
        "minimum" => TypeOf(value) != "integer" || value!.GetValue<decimal>() >= content.GetValue<long>(),
        "maximum" => TypeOf(value) != "integer" || value!.GetValue<decimal>() <= content.GetValue<long>(),
        "minItems" => value is not JsonArray few || few.Count >= content.GetValue<int>(),
        "maxItems" => value is not JsonArray many || many.Count <= content.GetValue<int>(),
        "uniqueItems" => value is not JsonArray items || items.Select(item => item!.ToJsonString()).Distinct().Count() == items.Count,
        "items" => value is not JsonArray list || list.All(item => Accepts(content, item)),
        "minProperties" => value is not JsonObject map || map.Count >= content.GetValue<int>(),
        "required" => value is not JsonObject map || content.AsArray().All(name => map.ContainsKey(name!.GetValue<string>())),
        "properties" => value is not JsonObject map || map.All(entry => content[entry.Key] is not { } inner || Accepts(inner, entry.Value)),
        "propertyNames" => value is not JsonObject map || map.All(entry => Accepts(content, JsonValue.Create(entry.Key))),
        "additionalProperties" => value is not JsonObject map || map.Where(entry => rule["properties"]?[entry.Key] is null)
            .All(entry => content is JsonObject inner && Accepts(inner, entry.Value)),
        "anyOf" => content.AsArray().Any(part => Accepts(part!, value)),
        "allOf" => content.AsArray().All(part => Accepts(part!, value)),
        "oneOf" => content.AsArray().Count(part => Accepts(part!, value)) == 1,
        "not" => !Accepts(content, value),
        _ => throw new NotSupportedException($"no keyword {keyword}"),
    };

    private static IEnumerable<string> Words(JsonNode content) =>
        content is JsonArray words ? words.Select(word => word!.GetValue<string>()) : [content.GetValue<string>()];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.GetValue<decimal>() == decimal.Truncate(value.GetValue<decimal>()) ? "integer" : "number",
        _ => "string",
    };

    /// <summary>What an editor makes of the YAML: the core schema of YAML 1.2.</summary>
    private static JsonNode? Json(Node node) => node switch
    {
        MappingNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { IsEmpty: true } => null,
        ScalarNode { Quoted: true, Text: var text } => JsonValue.Create(text),
        ScalarNode { Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        ScalarNode scalar when decimal.TryParse(scalar.Text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        ScalarNode { Text: var text } => JsonValue.Create(text),
        _ => throw new NotSupportedException(),
    };
}
