using System.Buffers.Binary;
using Conformance.Coap.Messages;
using Conformance.Wire;

namespace Conformance.Coap.Streams;

/// <summary>What opens every CoAP message on a stream: how long it is, and its code.</summary>
/// <remarks>
/// RFC 8323 §3.2; of the extended length there are none, one, two or four octets:
/// <code>
/// +-------+-------+------------------------+---------------+
/// |  Len  |  TKL  | extended length        |     Code      |
/// +-------+-------+------------------------+---------------+
/// </code>
/// </remarks>
/// <param name="Size">Octets of this header.</param>
/// <param name="TokenLength">TKL as sent; 9 to 15 are reserved but representable.</param>
/// <param name="Length">Octets of options and payload, the payload marker too; the token does not count.</param>
/// <param name="Code">Of the message.</param>
public readonly record struct FrameHeader(int Size, int TokenLength, long Length, CoapCode Code)
{
    /// <summary>The longest token there may be.</summary>
    public const int MaxTokenLength = 8;

    /// <summary>From the value of the nibble on: how many octets extend it, and where their numbers begin.</summary>
    private static readonly (int Nibble, int Octets, long Offset)[] Extensions = [(15, 4, 65805), (14, 2, 269), (13, 1, 13)];

    /// <summary>Octets of the whole message.</summary>
    public long Total => Size + TokenLength + Length;

    /// <summary>The header of a message with so many octets of token, options and payload.</summary>
    public static FrameHeader Of(int tokenLength, long length, CoapCode code)
    {
        var (_, octets, _) = Array.Find(Extensions, one => length >= one.Offset);
        return new(2 + octets, tokenLength, length, code);
    }

    /// <summary>Reads the header that a stream begins with.</summary>
    /// <returns><see langword="false"/> when there are too few octets yet.</returns>
    public static bool TryRead(ReadOnlySpan<byte> octets, out FrameHeader header)
    {
        header = default;
        if (octets.IsEmpty)
        {
            return false;
        }

        var nibble = octets[0] >> 4;
        var (_, extended, offset) = Array.Find(Extensions, one => one.Nibble == nibble);
        if (octets.Length < 2 + extended)
        {
            return false;
        }

        var length = extended switch
        {
            0 => nibble,
            1 => octets[1] + offset,
            2 => BinaryPrimitives.ReadUInt16BigEndian(octets[1..]) + offset,
            _ => BinaryPrimitives.ReadUInt32BigEndian(octets[1..]) + offset,
        };
        header = new(2 + extended, octets[0] & 0x0F, length, new(octets[1 + extended]));
        return true;
    }

    public void Write(SpanWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);

        var (octets, length) = (Size - 2, Length);
        var (nibble, _, offset) = Array.Find(Extensions, one => one.Octets == octets);
        writer.WriteByte((byte)(((octets == 0 ? (int)length : nibble) << 4) | TokenLength));
        switch (octets)
        {
            case 1:
                writer.WriteByte((byte)(length - offset));
                break;
            case 2:
                writer.WriteUInt16((ushort)(length - offset));
                break;
            case 4:
                writer.WriteUInt32((uint)(length - offset));
                break;
            default:
                break;
        }

        writer.WriteByte(Code.Value);
    }
}
