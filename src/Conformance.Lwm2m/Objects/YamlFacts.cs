using System.Globalization;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Conformance.Lwm2m.Objects;

/// <summary>Object facts from YAML events; every complaint carries file and line.</summary>
internal sealed class YamlFacts(IParser parser, string file)
{
    public ObjectDefinition ReadObject(IReadOnlyCollection<string> objectFields, IReadOnlyCollection<string> resourceFields)
    {
        IReadOnlyList<ResourceDefinition> resources = [];
        var fields = ReadFields(objectFields, field => resources = ReadResources(field, resourceFields));
        return new(
            Id(fields["id"]),
            fields["name"].Text,
            fields["urn"].Text,
            Version(fields["lwm2mVersion"]),
            Version(fields["objectVersion"]),
            Truth(fields["multiple"]),
            Truth(fields["mandatory"]),
            resources);
    }

    private List<ResourceDefinition> ReadResources(string field, IReadOnlyCollection<string> resourceFields)
    {
        if (!parser.TryConsume<SequenceStart>(out _))
        {
            throw Unfit(parser.Current!.Start, $"{field} is not a list; one is required");
        }

        var resources = new List<ResourceDefinition>();
        var known = new HashSet<ushort>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var fields = ReadFields(resourceFields, field => throw Unfit(parser.Current!.Start, $"{field} is no scalar; one is required"));
            var id = Id(fields["id"]);
            if (!known.Add(id))
            {
                throw Unfit(fields["id"].Start, $"resource {id} stands twice; ids are unique");
            }

            resources.Add(new(
                id,
                fields["name"].Text,
                Operations(fields["operations"]),
                Truth(fields["multiple"]),
                Truth(fields["mandatory"]),
                Type(fields["type"]),
                fields["range"].Text,
                fields["unit"].Text));
        }

        return resources;
    }

    private Dictionary<string, Field> ReadFields(IReadOnlyCollection<string> required, Action<string> readNested)
    {
        var start = parser.Current!.Start;
        if (!parser.TryConsume<MappingStart>(out _))
        {
            throw Unfit(start, $"a mapping with {string.Join(", ", required)} is required");
        }

        var fields = new Dictionary<string, Field>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!required.Contains(key.Value))
            {
                throw Unfit(key.Start, $"field '{Excerpt.Of(key.Value)}' is unknown; one of {string.Join(", ", required)} is required");
            }

            var field = new Field(key.Value, "", key.Start);
            if (parser.TryConsume<Scalar>(out var value))
            {
                field = field with { Text = value.Value };
            }
            else
            {
                readNested(key.Value);
            }

            if (!fields.TryAdd(key.Value, field))
            {
                throw Unfit(key.Start, $"field '{Excerpt.Of(key.Value)}' stands twice; once is required");
            }
        }

        return required.FirstOrDefault(name => !fields.ContainsKey(name)) is { } missing
            ? throw Unfit(start, $"field '{missing}' is missing; it is required")
            : fields;
    }

    private ushort Id(Field field) =>
        ushort.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < ushort.MaxValue
            ? id
            : throw Unfit(field, "a number from 0 to 65534");

    private bool Truth(Field field) => field.Text switch
    {
        "true" => true,
        "false" => false,
        _ => throw Unfit(field, "true or false"),
    };

    private string Version(Field field) =>
        ObjectVersion.TryParse(field.Text, out _) ? field.Text : throw Unfit(field, "digits.digits");

    private string Operations(Field field) =>
        field.Text.All("RWE".Contains) ? field.Text : throw Unfit(field, "letters of RWE");

    private ResourceType Type(Field field) =>
        TypeNames.TryFind(field.Text, out var type) ? type : throw Unfit(field, $"one of {TypeNames.All}, or nothing");

    private InvalidDataException Unfit(Field field, string required) =>
        Unfit(field.Start, $"{field.Name} is '{Excerpt.Of(field.Text)}'; {required} is required");

    private InvalidDataException Unfit(Mark start, string message) => new($"{file}:{start.Line}: {message}");

    private sealed record Field(string Name, string Text, Mark Start);
}
