using System.Globalization;
using System.Text.RegularExpressions;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Profiles;

/// <summary>A type of test parameter: its name in <c>pixit.yaml</c>, and how text becomes a value.</summary>
/// <param name="Name">For example <c>duration</c>.</param>
/// <param name="Form">What is required, for messages.</param>
/// <param name="Parse">From text to value; <see langword="null"/> when the text has another form.</param>
internal sealed partial record PixitType(string Name, string Form, Func<string, Value?> Parse)
{
    private static readonly Dictionary<string, TimeSpan> s_units = new Dictionary<string, TimeSpan>
    {
        ["ms"] = TimeSpan.FromMilliseconds(1),
        ["s"] = TimeSpan.FromSeconds(1),
        ["min"] = TimeSpan.FromMinutes(1),
        ["h"] = TimeSpan.FromHours(1),
        ["d"] = TimeSpan.FromDays(1),
    };

    public static PixitType Any { get; } = new("any", "a text or a list of texts", text => new Value.Text(text));

    private static PixitType File { get; } = new("file", "a file that exists", text => new Value.Text(text));

    /// <summary>Every type by its name.</summary>
    public static IReadOnlyDictionary<string, PixitType> All { get; } = new PixitType[]
    {
        new("text", "a text", text => new Value.Text(text)),
        new("number", "a number", Number),
        new("duration", "a number, a space and ms, s, min, h or d, such as 5 s,", Duration),
        new("path", "an LwM2M path such as /3/0/15", Path),
        new("flag", "yes or no", text => Words.YesNo.TryGetValue(text, out var flag) ? new Value.Flag(flag) : null),
        File,
        Any,
    }.ToDictionary(type => type.Name);

    /// <summary>Turns what a file says into a value.</summary>
    /// <param name="node">As written.</param>
    /// <param name="folder">Where relative file names start; <see langword="null"/>: files are not looked for.</param>
    /// <param name="diagnostics">Receives <c>TC0213</c>.</param>
    public Value? Read(Node node, string? folder, ICollection<Diagnostic> diagnostics)
    {
        var value = node switch
        {
            ScalarNode scalar when ReferenceEquals(this, File) && folder is not null => Existing(folder, scalar.Text),
            ScalarNode scalar => Parse(scalar.Text),
            SequenceNode list when ReferenceEquals(this, Any) && list.Items.All(item => item is ScalarNode) =>
                new Value.List([.. list.Items.Cast<ScalarNode>().Select(item => new Value.Text(item.Text))]),
            _ => null,
        };
        if (value is null)
        {
            diagnostics.Add(new("TC0213", node.Span, $"{node.Kind}; {Form} was required"));
        }

        return value;
    }

    /// <summary>A value in the form in which a file gives it; <see langword="null"/> for values that files do not hold.</summary>
    public static string? Write(Value value) => value switch
    {
        Value.Text text => text.Content,
        Value.Number number => number.Content.ToString(CultureInfo.InvariantCulture),
        Value.Flag flag => flag.Content ? "yes" : "no",
        Value.Duration duration => Written(duration.Content),
        _ => null,
    };

    private static string Written(TimeSpan duration)
    {
        var (unit, length) = s_units.Last(entry => duration.Ticks % entry.Value.Ticks == 0 || entry.Key == "ms");
        return string.Create(CultureInfo.InvariantCulture, $"{(decimal)duration.Ticks / length.Ticks} {unit}");
    }

    private static Value.Number? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Value.Number(number) : null;

    private static Value.Duration? Duration(string text)
    {
        var match = DurationForm().Match(text);
        return match.Success
            && s_units.TryGetValue(match.Groups[2].Value, out var unit)
            && decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count <= (decimal)TimeSpan.MaxValue.Ticks / unit.Ticks
                ? new Value.Duration(TimeSpan.FromTicks((long)(count * unit.Ticks)))
                : null;
    }

    private static Value.Text? Path(string text) =>
        PathForm().IsMatch(text) && text[1..].Split('/').All(id => int.Parse(id, CultureInfo.InvariantCulture) <= ushort.MaxValue)
            ? new Value.Text(text)
            : null;

    private static Value.Text? Existing(string folder, string name)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, name));
        return System.IO.File.Exists(path) ? new Value.Text(path) : null;
    }

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?) (ms|s|min|h|d)$")]
    private static partial Regex DurationForm();

    [GeneratedRegex("^(/(0|[1-9][0-9]{0,4})){1,4}$")]
    private static partial Regex PathForm();
}
