using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Objects;

/// <summary>Object definitions from the registry's XML files, so that a user can bring any object.</summary>
/// <remarks>The file schema of the OMNA registry (LWM2M.xsd). Descriptions are not taken over.</remarks>
public static class ObjectImport
{
    /// <summary>Files larger than this many characters are refused.</summary>
    public const int MaxCharacters = 4 * 1024 * 1024;

    private const int MaxDepth = 16;
    private const string DefaultVersion = "1.0";

    /// <summary>Reads every object of a file.</summary>
    /// <param name="xml">The XML text.</param>
    /// <param name="file">How messages name the source.</param>
    /// <exception cref="InvalidDataException">
    /// The file is no object definition; the message says what was found, what was required and where.
    /// </exception>
    public static IReadOnlyList<ObjectDefinition> Read(TextReader xml, string file)
    {
        var document = Load(xml, file);
        var objects = document.Root!.Elements("Object").Select(element => ReadObject(element, file)).ToList();
        return objects.Count > 0
            ? objects
            : throw Unfit(document.Root, file, $"element {Excerpt.Of(document.Root.Name.ToString())} has no Object; one or more are required");
    }

    private static XDocument Load(TextReader xml, string file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            var text = xml.ReadToEnd();
            RefuseDeep(text, settings, file);
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException exception)
        {
            var place = exception.LineNumber > 0 ? $"{file}:{exception.LineNumber}" : file;
            throw new InvalidDataException(
                $"{place}: {Excerpt.OfSentence(FirstSentence(exception.Message))}; well-formed XML without DTD of up to {MaxCharacters} characters is required",
                exception);
        }
    }

    /// <summary>The tree is built in time that grows with its depth, too.</summary>
    private static void RefuseDeep(string text, XmlReaderSettings settings, string file)
    {
        using var reader = XmlReader.Create(new StringReader(text), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new InvalidDataException($"{file}:{((IXmlLineInfo)reader).LineNumber}: elements are nested deeper than {MaxDepth}; less is required");
            }
        }
    }

    private static string FirstSentence(string message) =>
        char.ToLowerInvariant(message[0]) + message.Split(". ")[0][1..].TrimEnd('.');

    private static ObjectDefinition ReadObject(XElement element, string file)
    {
        var resources = new List<ResourceDefinition>();
        foreach (var item in element.Element("Resources")?.Elements("Item") ?? [])
        {
            var resource = ReadResource(item, file);
            resources.Add(resources.TrueForAll(known => known.Id != resource.Id)
                ? resource
                : throw Unfit(item, file, $"resource {resource.Id} stands twice; ids are unique"));
        }

        return new(
            Id(Required(element, "ObjectID", file), file),
            Text(Required(element, "Name", file)),
            Text(Required(element, "ObjectURN", file)),
            Version(element.Element("LWM2MVersion"), file),
            Version(element.Element("ObjectVersion"), file),
            Choice(Required(element, "MultipleInstances", file), file, yes: "Multiple", no: "Single"),
            Choice(Required(element, "Mandatory", file), file, yes: "Mandatory", no: "Optional"),
            resources);
    }

    private static ResourceDefinition ReadResource(XElement item, string file) => new(
        ushort.TryParse(item.Attribute("ID")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < ushort.MaxValue
            ? id
            : throw Unfit(item, file, $"ID of an Item is '{Excerpt.Of(item.Attribute("ID")?.Value ?? "")}'; a number from 0 to 65534 is required"),
        Text(Required(item, "Name", file)),
        Operations(item.Element("Operations"), file),
        Choice(Required(item, "MultipleInstances", file), file, yes: "Multiple", no: "Single"),
        Choice(Required(item, "Mandatory", file), file, yes: "Mandatory", no: "Optional"),
        Type(item.Element("Type"), file),
        Text(item.Element("RangeEnumeration")),
        Text(item.Element("Units")));

    private static XElement Required(XElement parent, string name, string file) =>
        parent.Element(name) ?? throw Unfit(parent, file, $"element {Excerpt.Of(parent.Name.ToString())} has no {name}; one is required");

    /// <summary>Text on one line: the registry wraps names and ranges at will.</summary>
    private static string Text(XElement? element) =>
        element is null ? "" : string.Join(' ', element.Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static ushort Id(XElement element, string file) =>
        ushort.TryParse(Text(element), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id < ushort.MaxValue
            ? id
            : throw Wrong(element, file, "a number from 0 to 65534");

    private static string Version(XElement? element, string file) => Text(element) switch
    {
        "" => DefaultVersion,
        var version when ObjectVersion.TryParse(version, out _) => version,
        _ => throw Wrong(element!, file, "digits.digits"),
    };

    private static bool Choice(XElement element, string file, string yes, string no)
    {
        var text = Text(element);
        return text == yes || (text == no ? false : throw Wrong(element, file, $"{yes} or {no}"));
    }

    private static string Operations(XElement? element, string file)
    {
        var text = Text(element);
        return text.All("RWE".Contains) ? text : throw Wrong(element!, file, "letters of RWE");
    }

    private static ResourceType Type(XElement? element, string file) =>
        TypeNames.TryFind(Text(element), out var type) ? type : throw Wrong(element!, file, $"one of {TypeNames.All}, or nothing");

    private static InvalidDataException Wrong(XElement element, string file, string required) =>
        Unfit(element, file, $"{element.Name} is '{Excerpt.Of(Text(element))}'; {required} is required");

    private static InvalidDataException Unfit(XElement element, string file, string message) =>
        new($"{file}:{((IXmlLineInfo)element).LineNumber}: {message}");
}
