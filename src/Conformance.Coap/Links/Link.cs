namespace Conformance.Coap.Links;

/// <summary>One link of a CoRE Link Format document: target and attributes in order.</summary>
/// <remarks>RFC 6690 §2. A parameter without a value has <see langword="null"/>; quotes are removed from values.</remarks>
public sealed record Link(string Target, IReadOnlyList<KeyValuePair<string, string?>> Attributes)
{
    /// <summary>The first attribute of that name; <see langword="null"/> when it is absent or has no value.</summary>
    public string? this[string name] => Attributes.FirstOrDefault(attribute => attribute.Key == name).Value;

    public bool Has(string name) => Attributes.Any(attribute => attribute.Key == name);
}
