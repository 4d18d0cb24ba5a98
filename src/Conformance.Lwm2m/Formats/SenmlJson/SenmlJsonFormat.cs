using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats.Json;
using Conformance.Lwm2m.Formats.Senml;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.SenmlJson;

/// <summary>SenML JSON, and SenML-ETCH JSON when constructed so.</summary>
/// <remarks>RFC 8428 §5, RFC 8790, Core 1.2 §7.4.6.</remarks>
/// <param name="contentFormat">110 or 320.</param>
public sealed class SenmlJsonFormat(ContentFormat contentFormat) : IFormat
{
    private const string Clause = "RFC 8428 §5";

    public ContentFormat ContentFormat => contentFormat;

    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        if (!JsonReading.TryRead(octets, out var item, out error))
        {
            return false;
        }

        if (item is not JsonItem.Array pack)
        {
            error = new(item!.Offset, Clause, $"document is {item.Kind}; an array of records is required");
            return false;
        }

        var records = new List<SenmlRecord>();
        foreach (var element in pack.Items)
        {
            if (!TryRecord(element, out var record, out error))
            {
                return false;
            }

            records.Add(record!);
        }

        return SenmlPack.TryResolve(records, contentFormat == ContentFormat.SenmlEtchJson, model, out entries, out error);
    }

    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model)
    {
        var naming = Naming.Of(entries);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        for (var index = 0; index < entries.Count; index++)
        {
            json.WriteStartObject();
            if (index == 0 && naming.BaseName.Length > 0)
            {
                json.WriteString(SenmlLabel.BaseName, naming.BaseName);
            }

            WriteEntry(json, entries[index], naming.NameOf(entries[index].Path));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static bool TryRecord(JsonItem item, out SenmlRecord? record, out DecodeError error)
    {
        record = null;
        if (item is not JsonItem.Object fields)
        {
            error = new(item.Offset, Clause, $"record is {item.Kind}; an object is required");
            return false;
        }

        return SenmlRecord.TryBuild(item.Offset, fields.Fields.Select(Field), out record, out error);
    }

    private static SenmlField Field(KeyValuePair<string, JsonItem> field) => field switch
    {
        { Key: SenmlLabel.Octets, Value: JsonItem.Scalar { Value: Lwm2mValue.Text text } } =>
            new(field.Value.Offset, field.Key, Octets(text.Value), "text that is no Base64url without padding"),
        { Value: JsonItem.Scalar scalar } => new(scalar.Offset, field.Key, scalar.Value, Found(scalar)),
        { Value: JsonItem.Null nothing } => new(nothing.Offset, field.Key, null, SenmlField.FoundNull),
        _ => new(field.Value.Offset, field.Key, null, field.Value.Kind),
    };

    private static string Found(JsonItem.Scalar scalar) =>
        scalar.Value is Lwm2mValue.Text text ? $"'{Excerpt.Of(text.Value)}'" : scalar.Kind;

    public static Lwm2mValue.Octets? Octets(string text) =>
        !text.Contains('=', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace) && Base64Url.IsValid(text)
            ? new(Base64Url.DecodeFromChars(text))
            : null;

    private static void WriteEntry(Utf8JsonWriter json, Entry entry, string name)
    {
        if (name.Length > 0)
        {
            json.WriteString(SenmlLabel.Name, name);
        }

        if (entry.Timestamp is { } time)
        {
            json.WriteNumber(SenmlLabel.Time, time);
        }

        if (entry.Unit is { } unit)
        {
            json.WriteString(SenmlLabel.Unit, unit);
        }

        switch (entry.Value)
        {
            case null:
                break;
            case Lwm2mValue.Text text:
                json.WriteString(SenmlLabel.Text, text.Value);
                break;
            case Lwm2mValue.Corelnk links:
                json.WriteString(SenmlLabel.Text, links.Value);
                break;
            case Lwm2mValue.Flag flag:
                json.WriteBoolean(SenmlLabel.Flag, flag.Value);
                break;
            case Lwm2mValue.Octets octets:
                json.WriteString(SenmlLabel.Octets, Base64Url.EncodeToString(octets.Value.Span));
                break;
            case Lwm2mValue.ObjectLink link:
                json.WriteString(SenmlLabel.ObjectLink, link.ToText());
                break;
            default:
                json.WritePropertyName(SenmlLabel.Value);
                JsonNumber.Write(json, entry.Value);
                break;
        }
    }
}
