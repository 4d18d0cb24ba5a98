using Conformance.Scripting.Expressions;
using Conformance.Scripting.Yaml;

namespace Conformance.Scripting.Binding;

/// <summary><c>{ contain: […], exclude: […], exclude-below: […], only: […] }</c>: what a list holds, in any order.</summary>
/// <remarks>
/// A map is judged by the items of the lists in it, as links are (<c>objects</c>, <c>instances</c>, <c>targets</c>), or by its keys when
/// there are no lists in it.
/// </remarks>
/// <param name="Contain">Each is matched by an item.</param>
/// <param name="Exclude">None is matched by an item.</param>
/// <param name="ExcludeBelow">No item is one of these paths or lies below one.</param>
/// <param name="Only">Every item is matched by one of these; <see langword="null"/> when not asked.</param>
public sealed record ItemsMatcher(
    SourceSpan Span, ItemSet Contain, ItemSet Exclude, ItemSet ExcludeBelow, ItemSet? Only) : Matcher(Span)
{
    /// <summary>The keys that make a map a matcher of this kind.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["contain", "exclude", "exclude-below", "only"];

    public override IReadOnlyList<Mismatch> Match(Value actual, IScope scope)
    {
        if (Items(actual) is not { } items)
        {
            return Judge(false, actual, scope);
        }

        var mismatches = new List<Mismatch>();
        var shown = new Value.List(items).ToDisplay();
        foreach (var missing in Contain.Matchers(scope).Where(item => !items.Any(Satisfies(item, scope))))
        {
            mismatches.Add(new(missing.Span, string.Empty, $"{missing.Describe(scope)} among the items", shown));
        }

        foreach (var excluded in Exclude.Matchers(scope))
        {
            var found = items.Where(Satisfies(excluded, scope)).Select(item => item.ToDisplay());
            mismatches.AddRange(found.Select(item => new Mismatch(excluded.Span, string.Empty, $"no {excluded.Describe(scope)}", item)));
        }

        foreach (var (path, span) in ExcludeBelow.Values(scope))
        {
            var found = items.Select(item => item.ToDisplay()).Where(item => IsAtOrBelow(item, path));
            mismatches.AddRange(found.Select(item => new Mismatch(span, string.Empty, $"nothing at or below {path}", item)));
        }

        if (Only?.Matchers(scope) is { } allowed)
        {
            var strangers = items.Where(item => !allowed.Any(one => Satisfies(one, scope)(item))).Select(item => item.ToDisplay());
            mismatches.AddRange(strangers.Select(item => new Mismatch(Span, string.Empty, $"only {Only.Describe(scope)}", item)));
        }

        return mismatches;
    }

    public override string Describe(IScope scope)
    {
        var parts = Keys.Zip([Contain, Exclude, ExcludeBelow, Only]).Where(part => part.Second is { IsEmpty: false });
        return $"{{{string.Join(", ", parts.Select(part => $"{part.First}: {part.Second!.Describe(scope)}"))}}}";
    }

    private static Func<Value, bool> Satisfies(Matcher matcher, IScope scope) => item => matcher.Match(item, scope).Count == 0;

    private static bool IsAtOrBelow(string item, string path) =>
        item == path || item.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static IReadOnlyList<Value>? Items(Value actual) => actual switch
    {
        Value.List list => list.Content,
        Value.Map { Content: var fields } when fields.Values.OfType<Value.List>().ToList() is { Count: > 0 } lists =>
            [.. lists.SelectMany(list => list.Content).Distinct()],
        Value.Map { Content: var fields } => [.. fields.Keys.Select(key => new Value.Text(key))],
        _ => null,
    };
}
