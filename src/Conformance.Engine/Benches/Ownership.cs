using System.Buffers.Binary;
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
    private const int IdAt = 2;

    private readonly Dictionary<Token, Inbox> _tokens = [];
    private readonly Dictionary<(bool Sent, IPEndPoint Remote, ushort MessageId), Inbox?> _messages = [];
    private readonly Dictionary<string, Inbox> _raw = new(StringComparer.Ordinal);

    public Inbox? OfToken(Token token) => _tokens.GetValueOrDefault(token);

    /// <summary>The case of octets that passed.</summary>
    /// <param name="sent">Whether we sent them.</param>
    /// <param name="remote">The peer.</param>
    public Inbox? Of(ReadOnlyMemory<byte> octets, bool sent, IPEndPoint remote)
    {
        if (sent && _raw.Count > 0 && _raw.TryGetValue(Hex.Of(octets.Span), out var scripted))
        {
            return scripted;
        }

        return Read(octets) switch
        {
            null => null,
            { Code.IsEmpty: true } empty => _messages.GetValueOrDefault((!sent, remote, empty.MessageId)),
            var message when message.Code.IsRequest != sent => null,
            var message => OfToken(message.Token),
        };
    }

    /// <summary>A case is about to send octets as they are.</summary>
    public void Claim(ReadOnlyMemory<byte> octets, Inbox owner) => _raw[Hex.Of(octets.Span)] = owner;

    /// <summary>Notes a datagram as it passes.</summary>
    public void Note(CapturedDatagram datagram)
    {
        ArgumentNullException.ThrowIfNull(datagram);

        if (datagram.Stream is not null)
        {
            return; // a case that uses connections has the device for itself
        }

        var (octets, sent, remote) = (datagram.Octets, datagram.Sent, datagram.Remote);
        var message = Read(octets);
        if (sent && message is { Code.IsRequest: true } && turnstile.Holder is { } sender)
        {
            _tokens[message.Token] = sender;
        }

        if (message is not { Code.IsEmpty: true } && octets.Length >= IdAt + sizeof(ushort))
        {
            _messages[(sent, remote, BinaryPrimitives.ReadUInt16BigEndian(octets.Span[IdAt..]))] = Of(octets, sent, remote);
        }
    }

    private static Message? Read(ReadOnlyMemory<byte> octets) => Message.TryRead(octets, out var message, out _) ? message : null;
}
