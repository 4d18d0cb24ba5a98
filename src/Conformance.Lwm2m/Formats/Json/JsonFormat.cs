using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Json;

/// <summary>The JSON of LwM2M 1.0: one object with a base name, a base time and an array of entries.</summary>
/// <remarks>
/// LwM2M 1.0 §6.4.4 (as read through Core 1.2 §7.4.6). Without a base name, names are relative to the path of the request.
/// </remarks>
public sealed class JsonFormat : IFormat
{
    private const string Clause = "LwM2M 1.0 §6.4.4";
    private const int ResourceDepth = 3;

    public ContentFormat ContentFormat => ContentFormat.Json;

    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        if (!JsonReading.TryRead(octets, out var item, out error))
        {
            return false;
        }

        if (item is not JsonItem.Object document)
        {
            error = new(item!.Offset, Clause, $"document is {item.Kind}; an object is required");
            return false;
        }

        var root = new Fields(document);
        if (!root.TryText("bn", out var baseName, out error) || !root.TryNumber("bt", out var baseTime, out error))
        {
            return false;
        }

        if (root["e"] is not JsonItem.Array array)
        {
            error = new(document.Offset, Clause, $"e is {root["e"]?.Kind ?? "missing"}; an array of entries is required");
            return false;
        }

        var read = new List<Entry>();
        foreach (var element in array.Items)
        {
            if (!TryEntry(element, baseName, baseTime, basePath, model, out var entry, out error))
            {
                return false;
            }

            read.Add(entry!);
        }

        entries = read;
        return true;
    }

    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model)
    {
        var naming = Naming.Of(entries, nameEach: true); // clients of that time look for n
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("bn", naming.BaseName);
        json.WriteStartArray("e");
        foreach (var entry in entries)
        {
            json.WriteStartObject();
            WriteEntry(json, entry, naming.NameOf(entry.Path));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static bool TryEntry(
        JsonItem item, string? baseName, double? baseTime, Lwm2mPath basePath, ObjectModel model, out Entry? entry, out DecodeError error)
    {
        entry = null;
        if (item is not JsonItem.Object element)
        {
            error = new(item.Offset, Clause, $"entry is {item.Kind}; an object is required");
            return false;
        }

        var fields = new Fields(element);
        if (!fields.TryText("n", out var name, out error) || !fields.TryNumber("t", out var time, out error))
        {
            return false;
        }

        if (!Lwm2mPath.TryParse(FullName(baseName, name ?? "", basePath), out var path))
        {
            error = new(item.Offset, Clause, $"name is '{Excerpt.Of(baseName + name)}'; a path of up to four ids is required");
            return false;
        }

        if (!TryValue(fields, path, model, out var value, out error))
        {
            return false;
        }

        entry = new(path, value, time is null && baseTime is null ? null : (time ?? 0) + (baseTime ?? 0));
        return true;
    }

    private static string FullName(string? baseName, string name, Lwm2mPath basePath) =>
        baseName is not null || name.StartsWith('/') ? baseName + name
        : name.Length == 0 ? basePath.ToString()
        : basePath.Depth == 0 ? $"/{name}"
        : $"{basePath}/{name}";

    private static bool TryValue(Fields fields, Lwm2mPath path, ObjectModel model, out Lwm2mValue? value, out DecodeError error)
    {
        value = null;
        error = default;
        var present = fields.ValueFields.ToList();
        if (present.Count == 0)
        {
            return true;
        }

        var (label, item) = present[0];
        if (present.Count > 1 || path.Depth < ResourceDepth)
        {
            error = present.Count > 1
                ? new(present[1].Value.Offset, Clause, $"{label} and {present[1].Key} stand in one entry; one value is allowed")
                : new(item.Offset, Clause, $"{path} has a value; only a resource or resource instance may");
            return false;
        }

        var type = model.TypeOf(path);
        var natural = Natural(label, item, type);
        if (natural is null || !Typing.TryFit(natural, type, out value))
        {
            error = new(
                item.Offset,
                "Core 1.1 Appendix C",
                $"{label} of {path} is {item.Kind}; a value of type {type?.ToString() ?? label} is required");
            return false;
        }

        return true;
    }

    /// <summary>The value a label carries; opaque octets stand as Base64 in <c>sv</c>.</summary>
    private static Lwm2mValue? Natural(string label, JsonItem item, ResourceType? type) => (label, (item as JsonItem.Scalar)?.Value) switch
    {
        ("v", { } number) when Typing.Number(number) is not null => number,
        ("bv", Lwm2mValue.Flag flag) => flag,
        ("ov", Lwm2mValue.Text text) => PlainText.Link(text.Value),
        ("sv", Lwm2mValue.Text text) when type == ResourceType.Opaque => PlainText.Octets(text.Value),
        ("sv", Lwm2mValue.Text text) => text,
        _ => null,
    };

    private static void WriteEntry(Utf8JsonWriter json, Entry entry, string name)
    {
        if (name.Length > 0)
        {
            json.WriteString("n", name);
        }

        if (entry.Timestamp is { } time)
        {
            json.WriteNumber("t", time);
        }

        switch (entry.Value)
        {
            case null:
                break;
            case Lwm2mValue.Text or Lwm2mValue.Corelnk or Lwm2mValue.Octets:
                json.WriteString("sv", entry.Value.ToText());
                break;
            case Lwm2mValue.Flag flag:
                json.WriteBoolean("bv", flag.Value);
                break;
            case Lwm2mValue.ObjectLink:
                json.WriteString("ov", entry.Value.ToText());
                break;
            default:
                json.WritePropertyName("v");
                JsonNumber.Write(json, entry.Value);
                break;
        }
    }

    /// <summary>Fields by name; unknown ones are left alone.</summary>
    private sealed class Fields(JsonItem.Object item)
    {
        private static readonly string[] ValueLabels = ["v", "bv", "sv", "ov"];

        public IEnumerable<KeyValuePair<string, JsonItem>> ValueFields => item.Fields.Where(entry => ValueLabels.Contains(entry.Key));

        public JsonItem? this[string name] => item.Fields.FirstOrDefault(entry => entry.Key == name).Value;

        public bool TryText(string name, out string? text, out DecodeError error)
        {
            text = (this[name] as JsonItem.Scalar)?.Value is Lwm2mValue.Text found ? found.Value : null;
            return IsFound(name, "a string", text is not null, out error);
        }

        public bool TryNumber(string name, out double? number, out DecodeError error)
        {
            number = this[name] is JsonItem.Scalar scalar ? Typing.Number(scalar.Value) : null;
            return IsFound(name, "a number", number is not null, out error);
        }

        private bool IsFound(string name, string required, bool isFit, out DecodeError error)
        {
            error = default;
            if (isFit || this[name] is not { } found)
            {
                return true;
            }

            error = new(found.Offset, Clause, $"{name} is {found.Kind}; {required} is required");
            return false;
        }
    }
}
