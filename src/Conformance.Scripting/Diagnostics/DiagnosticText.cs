using System.Globalization;
using System.Text;
using System.Text.Json;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Diagnostics;

/// <summary>Diagnostics as text.</summary>
public static class DiagnosticText
{
    private const int LongestLine = 400;

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes diagnostics in the order of their places.</summary>
    /// <param name="diagnostics">Of any number of files.</param>
    /// <param name="format">The form.</param>
    /// <param name="source">Content of a file by the name that stands in the positions; <see langword="null"/> when it is not to be had.
    /// Only the human form asks.</param>
    public static string Render(IEnumerable<Diagnostic> diagnostics, DiagnosticFormat format, Func<string, string?> source)
    {
        ArgumentNullException.ThrowIfNull(source);

        var ordered = Ordered(diagnostics);
        return format switch
        {
            DiagnosticFormat.Human => Lines(ordered, diagnostic => Human(diagnostic, source(diagnostic.Span.File))),
            DiagnosticFormat.Msbuild => Lines(ordered, Msbuild),
            DiagnosticFormat.Github => Lines(ordered, Github),
            DiagnosticFormat.Json => JsonSerializer.Serialize(ordered.Select(Json), s_json) + "\n",
            _ => throw new NotSupportedException($"no diagnostics as {format}"),
        };
    }

    /// <summary>By file, line and column.</summary>
    public static IReadOnlyList<Diagnostic> Ordered(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.OrderBy(d => d.Span.File, StringComparer.Ordinal).ThenBy(d => d.Span.Line).ThenBy(d => d.Span.Column)];

    /// <summary>One diagnostic with its source line, a caret line, and the hint behind the carets.</summary>
    public static string Human(Diagnostic diagnostic, string? source)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);

        var (code, span, message, hint) = diagnostic;
        var text = new StringBuilder($"{span}: error {code}: {message}\n");
        if (Shown(source, span) is not var (line, column))
        {
            return hint is null ? text.ToString() : text.Append(CultureInfo.InvariantCulture, $"  {hint}\n").ToString();
        }

        var number = span.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string([.. line.Take(column - 1).Select(letter => letter == '\t' ? '\t' : ' ')]);
        var carets = new string('^', Math.Max(1, Math.Min(span.Length, line.Length - margin.Length)));
        return text
            .Append(CultureInfo.InvariantCulture, $"  {number} | {line}\n")
            .Append(CultureInfo.InvariantCulture, $"  {new string(' ', number.Length)} | {margin}{carets}{Behind(hint)}\n")
            .ToString();
    }

    private static string Behind(string? hint) => hint is null ? string.Empty : $" {hint}";

    private static string Msbuild(Diagnostic d) => $"{d.Span.File}({d.Span.Line},{d.Span.Column}): error {d.Code}: {OneLine(d)}\n";

    private static string Github(Diagnostic d) =>
        $"::error file={Property(d.Span.File)},line={d.Span.Line},col={d.Span.Column},"
        + $"endColumn={d.Span.Column + d.Span.Length},title={d.Code}::{Escaped(OneLine(d))}\n";

    private static object Json(Diagnostic d) => new
    {
        code = d.Code,
        file = d.Span.File,
        line = d.Span.Line,
        column = d.Span.Column,
        length = d.Span.Length,
        message = d.Message,
        hint = d.Hint,
    };

    private static string OneLine(Diagnostic d) =>
        (d.Hint is null ? d.Message : $"{d.Message}; {d.Hint}").ReplaceLineEndings(" ");

    private static string Escaped(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Escaped(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    private static string Lines(IEnumerable<Diagnostic> diagnostics, Func<Diagnostic, string> form) =>
        string.Concat(diagnostics.Select(form));

    /// <summary>The line a place is in, or what is around the place when it is too long to be shown, and the column in that.</summary>
    /// <remarks>Walks to the line and copies no more than is shown: a file may have as many complaints as letters.</remarks>
    private static (string Line, int Column)? Shown(string? source, SourceSpan place)
    {
        var rest = source.AsSpan().TrimStart('\uFEFF');
        var left = place.Line;
        for (var end = rest.IndexOf('\n'); left > 1 && end >= 0; end = rest.IndexOf('\n'))
        {
            rest = rest[(end + 1)..];
            left--;
        }

        if (source is null || left > 1)
        {
            return null;
        }

        var line = rest[..(rest.IndexOf('\n') is >= 0 and var stop ? stop : rest.Length)].TrimEnd('\r');
        var from = line.Length <= LongestLine ? 0 : Math.Clamp(place.Column - 1 - (LongestLine / 2), 0, line.Length - LongestLine);
        return (line.Slice(from, Math.Min(LongestLine, line.Length)).ToString(), place.Column - from);
    }
}
