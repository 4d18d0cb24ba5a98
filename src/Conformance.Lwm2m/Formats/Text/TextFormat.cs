using System.Text;
using System.Text.Unicode;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Text;

/// <summary>Plain text: one value of one resource or resource instance.</summary>
/// <remarks>Core 1.1 §7.4.1, Appendix C.</remarks>
public sealed class TextFormat : IFormat
{
    private const string Clause = "Core 1.1 §7.4.1";

    public ContentFormat ContentFormat => ContentFormat.Text;

    public bool TryRead(
        ReadOnlySpan<byte> octets, Lwm2mPath basePath, ObjectModel model, out IReadOnlyList<Entry> entries, out DecodeError error)
    {
        entries = [];
        if (!SingleValue.Fits(basePath, model, Clause, out error))
        {
            return false;
        }

        if (!Utf8.IsValid(octets))
        {
            error = new(0, "Core 1.1 Appendix C", "text is not UTF-8; it must be");
            return false;
        }

        var text = Encoding.UTF8.GetString(octets);
        var type = model.TypeOf(basePath) is { } known and not ResourceType.None ? known : ResourceType.String;
        if (!Lwm2mValue.TryParse(type, text, out var value))
        {
            error = new(0, "Core 1.1 Appendix C", $"text of {basePath} is '{Excerpt.Of(text)}'; a value of type {type} is required");
            return false;
        }

        entries = [new(basePath, value)];
        return true;
    }

    public byte[] Write(IReadOnlyList<Entry> entries, Lwm2mPath basePath, ObjectModel model) =>
        Encoding.UTF8.GetBytes(SingleValue.Of(entries, ContentFormat).ToText());
}
