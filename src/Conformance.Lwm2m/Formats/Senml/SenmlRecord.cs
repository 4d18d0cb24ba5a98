using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Senml;

/// <summary>One record before base fields are applied.</summary>
/// <remarks>RFC 8428 §4: at most one value field; unknown labels are ignored unless they end in <c>_</c>.</remarks>
internal sealed class SenmlRecord
{
    private const string Clause = "RFC 8428 §4";

    private static readonly Dictionary<string, Rule> Known = new(StringComparer.Ordinal)
    {
        [SenmlLabel.BaseName] = new("a string", (record, field) => (record.BaseName = AsText(field)) is not null),
        [SenmlLabel.BaseTime] = new("a number", (record, field) => (record.BaseTime = AsNumber(field)) is not null),
        [SenmlLabel.BaseUnit] = new("a string", (record, field) => (record.BaseUnit = AsText(field)) is not null),
        [SenmlLabel.BaseValue] = new("a number", (record, field) => (record.BaseValue = AsNumeric(field)) is not null),
        [SenmlLabel.BaseSum] = new("a number", (_, field) => AsNumber(field) is not null),
        [SenmlLabel.BaseVersion] = new("a positive integer", (record, field) => (record.Version = AsVersion(field)) is not null),
        [SenmlLabel.Name] = new("a string", (record, field) => (record.Name = AsText(field)) is not null),
        [SenmlLabel.Unit] = new("a string", (record, field) => (record.Unit = AsText(field)) is not null),
        [SenmlLabel.Sum] = new("a number", (_, field) => AsNumber(field) is not null),
        [SenmlLabel.Time] = new("a number", (record, field) => (record.Time = AsNumber(field)) is not null),
        [SenmlLabel.UpdateTime] = new("a number", (_, field) => AsNumber(field) is not null),
        [SenmlLabel.Value] = new("a number", (record, field) => record.TakeValue(field, AsNumeric(field))),
        [SenmlLabel.Text] = new("a string", (record, field) => record.TakeValue(field, field.Value as Lwm2mValue.Text)),
        [SenmlLabel.Flag] = new("a Boolean", (record, field) => record.TakeValue(field, field.Value as Lwm2mValue.Flag)),
        [SenmlLabel.Octets] = new("octets", (record, field) => record.TakeValue(field, field.Value as Lwm2mValue.Octets)),
        [SenmlLabel.ObjectLink] = new("a link a:b", (record, field) => record.TakeValue(field, AsLink(field))),
    };

    private SenmlRecord(int offset) => Offset = offset;

    public int Offset { get; }

    public string? BaseName { get; private set; }

    public double? BaseTime { get; private set; }

    public string? BaseUnit { get; private set; }

    public string? Unit { get; private set; }

    public Lwm2mValue? BaseValue { get; private set; }

    public long? Version { get; private set; }

    public string? Name { get; private set; }

    public double? Time { get; private set; }

    public Lwm2mValue? Value { get; private set; }

    /// <summary>The field that carries the value, also when that is null; <see langword="null"/> for a record that only names.</summary>
    public SenmlField? ValueField { get; private set; }

    /// <summary>Whether the record does nothing but set base fields.</summary>
    public bool IsBaseOnly => Name is null && Time is null && ValueField is null && BaseValue is null;

    public static bool TryBuild(int offset, IEnumerable<SenmlField> fields, out SenmlRecord record, out DecodeError error)
    {
        record = new(offset);
        foreach (var field in fields)
        {
            if (Known.TryGetValue(field.Label, out var known))
            {
                var valueBefore = record.ValueField;
                if (!known.Take(record, field))
                {
                    error = new(field.Offset, Clause, $"{field.Label} is {field.Found}; {known.Required} is required");
                    return false;
                }

                if (valueBefore is not null && record.ValueField != valueBefore)
                {
                    error = new(
                        field.Offset, "RFC 8428 §4.2", $"{valueBefore.Label} and {field.Label} stand in one record; one value is allowed");
                    return false;
                }
            }
            else if (field.Label.EndsWith(SenmlLabel.MustUnderstand))
            {
                error = new(
                    field.Offset,
                    "RFC 8428 §4.4",
                    $"label '{Excerpt.Of(field.Label)}' is unknown; a label that ends in _ must be understood");
                return false;
            }
        }

        error = default;
        return true;
    }

    private static string? AsText(SenmlField field) => (field.Value as Lwm2mValue.Text)?.Value;

    private static double? AsNumber(SenmlField field) => field.Value is { } value ? Typing.Number(value) : null;

    private static Lwm2mValue? AsNumeric(SenmlField field) => AsNumber(field) is null ? null : field.Value;

    private static Lwm2mValue.ObjectLink? AsLink(SenmlField field) => AsText(field) is { } text ? PlainText.Link(text) : null;

    private static long? AsVersion(SenmlField field) => field.Value is Lwm2mValue.Integer { Value: > 0 } version ? version.Value : null;

    private bool TakeValue(SenmlField field, Lwm2mValue? value)
    {
        ValueField = field;
        Value = value;
        return value is not null || field is { IsNull: true, Label: SenmlLabel.Value };
    }

    /// <param name="Required">What the field must be, for messages.</param>
    /// <param name="Take">Keeps the field; <see langword="false"/> when it is something else.</param>
    private sealed record Rule(string Required, Func<SenmlRecord, SenmlField, bool> Take);
}
