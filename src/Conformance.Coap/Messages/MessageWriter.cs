using Conformance.Wire;

namespace Conformance.Coap.Messages;

/// <summary>Puts a message into octets, also one that the RFC forbids.</summary>
/// <remarks>RFC 7252 §3 and §3.1. Only what the format has no room for is refused.</remarks>
internal static class MessageWriter
{
    private const int MaxNibble = 15;
    private const byte PayloadMarker = 0xFF;

    public static byte[] Write(Message message)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Token.Length, MaxNibble, nameof(message));

        var writer = new SpanWriter();
        new MessageHeader(message.Type, message.Token.Length, message.Code, message.MessageId).Write(writer);
        writer.Write(message.Token.Octets.Span);

        var previous = 0;
        foreach (var (number, value) in message.Options)
        {
            WriteOptionHeader(writer, number.Value - previous, value.Length);
            writer.Write(value.Span);
            previous = number.Value;
        }

        if (!message.Payload.IsEmpty)
        {
            writer.WriteByte(PayloadMarker);
            writer.Write(message.Payload.Span);
        }

        return writer.ToArray();
    }

    private static void WriteOptionHeader(SpanWriter writer, int delta, int length)
    {
        writer.WriteByte((byte)((Nibble(delta) << 4) | Nibble(length)));
        WriteExtension(writer, delta);
        WriteExtension(writer, length);
    }

    private static int Nibble(int value) => value switch
    {
        < 0 or > OptionNibble.Max => throw new ArgumentOutOfRangeException(nameof(value), value, "does not fit an option header"),
        < OptionNibble.OneOctetOffset => value,
        < OptionNibble.TwoOctetsOffset => OptionNibble.OneOctet,
        _ => OptionNibble.TwoOctets,
    };

    private static void WriteExtension(SpanWriter writer, int value)
    {
        switch (Nibble(value))
        {
            case OptionNibble.OneOctet:
                writer.WriteByte((byte)(value - OptionNibble.OneOctetOffset));
                break;
            case OptionNibble.TwoOctets:
                writer.WriteUInt16((ushort)(value - OptionNibble.TwoOctetsOffset));
                break;
            default:
                break;
        }
    }
}
