using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Formats.Json;

/// <summary>One JSON value as received, with the octet it starts at. Closed.</summary>
internal abstract record JsonItem
{
    private JsonItem(int offset) => Offset = offset;

    public int Offset { get; }

    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }

    public sealed record Object(IReadOnlyList<KeyValuePair<string, JsonItem>> Fields, int Offset) : JsonItem(Offset)
    {
        public override string Kind => "an object";
    }

    public sealed record Array(IReadOnlyList<JsonItem> Items, int Offset) : JsonItem(Offset)
    {
        public override string Kind => "an array";
    }

    /// <param name="Value">Text, Flag, Integer where the number is one, else Unsigned or Float.</param>
    public sealed record Scalar(Lwm2mValue Value, int Offset) : JsonItem(Offset)
    {
        public override string Kind => Value switch
        {
            Lwm2mValue.Text => "a string",
            Lwm2mValue.Flag => "a Boolean",
            _ => "a number",
        };
    }

    public sealed record Null(int Offset) : JsonItem(Offset)
    {
        public override string Kind => "null";
    }
}
