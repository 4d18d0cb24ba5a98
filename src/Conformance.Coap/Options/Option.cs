using System.Buffers.Binary;
using System.Text;

namespace Conformance.Coap.Options;

/// <summary>One option of a message: number and raw value.</summary>
/// <param name="Number">Which option.</param>
/// <param name="Value">The octets as sent; what they mean depends on the number.</param>
public sealed record Option(OptionNumber Number, ReadOnlyMemory<byte> Value)
{
    /// <summary>The value as UTF-8; octets that are none become U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(Value.Span);

    /// <summary>An option whose value is an unsigned integer in as few octets as possible.</summary>
    /// <remarks>RFC 7252 §3.2.</remarks>
    public static Option Of(OptionNumber number, uint value)
    {
        var octets = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        return new(number, octets.AsMemory(octets.AsSpan().IndexOfAnyExcept((byte)0) is >= 0 and var first ? first : octets.Length));
    }

    /// <summary>An option whose value is text, in UTF-8.</summary>
    public static Option Of(OptionNumber number, string value) => new(number, Encoding.UTF8.GetBytes(value));

    /// <summary>The value as an unsigned integer; leading zeros are accepted.</summary>
    /// <remarks>RFC 7252 §3.2; §5.4.3 treats an option of another length like one that is not understood.</remarks>
    /// <param name="maxLength">Octets the option may have, up to 4.</param>
    /// <returns><see langword="null"/> when the value is longer than that.</returns>
    public uint? UInt(int maxLength)
    {
        if (Value.Length > maxLength)
        {
            return null;
        }

        var value = 0u;
        foreach (var octet in Value.Span)
        {
            value = (value << 8) | octet;
        }

        return value;
    }
}
