using System.Net;
using Conformance.Coap.Messages;
using Conformance.Engine.Running;
using Conformance.Wire;

namespace Conformance.Engine.Benches;

/// <summary>Which case a message belongs to: that of the exchange it is part of.</summary>
/// <remarks>
/// A request is of the case whose turn it is (<see cref="Turnstile"/>); what carries its token is too, and so is what acknowledges or resets
/// either by its message id (RFC 7252 §4.2). What the device begins by itself belongs to nobody, so to all.
/// </remarks>
public sealed class Ownership(Turnstile turnstile)
{
    private readonly Dictionary<Token, Inbox> _tokens = [];
    private readonly Dictionary<(bool Sent, IPEndPoint Remote, ushort MessageId), Token> _messages = [];

    public Inbox? OfToken(Token token) => _tokens.GetValueOrDefault(token);

    /// <summary>The case of a message that passed.</summary>
    /// <param name="message">The message; <see langword="null"/> for octets that are none, which belong to nobody.</param>
    /// <param name="sent">Whether we sent it.</param>
    /// <param name="remote">The peer.</param>
    public Inbox? Of(Message? message, bool sent, IPEndPoint remote) => message switch
    {
        null => null,
        { Code.IsEmpty: true } => _messages.TryGetValue((!sent, remote, message.MessageId), out var token) ? OfToken(token) : null,
        _ when message.Code.IsRequest != sent => null,
        _ => OfToken(message.Token),
    };

    /// <summary>The case of a datagram of the capture.</summary>
    public Inbox? Of(CapturedDatagram datagram)
    {
        ArgumentNullException.ThrowIfNull(datagram);
        return Of(Read(datagram), datagram.Sent, datagram.Remote);
    }

    /// <summary>Notes a datagram as it passes.</summary>
    public void Note(CapturedDatagram datagram)
    {
        ArgumentNullException.ThrowIfNull(datagram);

        if (Read(datagram) is not { } message || message.Code.IsEmpty || message.Code.IsRequest != datagram.Sent)
        {
            return;
        }

        if (datagram.Sent && turnstile.Holder is { } sender)
        {
            _tokens[message.Token] = sender;
        }

        _messages[(datagram.Sent, datagram.Remote, message.MessageId)] = message.Token;
    }

    private static Message? Read(CapturedDatagram datagram) => Message.TryRead(datagram.Octets, out var message, out _) ? message : null;
}
