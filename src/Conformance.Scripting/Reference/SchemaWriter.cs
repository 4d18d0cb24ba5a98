using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Scripting.Reference;

/// <summary>
/// Writes the JSON Schema (2020-12) of a test case, for editors. What it cannot see, names and object types, the loader checks.
/// </summary>
public sealed class SchemaWriter(VerbCatalogue catalogue)
{
    private const string ExpressionPattern = @"^\$\(.+\)$";
    private const string NamePattern = "^[a-z][a-z0-9-]*$";
    private const string RequirementPattern = "^[A-Z0-9]+(-[A-Z0-9.]+)+$";
    private const string Segment = "/[0-9]{1,5}";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>The schema, indented, with a line break at its end.</returns>
    public string Write()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "LwM2M conformance test case",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Words(CaseFields.All.Where(field => field.Required).Select(field => field.Name)),
            ["properties"] = Map(CaseFields.All, field => field.Name, field => Described(CaseField(field.Name), field.Summary)),
            ["$defs"] = Definitions(),
        };
        return schema.ToJsonString(s_options).ReplaceLineEndings("\n") + "\n";
    }

    private JsonObject CaseField(string name) => name switch
    {
        CaseFields.Id => Pattern(CaseFields.IdPattern),
        CaseFields.Title => new() { ["type"] = "string", ["maxLength"] = CaseFields.LongestTitle },
        CaseFields.Purpose => Pattern("^" + CaseFields.PurposeOpening),
        CaseFields.AppliesIf or CaseFields.Decision or CaseFields.Smoke => Type("string"),
        CaseFields.Requirements => List(Ref("requirement")),
        CaseFields.Iut => Enum(catalogue.Iuts),
        CaseFields.Tester => AnyOf(Enum(catalogue.Roles), List(Enum(catalogue.Roles))),
        CaseFields.Ets => List(Type("string")),
        CaseFields.Claims => List(Enum(catalogue.Claims)),
        CaseFields.Vars => Names(new JsonObject()),
        CaseFields.Parameters => new() { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = Type("object") },
        _ => Ref("steps"),
    };

    private JsonObject Definitions()
    {
        var definitions = new JsonObject
        {
            ["name"] = Pattern(NamePattern),
            ["requirement"] = Pattern(RequirementPattern),
            ["expression"] = Pattern(ExpressionPattern),
            ["scalar"] = Type("string", "number", "boolean"),
            ["duration"] = AnyOf(Pattern($@"^[0-9]+(\.[0-9]+)? ({string.Join('|', ValueText.Units)})$"), Ref("expression")),
            ["format"] = AnyOf(Enum(catalogue.Formats.Keys), Integer(0, ushort.MaxValue), Ref("expression")),
            ["matcher"] = Type("string", "number", "boolean", "array", "object"),
            ["steps"] = new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Ref("step") },
            ["step"] = new JsonObject
            {
                ["type"] = "object",
                ["oneOf"] = new JsonArray([.. catalogue.Verbs.Select(verb => Ref(Name(verb)))]),
            },
        };
        foreach (var several in catalogue.Verbs.SelectMany(verb => verb.Fields).Select(field => field.Type).OfType<FieldType.Several>().DistinctBy(several => several.Name))
        {
            definitions[several.Name] = AnyOf(Enum(several.Words), Ref("expression"));
        }

        foreach (var verb in catalogue.Verbs)
        {
            definitions[Name(verb)] = Verb(verb);
        }

        return definitions;
    }

    private static string Name(VerbDefinition verb) => $"verb-{verb.Name}";

    private JsonObject Verb(VerbDefinition verb)
    {
        var properties = Properties([new(verb.Name, verb.Target, verb.Summary), .. verb.Fields, .. catalogue.Common]);
        var schema = new JsonObject
        {
            ["description"] = verb.Summary,
            ["required"] = Words(verb.Fields.Where(field => field.Required).Select(field => field.Name).Prepend(verb.Name)),
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        var exclusions = verb.Fields
            .SelectMany(field => field.Excludes ?? [], (field, other) => new[] { field.Name, other }.Order(StringComparer.Ordinal))
            .Select(pair => string.Join(' ', pair))
            .Distinct()
            .Select(pair => (JsonNode)new JsonObject { ["not"] = new JsonObject { ["required"] = Words(pair.Split(' ')) } })
            .ToArray();
        if (exclusions.Length > 0)
        {
            schema["allOf"] = new JsonArray(exclusions);
        }

        return schema;
    }

    private static JsonObject Of(FieldType type) => type switch
    {
        FieldType.Text => Ref("scalar"),
        FieldType.Number number => AnyOf(Integer(number.Min, number.Max), Ref("expression")),
        FieldType.NumberAmong among => AnyOf(new JsonObject { ["enum"] = new JsonArray([.. among.Allowed.Select(number => JsonValue.Create(number))]) }, Ref("expression")),
        FieldType.Flag => AnyOf(Type("boolean"), Ref("expression")),
        FieldType.Duration => Ref("duration"),
        FieldType.Path path => Path(path),
        FieldType.Format => Ref("format"),
        FieldType.Choice choice => AnyOf(Enum(choice.Words), Ref("expression")),
        FieldType.Several several => AnyOf(Ref(several.Name), List(Ref(several.Name))),
        FieldType.Reference => Ref("expression"),
        FieldType.Condition => Type("string", "boolean"),
        FieldType.Declaration => Type("string"),
        FieldType.Any or FieldType.Items => Ref("matcher"),
        FieldType.NamedValues or FieldType.PathValues => Type("object"),
        FieldType.Interval => new() { ["type"] = "array", ["minItems"] = 2, ["maxItems"] = 2, ["items"] = Ref("duration") },
        FieldType.Matchers { Keys: { Count: > 0 } keys } =>
            Closed(Map(keys, key => key.Name, key => Described(Ref("matcher"), key.Summary))),
        FieldType.Matchers => Type("object"),
        FieldType.OneMatcher => Ref("matcher"),
        FieldType.Fields fields => AnyOf([.. WordsOrNothing(fields.Words), Closed(Properties(fields.Known))]),
        FieldType.Steps => Ref("steps"),
        FieldType.Branches => Names(Ref("steps")),
        FieldType.NewName => Ref("name"),
        FieldType.Requirements => AnyOf(Ref("requirement"), List(Ref("requirement"))),
        FieldType.Empty => Type("null"),
        _ => throw new NotSupportedException($"no schema for {type.GetType().Name}"),
    };

    private static JsonObject Path(FieldType.Path path)
    {
        var literal = path.MinDepth == 0 ? $"^(/|({Segment}){{1,{path.MaxDepth}}})$" : $"^({Segment}){{{path.MinDepth},{path.MaxDepth}}}$";
        return AnyOf(Pattern(literal), Pattern(@"^[0-9/]*\$\(.+\)[0-9/]*$"));
    }

    private static JsonObject[] WordsOrNothing(IReadOnlyList<string> words) => words.Count == 0 ? [] : [Enum(words)];

    private static JsonObject Described(JsonObject schema, string summary)
    {
        schema["description"] = summary;
        return schema;
    }

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Type(params string[] types) => new() { ["type"] = types is [var only] ? only : Words(types) };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Integer(long min, long max) => new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max };

    private static JsonObject Enum(IEnumerable<string> words) => new() { ["enum"] = Words(words) };

    private static JsonObject List(JsonObject item) =>
        new() { ["type"] = "array", ["minItems"] = 1, ["uniqueItems"] = true, ["items"] = item };

    private static JsonObject AnyOf(params JsonObject[] schemas) =>
        schemas is [var only] ? only : new() { ["anyOf"] = new JsonArray([.. schemas]) };

    private static JsonObject Names(JsonObject value) =>
        new() { ["type"] = "object", ["minProperties"] = 1, ["propertyNames"] = Ref("name"), ["additionalProperties"] = value };

    private static JsonObject Closed(JsonObject properties) =>
        new() { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };

    private static JsonObject Properties(IEnumerable<FieldDefinition> fields) =>
        Map(fields, field => field.Name, field => Described(Of(field.Type), field.Summary));

    private static JsonObject Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> schema) =>
        new(items.Select(item => KeyValuePair.Create(name(item), schema(item))));

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);
}
