namespace Conformance.Lwm2m.Values;

/// <summary>A resource's value, typed. Closed: the nested records are all there are.</summary>
/// <remarks>
/// Core 1.1 Appendix C. The type the object's facts give wins; where nothing is known of a resource, TLV yields <see cref="Octets"/>,
/// plain text <see cref="Text"/>, and the others what they carry.
/// </remarks>
public abstract record Lwm2mValue
{
    private Lwm2mValue()
    {
    }

    public abstract ResourceType Type { get; }

    public sealed record Text(string Value) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.String;
    }

    public sealed record Integer(long Value) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.Integer;
    }

    public sealed record Unsigned(ulong Value) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.UnsignedInteger;
    }

    public sealed record Float(double Value) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.Float;
    }

    public sealed record Flag(bool Value) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.Boolean;
    }

    /// <summary>Opaque octets, compared by content.</summary>
    public sealed record Octets(ReadOnlyMemory<byte> Value) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.Opaque;

        public bool Equals(Octets? other) => other is not null && Value.Span.SequenceEqual(other.Value.Span);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(Value.Span);
            return hash.ToHashCode();
        }
    }

    /// <summary>Seconds since the Unix epoch.</summary>
    public sealed record Time(long Seconds) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.Time;
    }

    /// <summary>A link to an object instance; 65535:65535 is the null link.</summary>
    public sealed record ObjectLink(ushort ObjectId, ushort InstanceId) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.Objlnk;
    }

    public sealed record Corelnk(string Value) : Lwm2mValue
    {
        public override ResourceType Type => ResourceType.Corelnk;
    }

    /// <summary>
    /// The canonical text of the value as plain text carries it (Core 1.1 §7.4.1): <c>12</c>, <c>21.5</c>, <c>1</c>, <c>3:0</c>; opaque
    /// as Base64.
    /// </summary>
    public string ToText() => PlainText.Of(this);

    /// <summary>Reads the plain-text form of a type.</summary>
    /// <returns><see langword="false"/> when the text is not a value of that type.</returns>
    public static bool TryParse(ResourceType type, string text, out Lwm2mValue? value) => PlainText.TryParse(type, text, out value);
}
