namespace Conformance.Lwm2m.Attributes;

/// <summary>How one attribute is read, written and named.</summary>
/// <param name="Name">As in the Uri-Query and in link format.</param>
/// <param name="Required">What its value must be, for messages.</param>
/// <param name="TextOf">Its text, or <see langword="null"/> when it is not set.</param>
/// <param name="Set">
/// The attributes with it set from a text, or unset by an empty one; <see langword="null"/> when the text is no value of it.
/// </param>
internal sealed record AttributeRow(
    string Name,
    string Required,
    Func<NotificationAttributes, string?> TextOf,
    Func<NotificationAttributes, string, NotificationAttributes?> Set)
{
    public bool TrySet(NotificationAttributes attributes, string text, out NotificationAttributes result)
    {
        var changed = Set(attributes, text);
        result = changed ?? attributes;
        return changed is not null;
    }
}
