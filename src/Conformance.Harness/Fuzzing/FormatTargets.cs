using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Harness.Fuzzing;

/// <summary>Every data format of LwM2M. The first octet of an input chooses the path it is read at, the others are the payload.</summary>
internal static class FormatTargets
{
    private const ushort ObjectId = 42800;
    private const ushort MultipleFrom = 100;

    private static readonly Lwm2mPath[] Paths = [.. new[] { "/", "/42800", "/42800/0", "/42800/0/1", "/42800/0/104", "/42800/0/104/3", "/3/0/9", "/3/0", "/42800/0/6", "/5/0/0" }.Select(Lwm2mPath.Parse)];

    private static readonly ResourceType[] Types = [.. Enum.GetValues<ResourceType>().Where(type => type != ResourceType.None)];

    private static readonly Dictionary<ContentFormat, string> Names = new()
    {
        [ContentFormat.Text] = "text",
        [ContentFormat.Opaque] = "opaque",
        [ContentFormat.Cbor] = "cbor-value",
        [ContentFormat.Tlv] = "tlv",
        [ContentFormat.Json] = "json",
        [ContentFormat.SenmlJson] = "senml-json",
        [ContentFormat.SenmlCbor] = "senml-cbor",
        [ContentFormat.SenmlEtchJson] = "senml-etch-json",
        [ContentFormat.SenmlEtchCbor] = "senml-etch-cbor",
        [ContentFormat.Lwm2mCbor] = "lwm2m-cbor",
    };

    /// <summary>Forms that our writers do not produce, by format, all at the root.</summary>
    private static readonly (ContentFormat Format, string Hex)[] Vectors =
    [
        (ContentFormat.Lwm2mCbor, "A10DA1181AA101182A"),
        (ContentFormat.Lwm2mCbor, "BF9F0DFFBF9F181AFFBF9F01FF182AFFFFFF"),
        (ContentFormat.Lwm2mCbor, "A1810DA181181AA18101A18102C48220182D"),
        (ContentFormat.SenmlCbor, "81A202F95CB0216B2F333434322F302F313330"),
        (ContentFormat.SenmlCbor, "82A3216A2F34323830302F302F02012219C350A200613302F5"),
        (ContentFormat.SenmlEtchCbor, "81A2006B2F34323830302F302F3902F6"),
        (ContentFormat.Cbor, "C11A5182428F"),
        (ContentFormat.Cbor, "C48221196AB3"),
        (ContentFormat.Cbor, "5F42010243030405FF"),
    ];

    private static readonly (ContentFormat Format, string Text)[] Texts =
    [
        (ContentFormat.Json, """{"bn":"/42800/","bt":25462634,"e":[{"n":"0/3","v":22.4,"t":-5},{"n":"0/2","v":7,"t":-30},{"n":"0/6","sv":"q83v"}]}"""),
        (ContentFormat.Json, """{"e":[{"n":"0/8","ov":"66:0"},{"n":"0/4","bv":true}],"x":null}"""),
        (ContentFormat.SenmlJson, """[{"bn":"/42800/0/","bt":1.5e9,"bv":20,"n":"3","v":1.25,"u":"Cel"},{"n":"2","t":-5,"v":3},{"n":"1","vs":"\u00e9\ud83d\ude00"}]"""),
        (ContentFormat.SenmlEtchJson, """[{"n":"/42800/0/2","v":null},{"bver":10,"n":"/42800/0/104/3","vb":false}]"""),
    ];

    private static readonly byte[][] JsonWords =
        [.. new[] { "\"bn\":\"/\",", "\"n\":", "\"v\":1e308", "-0", "\"t\":1e999", "\\ud800", "null", "true", "\"vlo\":\"1:2\"", "{", "}", "[", "]", ",{}", "\"bt\":1e308," }.Select(System.Text.Encoding.UTF8.GetBytes)];

    /// <param name="objects">Facts of the registry; one object that has every type is added to them.</param>
    public static IEnumerable<FuzzTarget> Of(ObjectRegistry objects)
    {
        var model = new ObjectModel(new Dictionary<ushort, ObjectDefinition>
        {
            [ObjectId] = EveryType,
            [3] = objects.Find(3)!,
            [5] = objects.Find(5)!,
        });
        return PayloadFormats.All.Select(format => Of(format, model));
    }

    private static DecoderTarget<Payload> Of(IFormat format, ObjectModel model) => new(
        Names[format.ContentFormat],
        [.. Written(format, model), .. Listed(format.ContentFormat)],
        (ReadOnlyMemory<byte> octets, out Payload? payload, out DecodeError error) => TryRead(format, model, octets, out payload, out error),
        payload => Broken(format, model, payload),
        format.ContentFormat.ToString().Contains("json", StringComparison.Ordinal) ? JsonWords : []);

    private static bool TryRead(IFormat format, ObjectModel model, ReadOnlyMemory<byte> octets, out Payload? payload, out DecodeError error)
    {
        var path = Paths[octets.IsEmpty ? 0 : octets.Span[0] % Paths.Length];
        var decoded = format.TryRead(octets.Span[Math.Min(1, octets.Length)..], path, model, out var entries, out error);
        payload = decoded ? new(path, entries) : null;
        return decoded;
    }

