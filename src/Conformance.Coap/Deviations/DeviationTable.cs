using Conformance.Coap.Messages;
using Conformance.Coap.Options;

namespace Conformance.Coap.Deviations;

/// <summary>Everything an endpoint can do wrong on purpose.</summary>
public static class DeviationTable
{
    private const byte PayloadMarker = 0xFF;
    private const ushort UnknownCritical = 65001;
    private const int ReservedTokenLength = 9;
    private const DeviationPlace Answers = DeviationPlace.Response | DeviationPlace.Notification;
    private const DeviationPlace Receipts = DeviationPlace.Response | DeviationPlace.Acknowledgement;
    private const DeviationPlace Contents = DeviationPlace.Request | DeviationPlace.Response | DeviationPlace.Notification;

    /// <summary>Longer than the first time-out can be (RFC 7252 §4.8), so that at least one retransmission crosses what is late.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Deviation> All { get; } =
    [
        new("token-changed", "The last octet of the token is another.", "RFC 7252 §5.3.1", Answers, Says(left => left with { Token = Other(left.Token) })),
        new("token-missing", "The token is left out.", "RFC 7252 §5.3.1", Answers, Says(left => left with { Token = Token.Empty })),
        new("token-reserved-length", "The token has nine octets.", "RFC 7252 §3", Contents, Says(left => left with { Token = new(new byte[ReservedTokenLength]) })),
        new("token-changed-when-resent", "A retransmission has another token.", "RFC 7252 §4.2", DeviationPlace.Request, SaysAgain(left => left with { Token = Other(left.Token) })),
        new("id-changed-when-resent", "A retransmission has another message id.", "RFC 7252 §4.2", DeviationPlace.Request, SaysAgain(left => left with { MessageId = Next(left) })),
        new("id-repeated", "The message id is that of the message before.", "RFC 7252 §4.4", Contents, left => [left.With(left.Message with { MessageId = left.PreviousMessageId })]),
        new("sent-twice", "Every datagram is sent twice at once.", "RFC 7252 §4.2", DeviationPlace.Everything, left => [left, left]),
        new("answered-twice", "The response comes once more in a message of its own.", "RFC 7252 §5.2", DeviationPlace.Response, left => [left, left.With(Apart(left))]),
        new("ack-missing", "Neither ACK nor response is sent.", "RFC 7252 §4.2", Receipts, _ => []),
        new("ack-wrong-id", "The ACK names another message id.", "RFC 7252 §4.2", Receipts, Says(left => IsReceipt(left) ? left with { MessageId = Next(left) } : left)),
        new("ack-with-octets", "An octet follows the empty ACK.", "RFC 7252 §4.1", DeviationPlace.Acknowledgement, Leaves(left => [.. left.ToArray(), 0])),
        new("reset-for-ack", "A Reset is sent in place of the ACK.", "RFC 7252 §4.2", Receipts, Says(left => IsReceipt(left) ? Message.Empty(MessageType.Reset, left.MessageId) : left)),
        new("answer-missing", "The ACK is sent and the response never is.", "RFC 7252 §5.2.2", DeviationPlace.Response, left => IsReceipt(left.Message) ? [left.With(Message.Empty(MessageType.Acknowledgement, left.Message.MessageId))] : []),
        new("late", "It is sent five seconds late.", "RFC 7252 §4.8.2", Answers | DeviationPlace.Acknowledgement, left => [left with { After = left.After + Lateness }]),
        new("version-unknown", "The version is 2.", "RFC 7252 §3", DeviationPlace.Everything, Leaves(left => Changed(left.ToArray(), 0, octet => (byte)(octet ^ 0b1100_0000)))),
        new("code-reserved", "The code is of the reserved class 1.", "RFC 7252 §12.1", Contents, Says(left => left with { Code = CoapCode.Of(1, 1) })),
        new("truncated", "The second half of the datagram is cut off, its header never.", "RFC 7252 §3", Contents, Leaves(left => left.ToArray() is var octets ? octets[..Math.Max(MessageHeader.Size, octets.Length / 2)] : [])),
        new("payload-marker-alone", "The payload marker is the last octet.", "RFC 7252 §3", Contents, Leaves(left => [.. WithoutPayload(left), PayloadMarker])),
        new("option-delta-15", "An option has the reserved delta 15.", "RFC 7252 §3.1", Contents, Leaves(left => [.. WithoutPayload(left), 0xF0])),
        new("option-length-15", "An option has the reserved length 15.", "RFC 7252 §3.1", Contents, Leaves(left => [.. WithoutPayload(left), 0x0F])),
        new("option-beyond-end", "An option announces twelve octets and the datagram ends.", "RFC 7252 §3.1", Contents, Leaves(left => [.. WithoutPayload(left), 0x0C])),
        new("option-oversized", "Accept of a request, Content-Format of an answer have five octets.", "RFC 7252 §5.4.3", Contents, Says(Oversized)),
        new("option-critical-unknown", "An unknown critical option is added.", "RFC 7252 §5.4.1", Contents, Says(left => left with { Options = left.Options.With(new(new(UnknownCritical), default)) })),
        new("block-number-wrong", "Every block but the first says to be the one after.", "RFC 7959 §2.2", Contents, Says(left => WithBlock(left, block => block.Number > 0 ? block with { Number = block.Number + 1 } : block))),
        new("block-size-reserved", "The size exponent of blocks is 7.", "RFC 7959 §2.2", Contents, Says(left => WithBlock(left, block => block with { SizeExponent = Block.ReservedSizeExponent }))),
        new("block-endless", "The last block says that more follow.", "RFC 7959 §2.2", Contents, Says(left => WithBlock(left, block => block with { More = true }))),
        new("block-truncated", "The payload of a block that more follow is an octet short.", "RFC 7959 §2.2", Contents, Says(Shortened)),
    ];

