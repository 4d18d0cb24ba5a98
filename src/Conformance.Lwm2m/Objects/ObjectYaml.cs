using System.Globalization;
using System.Text;
using Conformance.Lwm2m.Formats;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Conformance.Lwm2m.Objects;

/// <summary>Object facts as they stand in <c>profiles/objects/&lt;id&gt;-&lt;version&gt;.yaml</c>.</summary>
/// <remarks>
/// One mapping of scalars and a list of resources, one flow mapping a line:
/// <code>
/// id: 3
/// name: "Device"
/// urn: "urn:oma:lwm2m:oma:3"
/// lwm2mVersion: "1.0"
/// objectVersion: "1.0"
/// multiple: false
/// mandatory: true
/// resources:
///   - {id: 0, name: "Manufacturer", operations: "R", multiple: false, mandatory: false, type: "String", range: "", unit: ""}
/// </code>
/// </remarks>
public static class ObjectYaml
{
    private static readonly string[] ObjectFields =
        ["id", "name", "urn", "lwm2mVersion", "objectVersion", "multiple", "mandatory", "resources"];

    /// <summary>Letters that end a line or begin a file in YAML (YAML 1.1 §5.4, §5.2); control characters are escaped as well.</summary>
    private const string LineBreaks = "\u2028\u2029\uFEFF";

    private static readonly string[] ResourceFields = ["id", "name", "operations", "multiple", "mandatory", "type", "range", "unit"];

    /// <summary>Reads one file.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="file">How messages name the source.</param>
    /// <exception cref="InvalidDataException">
    /// The text is not object facts; the message says what was found, what was required and where.
    /// </exception>
    public static ObjectDefinition Read(TextReader text, string file)
    {
        try
        {
            var parser = new Parser(text);
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            var definition = new YamlFacts(parser, file).ReadObject(ObjectFields, ResourceFields);
            parser.Consume<DocumentEnd>();
            if (!parser.TryConsume<StreamEnd>(out _))
            {
                throw new InvalidDataException($"{file}: a second document follows; one is required");
            }

            return definition;
        }
        catch (YamlException exception)
        {
            throw new InvalidDataException($"{file}:{exception.Start.Line}: {Excerpt.OfSentence(exception.Message)}; well-formed YAML is required", exception);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // the scanner and the parser's own value types refuse some malformed scalars, tags and anchors this way
            throw new InvalidDataException($"{file}: {Excerpt.OfSentence(exception.Message)}; well-formed YAML is required", exception);
        }
    }

    /// <summary>Writes a definition in the shape of the files.</summary>
    /// <param name="definition">The facts.</param>
    /// <param name="source">Where they come from, written as a comment before them; <see langword="null"/> writes none.</param>
    public static string Write(ObjectDefinition definition, string? source = null)
    {
        var yaml = new StringBuilder();
        if (source is not null)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"# {source}\n");
        }

        yaml.Append(CultureInfo.InvariantCulture, $"id: {definition.Id}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"name: {Quote(definition.Name)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"urn: {Quote(definition.Urn)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"lwm2mVersion: {Quote(definition.EnablerVersion)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"objectVersion: {Quote(definition.Version)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"multiple: {Truth(definition.Multiple)}\n");
        yaml.Append(CultureInfo.InvariantCulture, $"mandatory: {Truth(definition.Mandatory)}\n");
        yaml.Append(definition.Resources.Count == 0 ? "resources: []\n" : "resources:\n");
        foreach (var resource in definition.Resources)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"  - {{id: {resource.Id}, name: {Quote(resource.Name)}, ");
            yaml.Append(CultureInfo.InvariantCulture, $"operations: {Quote(resource.Operations)}, multiple: {Truth(resource.Multiple)}, ");
            yaml.Append(CultureInfo.InvariantCulture, $"mandatory: {Truth(resource.Mandatory)}, ");
            yaml.Append(CultureInfo.InvariantCulture, $"type: {Quote(TypeNames.NameOf(resource.Type))}, range: {Quote(resource.Range)}, unit: {Quote(resource.Unit)}}}\n");
        }

        return yaml.ToString();
    }

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                _ when char.IsControl(letter) || LineBreaks.Contains(letter) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
