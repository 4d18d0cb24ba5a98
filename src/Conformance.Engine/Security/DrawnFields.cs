using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Security;

/// <summary>Fields of which each is made when it is looked at: certificates cost more than the case that names one of them.</summary>
/// <param name="fields">Name → what makes it; asked each time.</param>
internal sealed class DrawnFields(IReadOnlyDictionary<string, Func<Value>> fields) : IReadOnlyDictionary<string, Value>
{
    public Value this[string key] => fields[key]();

    public IEnumerable<string> Keys => fields.Keys;

    public IEnumerable<Value> Values => fields.Values.Select(make => make());

    public int Count => fields.Count;

    public bool ContainsKey(string key) => fields.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
    {
        var isThere = fields.TryGetValue(key, out var make);
        value = make?.Invoke();
        return isThere;
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => fields.Select(field => KeyValuePair.Create(field.Key, field.Value())).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