    /// <summary>Written again at the nearest path that has all entries below it: ids of a payload may lead elsewhere than the request.</summary>
    private static string? Broken(IFormat format, ObjectModel model, Payload payload)
    {
        var path = payload.Path;
        while (!payload.Entries.All(entry => path.Contains(entry.Path)))
        {
            path = path.Parent;
        }

        var written = format.Write(payload.Entries, path, model);
        return !format.TryRead(written, path, model, out var again, out var error) ? $"round trip: {Hex.Of(written, 64)} does not decode: {error}"
            : Mismatch([.. payload.Entries.Where(entry => !IsEmptyInstance(entry, path))], [.. again.Where(entry => !IsEmptyInstance(entry, path))]);
    }

    /// <summary>An instance without resources, read by its own path, is an empty payload as well as an empty record.</summary>
    private static bool IsEmptyInstance(Entry entry, Lwm2mPath path) => entry.Value is null && entry.Path == path;

    /// <summary>Formats that group entries may put them into another order; what stands under one path keeps its own.</summary>
    private static string? Mismatch(IReadOnlyList<Entry> entries, IReadOnlyList<Entry> again)
    {
        var before = entries.OrderBy(entry => entry.Path.ToString(), StringComparer.Ordinal).ToList();
        var after = again.OrderBy(entry => entry.Path.ToString(), StringComparer.Ordinal).ToList();
        return before.SequenceEqual(after) ? null
            : before.Count != after.Count ? $"round trip: {before.Count} entries become {after.Count}"
            : before.Zip(after).First(pair => pair.First != pair.Second) is var (was, becomes) ? $"round trip: {was} becomes {becomes}"
            : null;
    }

    /// <summary>One seed for each path that the format can stand at.</summary>
    private static IEnumerable<byte[]> Written(IFormat format, ObjectModel model)
    {
        for (var index = 0; index < Paths.Length; index++)
        {
            if (TryWrite(format, model, Paths[index]) is { } octets)
            {
                yield return [(byte)index, .. octets];
            }
        }
    }

    private static byte[]? TryWrite(IFormat format, ObjectModel model, Lwm2mPath path)
    {
        try
        {
            var octets = format.Write([.. Samples.Where(entry => path.Contains(entry.Path))], path, model);
            return format.TryRead(octets, path, model, out var entries, out _) && entries.Count > 0 ? octets : null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static IEnumerable<byte[]> Listed(ContentFormat format) =>
        Vectors.Where(vector => vector.Format == format).Select(vector => Convert.FromHexString(vector.Hex))
            .Concat(Texts.Where(text => text.Format == format).Select(text => System.Text.Encoding.UTF8.GetBytes(text.Text)))
            .SelectMany(octets => new byte[][] { [0, .. octets], [1, .. octets], [3, .. octets] });

    private static IReadOnlyList<Entry> Samples { get; } =
    [
        .. Types.Select(type => new Entry(Lwm2mPath.Of(ObjectId, 0, (ushort)type), Sample(type))),
        .. Types.SelectMany(type => new ushort[] { 0, 3, 300 }.Select(id => new Entry(Lwm2mPath.Of(ObjectId, 0, (ushort)(MultipleFrom + type), id), Sample(type)))),
        .. Types.Select(type => new Entry(Lwm2mPath.Of(ObjectId, 7, (ushort)type), Sample(type))),
        new(Lwm2mPath.Of(3, 0, 9), new Lwm2mValue.Integer(95)),
        new(Lwm2mPath.Of(3, 0, 0), new Lwm2mValue.Text("Open Mobile Alliance")),
        new(Lwm2mPath.Of(5, 0, 0), new Lwm2mValue.Octets(new byte[] { 1, 2, 3, 4, 5 })),
    ];

    private static ObjectDefinition EveryType { get; } = new(
        ObjectId, "Every type", "urn:x", "1.1", "1.0", Multiple: true, Mandatory: false,
        [.. Types.Select(type => Resource(type, 0, multiple: false)), .. Types.Select(type => Resource(type, MultipleFrom, multiple: true))]);

    private static ResourceDefinition Resource(ResourceType type, int from, bool multiple) =>
        new((ushort)(from + type), type.ToString(), "RW", multiple, Mandatory: false, type, "", "");

    private static Lwm2mValue Sample(ResourceType type) => type switch
    {
        ResourceType.String => new Lwm2mValue.Text("Grüße +02:00"),
        ResourceType.Integer => new Lwm2mValue.Integer(-70000),
        ResourceType.UnsignedInteger => new Lwm2mValue.Unsigned(ulong.MaxValue),
        ResourceType.Float => new Lwm2mValue.Float(21.37),
        ResourceType.Boolean => new Lwm2mValue.Flag(true),
        ResourceType.Opaque => new Lwm2mValue.Octets(new byte[] { 0xAB, 0xCD, 0xEF }),
        ResourceType.Time => new Lwm2mValue.Time(1_367_491_215),
        ResourceType.Objlnk => new Lwm2mValue.ObjectLink(66, 1),
        _ => new Lwm2mValue.Corelnk("</3/0>;ver=1.1"),
    };

    private sealed record Payload(Lwm2mPath Path, IReadOnlyList<Entry> Entries);
}
