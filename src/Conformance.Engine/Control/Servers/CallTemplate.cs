using System.Globalization;
using System.Text;
using System.Text.Json;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire.Web;

namespace Conformance.Engine.Control.Servers;

/// <summary>Makes the calls that a device file declares: method, address and body with their placeholders filled in.</summary>
/// <param name="settings">The keys <c>calls.WORD</c>, <c>bodies.WORD</c>, <c>bodies.WORD-instance</c>, <c>items.WORD</c> and <c>formats.NUMBER</c>.</param>
/// <param name="facts">Says what type a resource has.</param>
/// <remarks><c>docs/adapter.md</c>.</remarks>
internal sealed class CallTemplate(IReadOnlyDictionary<string, string> settings, ObjectModel facts)
{
    private const string OfFormats = "formats.";
    private const string OfInstance = "-instance";

    /// <summary>What may stand in <c>calls</c> and <c>bodies</c>.</summary>
    public static IReadOnlyList<string> Placeholders { get; } = ["endpoint", "path", "paths", "resource", "instance", "value", "type", "items", "format", "arguments", "query"];

    /// <summary>What may stand in <c>items</c>.</summary>
    public static IReadOnlyList<string> OfItems { get; } = ["item.path", "item.id", "item.type", "item.value"];

    /// <summary>The word that a key of <c>bodies</c> or <c>items</c> belongs to.</summary>
    public static string WordOf(string key)
    {
        var word = key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];
        return word.EndsWith(OfInstance, StringComparison.Ordinal) ? word[..^OfInstance.Length] : word;
    }

    /// <summary>Whether a body is to be JSON; any other goes as it is.</summary>
    public static bool IsJson(string template) => template.TrimStart() is ['{' or '[', ..];

    /// <summary>The templates of a word: of its call, and of the body for what the question is about.</summary>
    public (string? Call, string? Body) Of(ServerQuestion question)
    {
        var word = ServerAsks.NameOf(question.Ask);
        var isInstance = Lwm2mPath.TryParse(question.Path, out var path) && path is { InstanceId: not null, ResourceId: null };
        return (settings.GetValueOrDefault($"calls.{word}"), (isInstance ? settings.GetValueOrDefault($"bodies.{word}{OfInstance}") : null) ?? settings.GetValueOrDefault($"bodies.{word}"));
    }

    /// <summary>What a question needs that the file does not have; <see langword="null"/> when nothing is missing.</summary>
    public string? Missing(ServerQuestion question) =>
        question.Format is { } format && HasFormats && !settings.ContainsKey(FormatKey(format)) ? $"the adapter has no name for content format {format}" : null;

    /// <param name="declared">Method and address.</param>
    public WebCall Fill(string declared, string? body, ServerQuestion question, Func<string, Uri> below)
    {
        var parts = Filled(declared, question, Uri.EscapeDataString).Split(' ', 2);
        var octets = body is null ? [] : Encoding.UTF8.GetBytes(Filled(body, question, IsJson(body) ? Escaped : static text => text));
        return new(parts[0], below(parts.ElementAtOrDefault(1)?.TrimStart('/') ?? string.Empty), octets);
    }

    private bool HasFormats => settings.Keys.Any(key => key.StartsWith(OfFormats, StringComparison.Ordinal));

    private static string FormatKey(int format) => string.Create(CultureInfo.InvariantCulture, $"{OfFormats}{format}");

    private static string Escaped(string text) => JsonEncodedText.Encode(text).ToString();

    private string Filled(string template, ServerQuestion question, Func<string, string> escape)
    {
        var first = question.Values.Keys.FirstOrDefault(question.Path);
        var items = settings.GetValueOrDefault($"items.{ServerAsks.NameOf(question.Ask)}") is { } item
            ? string.Join(',', question.Values.Select(one => Item(item, one.Key, one.Value)))
            : string.Empty;
        return template
            .Replace("$(items)", items, StringComparison.Ordinal)
            .Replace("$(endpoint)", escape(question.Endpoint), StringComparison.Ordinal)
            .Replace("$(paths)", string.Join(',', question.Paths), StringComparison.Ordinal)
            .Replace("$(path)", question.Path.TrimStart('/'), StringComparison.Ordinal)
            .Replace("$(format)", NameOf(question.Format), StringComparison.Ordinal)
            .Replace("$(resource)", Last(question.Path), StringComparison.Ordinal)
            .Replace("$(instance)", InstanceOf(first), StringComparison.Ordinal)
            .Replace("$(type)", TypeOf(first), StringComparison.Ordinal)
            .Replace("$(value)", escape(question.Values.Values.FirstOrDefault(string.Empty)), StringComparison.Ordinal)
            .Replace("$(arguments)", escape(question.Arguments ?? string.Empty), StringComparison.Ordinal)
            .Replace("$(query)", string.Join('&', question.Query.Select(one => $"{one.Key}={one.Value}")), StringComparison.Ordinal);
    }

    private string Item(string template, string path, string value) => template
        .Replace("$(item.path)", path, StringComparison.Ordinal)
        .Replace("$(item.id)", Last(path), StringComparison.Ordinal)
        .Replace("$(item.type)", TypeOf(path), StringComparison.Ordinal)
        .Replace("$(item.value)", Escaped(value), StringComparison.Ordinal);

    private string NameOf(int? format) => format is not { } number ? string.Empty
        : settings.GetValueOrDefault(FormatKey(number)) ?? number.ToString(CultureInfo.InvariantCulture);

    private string TypeOf(string path) =>
        (Lwm2mPath.TryParse(path, out var parsed) && facts.TypeOf(parsed) is { } type ? $"{type}" : nameof(ResourceType.String)).ToLowerInvariant();

    private static string InstanceOf(string path) => Lwm2mPath.TryParse(path, out var parsed) && parsed.InstanceId is { } id ? id.ToString(CultureInfo.InvariantCulture) : string.Empty;

    private static string Last(string path) => path.Split('/')[^1];
}
