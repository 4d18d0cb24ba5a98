using System.Buffers.Binary;
using System.Net;
using Conformance.Coap.Messages;
using Conformance.Wire;

namespace Conformance.Engine.Replays;

/// <summary>Tells the message ids and tokens of a replay from those of its recording: chance draws them anew, and they mean nothing.</summary>
internal sealed class MessageKeys
{
    private const int IdAt = 2;
    private const int TokenAt = 4;

    private readonly Dictionary<(IPEndPoint Local, ushort Recorded), ushort> _ids = [];
    private readonly Dictionary<Token, Token> _tokens = [];

    /// <summary>Whether we send now what we sent then, but for what chance drew; remembers what stands for what.</summary>
    public bool Match(CapturedDatagram recorded, CapturedDatagram sent)
    {
        if (recorded.Octets.Span.SequenceEqual(sent.Octets.Span))
        {
            Learn(recorded, sent);
            return true;
        }

        if (Read(recorded) is not { } then || Read(sent) is not { } now || !SameText(then, now))
        {
            return false;
        }

        Learn(recorded, sent);
        return true;
    }

    /// <summary>What the device sent, with the keys of this replay.</summary>
    public byte[] Translate(CapturedDatagram recorded)
    {
        var octets = recorded.Octets.ToArray();
        if (Read(recorded) is not { } message)
        {
            return octets;
        }

        if (message.Type is MessageType.Acknowledgement or MessageType.Reset && _ids.TryGetValue((recorded.Local, message.MessageId), out var id))
        {
            BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(IdAt), id);
        }

        if (!message.Code.IsRequest && _tokens.TryGetValue(message.Token, out var token) && token.Length == message.Token.Length)
        {
            token.Octets.Span.CopyTo(octets.AsSpan(TokenAt));
        }

        return octets;
    }

    // What answers a message of the device has the device's keys and has to be the same; what we begin has keys of its own.
    private static bool SameText(Message then, Message now)
    {
        var plain = now with { MessageId = 0, Token = Token.Empty };
        var asked = then with { MessageId = 0, Token = Token.Empty };
        var answers = now.Type is MessageType.Acknowledgement or MessageType.Reset;
        return plain.ToArray().AsSpan().SequenceEqual(asked.ToArray())
            && (!answers || now.MessageId == then.MessageId)
            && (now.Code.IsRequest || now.Token == then.Token);
    }

    private static Message? Read(CapturedDatagram datagram) => Message.TryRead(datagram.Octets, out var message, out _) ? message : null;

    private void Learn(CapturedDatagram recorded, CapturedDatagram sent)
    {
        if (Read(recorded) is not { } then || Read(sent) is not { } now)
        {
            return;
        }

        _ids[(recorded.Local, then.MessageId)] = now.MessageId;
        if (now.Code.IsRequest)
        {
            _tokens[then.Token] = now.Token;
        }
    }
}
