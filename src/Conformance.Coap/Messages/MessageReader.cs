using Conformance.Coap.Options;
using Conformance.Wire;

namespace Conformance.Coap.Messages;

/// <summary>Takes a datagram apart.</summary>
/// <remarks>RFC 7252 §3 and §3.1. Token, option values and payload are slices of the datagram.</remarks>
internal static class MessageReader
{
    private const int MaxTokenLength = 8;
    private const int MaxOptionNumber = 0xFFFF;
    private const byte PayloadMarker = 0xFF;

    public static bool TryRead(ReadOnlyMemory<byte> octets, out Message? message, out DecodeError error)
    {
        message = null;
        var reader = new SpanReader(octets.Span);
        if (!MessageHeader.TryRead(ref reader, out var header, out error)
            || !TryReadToken(header, octets, ref reader, out var token, out error)
            || !TryReadOptions(octets, ref reader, out var options, out error)
            || !TryReadPayload(octets, ref reader, out var payload, out error))
        {
            return false;
        }

        message = new()
        {
            Type = header.Type,
            Code = header.Code,
            MessageId = header.MessageId,
            Token = token,
            Options = options,
            Payload = payload,
        };
        return true;
    }

    private static bool TryReadToken(
        MessageHeader header, ReadOnlyMemory<byte> octets, ref SpanReader reader, out Token token, out DecodeError error)
    {
        token = default;
        var start = reader.Position;
        if (header.TokenLength > MaxTokenLength)
        {
            error = new(0, "RFC 7252 §3", $"token length is {header.TokenLength}; 9 to 15 are reserved");
            return false;
        }

        if (header.Code.IsEmpty && header.TokenLength > 0)
        {
            error = new(0, "RFC 7252 §4.1", $"an empty message has a token of {header.TokenLength} octets; it has none");
            return false;
        }

        if (header.Code.IsEmpty && reader.Remaining > 0)
        {
            error = new(start, "RFC 7252 §4.1", $"an empty message goes on for {reader.Remaining} octets; it ends after the message id");
            return false;
        }

        if (!reader.TryReadSlice(header.TokenLength, out _))
        {
            error = Short(start, "RFC 7252 §3", reader.Remaining, "the token", header.TokenLength);
            return false;
        }

        token = new(octets.Slice(start, header.TokenLength));
        error = default;
        return true;
    }

    private static bool TryReadOptions(ReadOnlyMemory<byte> octets, ref SpanReader reader, out OptionList options, out DecodeError error)
    {
        options = OptionList.Empty;
        error = default;
        var read = new List<Option>();
        var number = 0;
        while (reader.Remaining > 0 && octets.Span[reader.Position] != PayloadMarker)
        {
            var start = reader.Position;
            reader.TryReadByte(out var first);
            if (!TryExtend(first >> 4, "delta", ref reader, out var delta, out error)
                || !TryExtend(first & 0x0F, "length", ref reader, out var length, out error))
            {
                return false;
            }

            number += delta;
            if (number > MaxOptionNumber)
            {
                error = new(start, "RFC 7252 §12.2", $"option number is {number}; {MaxOptionNumber} is the largest");
                return false;
            }

            var valueAt = reader.Position;
            if (!reader.TryReadSlice(length, out _))
            {
                error = Short(valueAt, "RFC 7252 §3.1", reader.Remaining, new OptionNumber(number).ToString(), length);
                return false;
            }

            read.Add(new(new(number), octets.Slice(valueAt, length)));
        }

        options = read.Count == 0 ? OptionList.Empty : new(read);
        return true;
    }

    private static DecodeError Short(int at, string clause, int there, string field, int length) =>
        new(at, clause, $"message ends after {there} octets of {field}; its length is {length}");

    /// <summary>Turns a nibble and its extension octets into the number they stand for.</summary>
    private static bool TryExtend(int nibble, string field, ref SpanReader reader, out int value, out DecodeError error)
    {
        error = default;
        value = nibble;
        switch (nibble)
        {
            case OptionNibble.OneOctet when reader.TryReadByte(out var octet):
                value = octet + OptionNibble.OneOctetOffset;
                return true;
            case OptionNibble.TwoOctets when reader.TryReadUInt16(out var octets):
                value = octets + OptionNibble.TwoOctetsOffset;
                return true;
            case OptionNibble.OneOctet or OptionNibble.TwoOctets:
                error = new(reader.Position, "RFC 7252 §3.1", $"message ends inside an extended option {field}");
                return false;
            case OptionNibble.Reserved:
                error = new(reader.Position - 1, "RFC 7252 §3.1", $"option {field} is 15; that is reserved for the payload marker");
                return false;
            default:
                return true;
        }
    }

    private static bool TryReadPayload(
        ReadOnlyMemory<byte> octets, ref SpanReader reader, out ReadOnlyMemory<byte> payload, out DecodeError error)
    {
        error = default;
        var marker = reader.Position;
        payload = reader.TryReadByte(out _) ? octets[reader.Position..] : default;
        if (reader.Position > marker && payload.IsEmpty)
        {
            error = new(marker, "RFC 7252 §3", "no payload follows the payload marker; at least one octet is required");
            return false;
        }

        return true;
    }
}
