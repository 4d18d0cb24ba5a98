using Conformance.Wire;

namespace Conformance.Coap.Messages;

/// <summary>The four octets that open every CoAP message over UDP.</summary>
/// <remarks>
/// RFC 7252 §3:
/// <code>
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// +---+---+-------+---------------+-------------------------------+
/// |Ver| T |  TKL  |      Code     |          Message ID           |
/// +---+---+-------+---------------+-------------------------------+
/// </code>
/// It is read on its own because a message that is malformed further on is still rejected by its id (§4.2).
/// </remarks>
/// <param name="TokenLength">TKL as sent; 9 to 15 are reserved but representable.</param>
public readonly record struct MessageHeader(MessageType Type, int TokenLength, CoapCode Code, ushort MessageId)
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 4;

    /// <summary>The only version there is.</summary>
    public const int Version = 1;

    /// <summary>Reads the header at the cursor.</summary>
    /// <param name="reader">Advanced by <see cref="Size"/> on success, untouched on failure.</param>
    /// <param name="header">The header, or <c>default</c>.</param>
    /// <param name="error">On failure, the offending octet and the clause it breaks.</param>
    public static bool TryRead(ref SpanReader reader, out MessageHeader header, out DecodeError error)
    {
        header = default;
        var start = reader.Position;
        var attempt = reader;
        if (!attempt.TryReadSlice(Size, out var octets))
        {
            error = new(start, "RFC 7252 §3", $"message ends after {reader.Remaining} octets; the header takes {Size}");
            return false;
        }

        var version = octets[0] >> 6;
        if (version != Version)
        {
            error = new(start, "RFC 7252 §3", $"version is {version}; only {Version} is defined");
            return false;
        }

        reader = attempt;
        error = default;
        header = new(
            Type: (MessageType)((octets[0] >> 4) & 0b11),
            TokenLength: octets[0] & 0x0F,
            Code: new(octets[1]),
            MessageId: (ushort)((octets[2] << 8) | octets[3]));
        return true;
    }

    public void Write(SpanWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteByte((byte)((Version << 6) | ((int)Type << 4) | TokenLength));
        writer.WriteByte(Code.Value);
        writer.WriteUInt16(MessageId);
    }
}
