using System.Globalization;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Reads values by the type of the field they stand in.</summary>
/// <param name="formats">Content formats by name.</param>
public sealed class Typing(IReadOnlyDictionary<string, int> formats)
{
    private const int LastFormat = ushort.MaxValue;

    /// <summary>Converts what an expression gave.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The field's type; without one, and for types that take anything, the value stays as it is.</param>
    /// <param name="span">Where it stands.</param>
    /// <exception cref="EvaluationException">The value does not fit.</exception>
    public Value Convert(Value value, FieldType? type, SourceSpan span) =>
        Read(value, type) switch
        {
            (var converted, null) => converted,
            // what was calculated may be plain seconds; what was written must name its unit
            _ when type is FieldType.Duration && Comparison.TryDuration(value, out var duration) => new Value.Duration(duration),
            (_, { } problem) => throw new EvaluationException(span, problem.Message),
        };

    /// <summary>Reads text as written.</summary>
    /// <returns>The value, or what is wrong with it.</returns>
    internal (Value Value, Problem? Problem) Read(Value value, FieldType? type) => type switch
    {
        FieldType.Number number => Number(value, number),
        FieldType.NumberAmong among => Number(value, among),
        FieldType.Flag => Comparison.TryFlag(value, out var flag)
            ? (new Value.Flag(flag), null)
            : Wrong(
                value, "TC0127", $"'{value.ToDisplay()}' is neither true nor false", Suggestion.For(value.ToDisplay(), ["true", "false"])),
        FieldType.Duration => value is Value.Duration ? (value, null) : Duration(value),
        FieldType.Path path => Path(value, path),
        FieldType.Format => Format(value),
        FieldType.Choice choice => choice.Words.Contains(value.ToDisplay())
            ? (new Value.Text(value.ToDisplay()), null)
            : Wrong(
                value, "TC0117", $"'{value.ToDisplay()}' is none of {string.Join(", ", choice.Words)}",
                Suggestion.For(value.ToDisplay(), choice.Words)),
        _ => (value, null),
    };

    /// <summary>The value for people: a content format by its name.</summary>
    internal string Show(Value value, FieldType? type) =>
        type is FieldType.Format && Comparison.TryNumber(value, out var number)
            ? formats.FirstOrDefault(format => format.Value == number).Key ?? value.ToDisplay()
            : value.ToDisplay();

    private static (Value Value, Problem? Problem) Number(Value value, FieldType.Number type) =>
        Comparison.TryNumber(value, out var number) && number == decimal.Truncate(number) && number >= type.Min && number <= type.Max
            ? (new Value.Number(number), null)
            : Wrong(value, "TC0122", $"'{value.ToDisplay()}' is not {Range(type)}", null);

    private static (Value Value, Problem? Problem) Number(Value value, FieldType.NumberAmong type) =>
        Comparison.TryNumber(value, out var number) && type.Allowed.Any(allowed => allowed == number)
            ? (new Value.Number(number), null)
            : Wrong(value, "TC0122", $"'{value.ToDisplay()}' is none of {string.Join(", ", type.Allowed)}", null);

    private static (Value Value, Problem? Problem) Duration(Value value) =>
        value is Value.Text text && ValueText.TryDuration(text.Content, out var duration)
            ? (new Value.Duration(duration), null)
            : Wrong(value, "TC0121", $"'{value.ToDisplay()}' is not a duration", "write a number, a space and ms, s, min, h or d: 5 s");

    private static (Value Value, Problem? Problem) Path(Value value, FieldType.Path type)
    {
        if (value is not Value.Text text || !ResourcePath.TryParse(text.Content, out var path))
        {
            return Wrong(
                value, "TC0123", $"'{value.ToDisplay()}' is not a path", "write identifiers from 0 to 65534 with / before each: /3/0/16");
        }

        return path.Depth >= type.MinDepth && path.Depth <= type.MaxDepth
            ? (value, null)
            : Wrong(value, "TC0123", $"'{value.ToDisplay()}' is {ResourcePath.Level(path.Depth)}; {Levels(type)} is required", null);
    }

    private (Value Value, Problem? Problem) Format(Value value)
    {
        var text = value.ToDisplay();
        if (formats.TryGetValue(text, out var known))
        {
            return (new Value.Number(known), null);
        }

        return Comparison.TryNumber(value, out var number) && number is >= 0 and <= LastFormat && number == decimal.Truncate(number)
            ? (new Value.Number(number), null)
            : Wrong(
                value, "TC0124", $"'{text}' is not a content format",
                Suggestion.For(text, formats.Keys) ?? "write a name such as tlv, or a number");
    }

    private static string Levels(FieldType.Path type) =>
        type.MinDepth == type.MaxDepth
            ? ResourcePath.Level(type.MinDepth)
            : $"{ResourcePath.Level(type.MinDepth)} to {ResourcePath.Level(type.MaxDepth)}";

    private static string Range(FieldType.Number type) => type switch
    {
        { Min: long.MinValue, Max: long.MaxValue } => "a whole number",
        { Max: long.MaxValue } => string.Create(CultureInfo.InvariantCulture, $"a whole number from {type.Min}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"a whole number from {type.Min} to {type.Max}"),
    };

    private static (Value Value, Problem? Problem) Wrong(Value value, string code, string message, string? hint) =>
        (value, new(code, message, hint));
}
