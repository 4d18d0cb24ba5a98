using System.Globalization;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary>Holds paths and values against the object facts.</summary>
internal sealed class ResourceChecks(IVocabulary vocabulary)
{
    private const int ResourceDepth = 3;

    private static readonly Dictionary<char, string> s_operations = new() { ['R'] = "read", ['W'] = "written", ['E'] = "executed" };

    /// <summary>Whether the text of a value can be of a type; types not named here take any text.</summary>
    private static readonly Dictionary<string, Func<string, bool>> s_fits = new(StringComparer.Ordinal)
    {
        ["Integer"] = text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ["Unsigned Integer"] = text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        ["Time"] = text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        ["Float"] = text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        ["Boolean"] = text => text is "true" or "false" or "1" or "0",
        ["Objlnk"] = text => text.Split(':') is [var o, var i] && ushort.TryParse(o, out _) && ushort.TryParse(i, out _),
    };

    /// <summary>Objects and resources that exist, values that fit (phase 3).</summary>
    public IEnumerable<Diagnostic> Names(BoundStep step)
    {
        var target = Path(step.Target);
        var paths = Paths(step).ToList();
        foreach (var diagnostic in paths.Select(path => Unknown(path.Path, path.Span)).OfType<Diagnostic>())
        {
            yield return diagnostic;
        }

        if (RefusalExpected(step))
        {
            yield break;
        }

        foreach (var (path, value) in Values(step, target))
        {
            if (Resource(path) is { Type: var type } && s_fits.TryGetValue(type, out var fits) && !fits(value.Source))
            {
                yield return new("TC0144", value.Span, $"'{value.Source}' does not fit {Shown(path)}, which is of type {type}");
            }
        }
    }

    /// <summary>Operations that the resource does not support (phase 4).</summary>
    public IEnumerable<Diagnostic> Sense(BoundStep step)
    {
        if (step.Verb.Target is not FieldType.Path { Needs: { Length: > 0 } needs } || RefusalExpected(step))
        {
            yield break;
        }

        foreach (var (path, span) in Paths(step).Where(path => path.Path.Depth >= ResourceDepth))
        {
            if (Resource(path) is { } resource && needs.Except(resource.Operations).FirstOrDefault() is not '\0' and var missing)
            {
                yield return new(
                    "TC0154", span, $"{Shown(path)} cannot be {s_operations[missing]}; it can be {Possible(resource.Operations)}",
                    "a step that means to be refused says so: expect: { code: 4.05 }");
            }
        }
    }

    private static string Possible(string operations)
    {
        var possible = operations.Where(s_operations.ContainsKey).Select(operation => s_operations[operation]).ToList();
        return possible.Count == 0 ? "reached by bootstrap only" : string.Join(" and ", possible);
    }

    private static IEnumerable<(ResourcePath Path, SourceSpan Span)> Paths(BoundStep step)
    {
        var target = Path(step.Target);
        if (step.Verb.Target is FieldType.Path && target is not null)
        {
            yield return (target, step.Target!.Span);
        }

        if (step.Fields.GetValueOrDefault("values") is BoundMap values && (target is not null || step.Target is null))
        {
            foreach (var key in values.Entries.Select(entry => entry.Key).OfType<BoundLiteral>())
            {
                if (ResourcePath.TryParseBelow(target, key.Written, out var path) && (target is not null || key.Written.StartsWith('/')))
                {
                    yield return (target?.Depth == 1 && !key.Written.StartsWith('/') ? BelowObject(target, key.Written) : path, key.Span);
                }
            }
        }
    }

    /// <summary>Values of a create stand below an instance that the device numbers.</summary>
    private static ResourcePath BelowObject(ResourcePath target, string key) =>
        ResourcePath.TryParseBelow(new([.. target.Ids, 0]), key, out var path) ? path : target;

    private static IEnumerable<(ResourcePath Path, BoundLiteral Value)> Values(BoundStep step, ResourcePath? target)
    {
        if (target?.Depth == ResourceDepth && step.Fields.GetValueOrDefault("value") is BoundLiteral single)
        {
            yield return (target, single);
        }

        if (step.Fields.GetValueOrDefault("values") is BoundMap values)
        {
            var paths = Paths(step).ToDictionary(pair => pair.Span, pair => pair.Path);
            foreach (var (key, value) in values.Entries)
            {
                if (value is BoundLiteral literal && paths.TryGetValue(key.Span, out var path))
                {
                    yield return (path, literal);
                }
            }
        }
    }

    private Diagnostic? Unknown(ResourcePath path, SourceSpan span)
    {
        if (path.Depth == 0)
        {
            return null;
        }

        if (!vocabulary.KnowsObject(path.Ids[0]))
        {
            return new("TC0142", span, $"no object {path.Ids[0]} in the object facts");
        }

        return path.Depth >= ResourceDepth && Resource(path) is null
            ? new("TC0143", span, $"object {path.Ids[0]} has no resource {path.Ids[2]}")
            : null;
    }

    private (string Operations, string Type)? Resource(ResourcePath path) =>
        path.Depth >= ResourceDepth ? vocabulary.Resource(path.Ids[0], path.Ids[2]) : null;

    /// <summary>Whether the step expects a 4.xx code, or says by an expression which code it expects.</summary>
    public static bool RefusalExpected(BoundStep step) =>
        step.Fields.GetValueOrDefault("expect") is BoundMatcher { Matcher: MapMatcher map } && map["code"] is { } code && IsRefusal(code);

    private static bool IsRefusal(Matcher code) => code switch
    {
        EqualMatcher { Expected: BoundLiteral literal } => literal.Written is ['4', '.', ..] or "none",
        EqualMatcher => true,
        EitherMatcher either => either.Alternatives.Any(IsRefusal),
        RangeMatcher { Lower: BoundLiteral lower } => lower.Written is ['4', ..],
        PatternMatcher pattern => pattern.Pattern.Source.StartsWith("^4", StringComparison.Ordinal),
        NotMatcher => true,
        AnyMatcher => true,
        _ => false,
    };

    private static ResourcePath? Path(Bound? target) =>
        target is BoundLiteral { Value: Value.Text text } && ResourcePath.TryParse(text.Content, out var path) ? path : null;

    private static string Shown(ResourcePath path) => $"/{string.Join('/', path.Ids)}";
}
