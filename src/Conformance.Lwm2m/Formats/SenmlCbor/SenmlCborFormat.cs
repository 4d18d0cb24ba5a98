using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats.Cbor;
using Conformance.Lwm2m.Formats.Senml;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Lwm2m.Formats.SenmlCbor;

/// <summary>SenML CBOR, and SenML-ETCH CBOR when constructed so.</summary>
/// <remarks>RFC 8428 §6, RFC 8790, Core 1.2 §7.4.6.</remarks>
/// <param name="contentFormat">112 or 322.</param>
public sealed class SenmlCborFormat(ContentFormat contentFormat) : IFormat
{
    private const string Clause = "RFC 8428 §6";

    public ContentFormat ContentFormat => contentFormat;

    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        if (!CborReader.TryReadDocument(octets, out var item, out error))
        {
            return false;
        }

        if (item is not CborItem.Array pack)
        {
            error = new(item!.Offset, Clause, $"document is {CborValue.Kind(item)}; an array of records is required");
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

        return SenmlPack.TryResolve(records, contentFormat == ContentFormat.SenmlEtchCbor, model, out entries, out error);
    }

    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model)
    {
        var naming = Naming.Of(entries);
        var writer = new SpanWriter();
        var cbor = new CborWriter(writer);
        cbor.WriteArrayStart(entries.Count);
        for (var index = 0; index < entries.Count; index++)
        {
            var fields = Fields(entries[index], index == 0 ? naming.BaseName : "", naming.NameOf(entries[index].Path)).ToList();
            cbor.WriteMapStart(fields.Count);
            foreach (var (label, value) in fields)
            {
                WriteLabel(cbor, label);
                CborValue.Write(cbor, value);
            }
        }

        return writer.ToArray();
    }

    private static bool TryRecord(CborItem item, out SenmlRecord? record, out DecodeError error)
    {
        record = null;
        if (item is not CborItem.Map map)
        {
            error = new(item.Offset, Clause, $"record is {CborValue.Kind(item)}; a map is required");
            return false;
        }

        var fields = new List<SenmlField>();
        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Pairs)
        {
            if (!TryLabel(key, out var label, out error))
            {
                return false;
            }

            if (!labels.Add(label))
            {
                error = new(key.Offset, "RFC 8949 §5.6", $"label {key} stands twice; keys of a map are unique");
                return false;
            }

            fields.Add(Field(label, value));
        }

        return SenmlRecord.TryBuild(item.Offset, fields, out record, out error);
    }

    private static bool TryLabel(CborItem key, out string label, out DecodeError error)
    {
        error = default;
        label = key switch
        {
            CborItem.Text text => text.Value,
            _ when CborValue.Natural(key) is Lwm2mValue.Integer number =>
                (number.Value is >= int.MinValue and <= int.MaxValue ? SenmlLabel.OfNumber((int)number.Value) : null) ?? key.ToString(),
            _ => "",
        };
        if (key is CborItem.Text && SenmlLabel.NumberOf(label) is { } required)
        {
            error = new(key.Offset, Clause, $"label is the text '{label}'; the integer {required} is required");
            return false;
        }

        if (label.Length == 0)
        {
            error = new(key.Offset, Clause, $"label is {CborValue.Kind(key)}; an integer or text is required");
            return false;
        }

        return true;
    }

    private static SenmlField Field(string label, CborItem value) => value switch
    {
        CborItem.Simple { IsNull: true } => new(value.Offset, label, null, SenmlField.FoundNull),
        _ => new(value.Offset, label, CborValue.Natural(value), CborValue.Kind(value)),
    };

    private static IEnumerable<KeyValuePair<string, Lwm2mValue>> Fields(Entry entry, string baseName, string name)
    {
        if (baseName.Length > 0)
        {
            yield return new(SenmlLabel.BaseName, new Lwm2mValue.Text(baseName));
        }

        if (name.Length > 0)
        {
            yield return new(SenmlLabel.Name, new Lwm2mValue.Text(name));
        }

        if (entry.Timestamp is { } time)
        {
            yield return new(SenmlLabel.Time, Number(time));
        }

        if (entry.Unit is { } unit)
        {
            yield return new(SenmlLabel.Unit, new Lwm2mValue.Text(unit));
        }

        if (entry.Value is { } value)
        {
            yield return new(LabelOf(value), value);
        }
    }

    /// <summary>An integer where the number is one and has room in 64 bits.</summary>
    private static Lwm2mValue Number(double number) =>
        double.IsInteger(number) && number is > long.MinValue and < long.MaxValue ? new Lwm2mValue.Integer((long)number) : new Lwm2mValue.Float(number);

    private static string LabelOf(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Text or Lwm2mValue.Corelnk => SenmlLabel.Text,
        Lwm2mValue.Flag => SenmlLabel.Flag,
        Lwm2mValue.Octets => SenmlLabel.Octets,
        Lwm2mValue.ObjectLink => SenmlLabel.ObjectLink,
        _ => SenmlLabel.Value,
    };

    private static void WriteLabel(CborWriter cbor, string label)
    {
        if (SenmlLabel.NumberOf(label) is { } number)
        {
            cbor.WriteInteger(number);
        }
        else
        {
            cbor.WriteText(label);
        }
    }
}
