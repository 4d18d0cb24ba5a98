using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Senml;

/// <summary>A pack of records: base fields applied, names turned into paths, values given their type.</summary>
/// <remarks>RFC 8428 §4.1 and §4.6, Core 1.2 §7.4.6.</remarks>
internal static class SenmlPack
{
    private const string NameClause = "Core 1.2 §7.4.6";
    private const int ResourceDepth = 3;

    /// <param name="isEtch">Whether the pack is SenML-ETCH, where a null value removes a node (RFC 8790 §3.2).</param>
    public static bool TryResolve(
        IReadOnlyList<SenmlRecord> records, bool isEtch, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        var resolved = new List<Entry>();
        var bases = new Bases();
        for (var index = 0; index < records.Count; index++)
        {
            var record = records[index];
            if (!bases.TryApply(record, out error))
            {
                return false;
            }

            var name = bases.Name + record.Name;
            if (record.IsBaseOnly && name.EndsWith('/') && records.Count > 1)
            {
                continue;
            }

            if (!TryEntry(record, name, bases, isEtch, model, out var entry, out error))
            {
                return false;
            }

            resolved.Add(entry!);
        }

        entries = resolved;
        error = default;
        return true;
    }

    private static bool TryEntry(
        SenmlRecord record, string name, Bases bases, bool isEtch, ObjectModel model, out Entry? entry, out DecodeError error)
    {
        entry = null;
        error = default;
        if (!Lwm2mPath.TryParse(name, out var path))
        {
            error = new(record.Offset, NameClause, $"name is '{Excerpt.Of(name)}'; an absolute path of up to four ids is required");
            return false;
        }

        if (record.ValueField is { IsNull: true } && !isEtch)
        {
            error = new(record.ValueField.Offset, "RFC 8428 §4.2", $"value of {path} is null; a number is required");
            return false;
        }

        var natural = record.Value is { } own ? Sum(bases.Value, own) : record.ValueField is null ? record.BaseValue : null;
        var offset = record.ValueField?.Offset ?? record.Offset;
        if (natural is not null && path.Depth < ResourceDepth)
        {
            error = new(offset, NameClause, $"{path} has a value; only a resource or resource instance may");
            return false;
        }

        Lwm2mValue? value = null;
        if (natural is not null && !Typing.TryFit(natural, model.TypeOf(path), out value))
        {
            error = new(offset, "Core 1.1 Appendix C", $"{path} has a value of type {natural.Type}; {model.TypeOf(path)} is required");
            return false;
        }

        var time = record.Time is { } relative ? relative + (bases.Time ?? 0) : bases.Time;
        entry = new(path, value, time, record.Unit ?? bases.Unit);
        return true;
    }

    private static Lwm2mValue Sum(Lwm2mValue? baseValue, Lwm2mValue value) => (baseValue, value) switch
    {
        (null, _) or (_, Lwm2mValue.Text or Lwm2mValue.Flag or Lwm2mValue.Octets or Lwm2mValue.ObjectLink) => value,
        (Lwm2mValue.Integer left, Lwm2mValue.Integer right) when (Int128)left.Value + right.Value is var sum && sum == (long)sum =>
            new Lwm2mValue.Integer((long)sum),
        _ => new Lwm2mValue.Float(Typing.Number(baseValue)!.Value + Typing.Number(value)!.Value),
    };

    /// <summary>The base fields in force: each stays until a record replaces it.</summary>
    private sealed class Bases
    {
        private const long OwnVersion = 10;

        private long? _version;

        public string Name { get; private set; } = "";

        public double? Time { get; private set; }

        public string? Unit { get; private set; }

        public Lwm2mValue? Value { get; private set; }

        public bool TryApply(SenmlRecord record, out DecodeError error)
        {
            error = default;
            Name = record.BaseName ?? Name;
            Time = record.BaseTime ?? Time;
            Unit = record.BaseUnit ?? Unit;
            Value = record.BaseValue ?? Value;
            if (record.Version is not { } version || version == _version)
            {
                return true;
            }

            if (_version is not null || version > OwnVersion)
            {
                error = new(record.Offset, "RFC 8428 §4.4", $"version is {version}; {_version ?? OwnVersion} is required in every record");
                return false;
            }

            _version = version;
            return true;
        }
    }
}