    /// <summary>The deviation of that name, or <see langword="null"/>.</summary>
    public static Deviation? Find(string name) => All.FirstOrDefault(deviation => deviation.Name == name);

    /// <summary>Those that apply to any of the places.</summary>
    public static IEnumerable<Deviation> For(DeviationPlace places) => All.Where(deviation => (deviation.Places & places) != DeviationPlace.None);

    private static Func<Departure, IReadOnlyList<Departure>> Says(Func<Message, Message> change) => left => [left.With(change(left.Message))];

    private static Func<Departure, IReadOnlyList<Departure>> SaysAgain(Func<Message, Message> change) => left => left.Again ? [left.With(change(left.Message))] : [left];

    private static Func<Departure, IReadOnlyList<Departure>> Leaves(Func<Message, byte[]> octets) => left => [left with { Octets = octets(left.Message) }];

    private static Token Other(Token token) => new(token.Length == 0 ? [1] : Changed(token.Octets.ToArray(), token.Length - 1, octet => (byte)~octet));

    private static ushort Next(Message message) => (ushort)(message.MessageId + 1);

    private static bool IsReceipt(Message message) => message.Type is MessageType.Acknowledgement;

    private static Message Apart(Departure left) => left.Message with { Type = MessageType.NonConfirmable, MessageId = left.DrawMessageId() };

    private static byte[] WithoutPayload(Message message) => (message with { Payload = default }).ToArray();

    private static byte[] Changed(byte[] octets, int at, Func<byte, byte> change)
    {
        octets[at] = change(octets[at]);
        return octets;
    }

    private static Message Oversized(Message message)
    {
        var number = message.Code.IsRequest ? OptionNumber.Accept : OptionNumber.ContentFormat;
        return message with { Options = message.Options.Without(number).With(new(number, new byte[] { 0, 0, 0, 0, 0 })) };
    }

    /// <summary>The block that describes the payload: Block1 of a request, Block2 of a response (RFC 7959 §2.3).</summary>
    private static Message WithBlock(Message message, Func<Block, Block> change) => message switch
    {
        { Code.IsRequest: true, Options.Block1: { } block } => message with { Options = message.Options.WithBlock1(change(block)) },
        { Code.IsRequest: false, Options.Block2: { } block } => message with { Options = message.Options.WithBlock2(change(block)) },
        _ => message,
    };

    private static Message Shortened(Message message)
    {
        var block = message.Code.IsRequest ? message.Options.Block1 : message.Options.Block2;
        return block is { More: true } && !message.Payload.IsEmpty ? message with { Payload = message.Payload[..^1] } : message;
    }
}
