using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;

namespace Conformance.Oscore.Transport;

/// <summary>What is said with one peer under one context, and what nonces make of that: which response belongs to which request, and what was said before.</summary>
/// <remarks>RFC 8613 §8 and §B.2. A retransmission leaves with the octets it left with first, and one that comes in is the same message again.</remarks>
/// <param name="origin">The context that was given.</param>
public sealed class Guard(SecurityContext origin, Random random)
{
    private const int Outstanding = 256;

    /// <summary>Nonces of ours that may still come back; the oldest go.</summary>
    private const int MostNonces = 16;

    private static readonly TimeSpan Lifetime = TransmissionParameters.Default.ExchangeLifetime;

    private readonly Bonds _asked = new(Outstanding);
    private readonly Bonds _heard = new(Outstanding);
    private readonly Remembered<(bool IsReply, ushort MessageId), (byte[] Plain, byte[] Sealed)> _sent = new(Outstanding);
    private readonly Remembered<ushort, (byte[] Sealed, byte[] Plain, TimeSpan Time)> _opened = new(Outstanding);

    private readonly Queue<byte[]> _nonces = new();

    public SecurityContext Origin => origin;

    /// <summary>What is spoken under now.</summary>
    public SecurityContext Context { get; private set; } = origin.Successor ?? origin;

    /// <summary>Whether a nonce of the peer came as an answer: what was asked has to be asked again, under the new keys.</summary>
    public bool HasNewKeys { get; set; }

    /// <summary>What is done wrong.</summary>
    public Func<Lapse, bool> Lapses { get; set; } = static _ => false;

    /// <summary>Whether a response with that token is waited for.</summary>
    public bool Awaits(Token token) => _asked.Find(token) is not null;

    /// <summary>Whether a message of ours had that id, so that an empty one can be meant for it.</summary>
    public bool HasSent(ushort messageId) => _sent.Has((false, messageId));

    /// <summary>Speaks under keys of a nonce of ours, until the peer adds its own.</summary>
    public void Begin() => Context = origin.Derive(Lapses(Lapse.OneNonce) ? new byte[ContextNonce.Length] : ContextNonce.Draw(random));

    /// <summary>The context that a request names.</summary>
    /// <param name="isFirst">Whether there is no nonce of ours in it: it is answered with one, and not carried out.</param>
    public SecurityContext Named(ReadOnlyMemory<byte>? kidContext, out bool isFirst)
    {
        isFirst = false;
        if (kidContext is not { } shown || IsOwn(shown) || !ContextNonce.TryUnwrap(shown, out var id) || IsOwn(id))
        {
            return Context;
        }

        isFirst = !_nonces.Any(nonce => id.Length > nonce.Length && id.Span.StartsWith(nonce));
        return origin.Derive(id);
    }

    private bool IsOwn(ReadOnlyMemory<byte> id) => Context.Parameters.IdContext is { } own && own.Span.SequenceEqual(id.Span);

    /// <summary>The peer has shown keys with a nonce of ours in them: it is there now, and they take the place of what there was.</summary>
    public void Adopt(SecurityContext named)
    {
        ArgumentNullException.ThrowIfNull(named);

        if (named != Context)
        {
            (Context, named.IsFresh) = (named, true);
            _nonces.Clear();
        }

        named.Settle();
    }

    /// <summary>Answers a request under keys that have no nonce of ours with one.</summary>
    /// <remarks>It has a number of its own, so that nobody has to know by which of two contexts the nonce of the request is meant.</remarks>
    public byte[] SealNonce(Bond bond, Message refusal)
    {
        ArgumentNullException.ThrowIfNull(bond);

        var nonce = ContextNonce.Draw(random);
        _nonces.Enqueue(nonce);
        if (_nonces.Count > MostNonces)
        {
            _nonces.Dequeue();
        }

        var second = origin.Derive(ContextNonce.Join(nonce, bond.Context.Parameters.IdContext ?? default));
        return ObjectCipher.SealResponse(bond with { Context = second }, refusal, second.DrawNumber(), ContextNonce.Wrap(nonce)).ToArray();
    }

    /// <summary>Protects what leaves.</summary>
    /// <param name="octets">A message, or what should look like one: that leaves as it is.</param>
    /// <returns><see langword="null"/> for a response to nothing that was asked under protection: it must not leave.</returns>
    public byte[]? Seal(ReadOnlyMemory<byte> octets)
    {
        var plain = octets.ToArray();
        if (!Message.TryRead(plain, out var message, out _) || message.Code.IsEmpty)
        {
            Note(plain, plain);
            return plain;
        }

        var key = (message.Type is MessageType.Acknowledgement, message.MessageId);
        if (_sent.Has(key) && _sent.Find(key) is var (before, left) && before.AsSpan().SequenceEqual(plain))
        {
            return left;
        }

        var leaving = message.Code.IsRequest ? SealRequest(message) : SealResponse(message);
        var sealedOctets = leaving?.ToArray();
        if (sealedOctets is not null)
        {
            _sent.Set(key, (plain, sealedOctets));
        }

        return sealedOctets;
    }

    /// <summary>Takes a request out of its protection.</summary>
    /// <param name="named">The context it is under.</param>
    /// <param name="octets">All of it: what came before in the same octets is the same message again.</param>
    /// <returns>The octets of what was in it, or <see langword="null"/>.</returns>
    public byte[]? OpenRequest(SecurityContext named, Message outer, OscoreOption option, ReadOnlyMemory<byte> octets, TimeSpan time, out Message? inner, out Bond? bond, out OpeningFailure failure)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(option);

        bond = null;
        if (Again(outer, octets, time) is { } known)
        {
            failure = default;
            inner = null;
            return known;
        }

        var number = PartialIv.ToNumber((option.PartialIv ?? default).Span);
        if (!named.Seen.IsNew(number) && !Lapses(Lapse.ReplaysTaken))
        {
            (inner, failure) = (null, OpeningFailure.Replayed);
            return null;
        }

        if (!ObjectCipher.TryOpenRequest(named, option, outer, !Lapses(Lapse.TagIgnored), out inner, out bond, out failure))
        {
            return null;
        }

        named.Seen.Mark(number);
        _heard.Set(inner!.Token, bond!);
        return Keep(outer, octets, time, inner);
    }

    /// <summary>Takes a response out of its protection.</summary>
    public byte[]? OpenResponse(Message outer, OscoreOption option, ReadOnlyMemory<byte> octets, TimeSpan time, out Message? inner, out OpeningFailure failure)
    {
        (inner, failure) = (null, OpeningFailure.NoContext);
        if (Again(outer, octets, time) is { } known)
        {
            return known;
        }

        if (_asked.Find(outer.Token) is not { } bond)
        {
            return null;
        }

        if (!TakeNonce(bond, option, outer, out inner))
        {
            if (!ObjectCipher.TryOpenResponse(bond, option, outer, out inner, out failure))
            {
                return null;
            }

            bond.Context.Settle();
        }

        return Keep(outer, octets, time, inner!);
    }

    /// <summary>Takes a response under keys that the peer put a nonce into, and goes on under such that have one of ours besides.</summary>
    private bool TakeNonce(Bond bond, OscoreOption option, Message outer, out Message? inner)
    {
        inner = null;
        if (bond.Context != Context || option.KidContext is not { } shown || !ContextNonce.TryUnwrap(shown, out var theirs))
        {
            return false;
        }

        var second = origin.Derive(ContextNonce.Join(theirs, bond.Context.Parameters.IdContext ?? default));
        if (!ObjectCipher.TryOpenResponse(bond with { Context = second, AskedUnder = bond.Context }, option, outer, out inner, out _)
            && !ObjectCipher.TryOpenResponse(bond with { Context = second }, option, outer, out inner, out _))
        {
            return false;
        }

        HasNewKeys = true;
        if (!Lapses(Lapse.FirstKeysKept))
        {
            Context = origin.Derive(ContextNonce.Join(theirs, ContextNonce.Draw(random)));
        }

        return true;
    }

    private void Note(byte[] plain, byte[] left)
    {
        if (plain.Length >= 4)
        {
            _sent.Set((false, (ushort)((plain[2] << 8) | plain[3])), (plain, left));
        }
    }

    private Message? SealRequest(Message message)
    {
        if (Lapses(Lapse.RequestsInClear))
        {
            return message;
        }

        var number = Lapses(Lapse.NumberRepeated) && Context.NextNumber > 0 ? PartialIv.Of(Context.NextNumber - 1) : Context.DrawNumber();
        var (leaving, bond) = ObjectCipher.SealRequest(Context, message, number);
        _asked.Set(message.Token, bond);
        return Bent(leaving, message, new() { PartialIv = number, Kid = Context.Parameters.SenderId, KidContext = Context.Hint });
    }

    private Message? SealResponse(Message message)
    {
        if (_heard.Find(message.Token) is not { } bond)
        {
            return null;
        }

        if (Lapses(Lapse.AnswersInClear))
        {
            return message;
        }

        var notifies = bond.Observes && message.Options.Observe is not null;
        var number =
            !bond.IsAnswered || (notifies && Lapses(Lapse.NotificationsUnnumbered)) ? default(ReadOnlyMemory<byte>?)
            : notifies && Lapses(Lapse.NotificationNumberRepeated) ? PartialIv.Of(bond.Context.NextNumber)
            : bond.Context.DrawNumber();
        bond.IsAnswered = true;
        return Bent(ObjectCipher.SealResponse(bond, message, number), message, new() { PartialIv = number });
    }

    /// <summary>What a lapse makes of a protected message.</summary>
    private Message Bent(Message leaving, Message inner, OscoreOption option)
    {
        var bent = leaving;
        if (Lapses(Lapse.TagWrong))
        {
            bent = bent with { Payload = (byte[])[.. bent.Payload.Span[..^1], (byte)(bent.Payload.Span[^1] ^ 1)] };
        }

        if (Lapses(Lapse.KidUnknown))
        {
            var stranger = (byte[])[.. origin.Parameters.SenderId.Span[..Math.Min(origin.Parameters.SenderId.Length, ContextParameters.LongestId - 1)], 0xFF];
            bent = bent with { Options = bent.Options.Without(OptionNumber.Oscore).With((option with { Kid = stranger }).ToOption()) };
        }

        if (Lapses(Lapse.OptionMalformed))
        {
            bent = bent with { Options = bent.Options.Without(OptionNumber.Oscore).With(new(OptionNumber.Oscore, (byte[])[0xE0, .. option.ToArray()])) };
        }

        if (Lapses(Lapse.PathOutside))
        {
            bent = bent with { Options = new(bent.Options.Concat(inner.Options.Where(one => one.Number == OptionNumber.UriPath || one.Number == OptionNumber.UriQuery))) };
        }

        return Lapses(Lapse.CodeOutside) ? bent with { Code = inner.Code } : bent;
    }

    private byte[]? Again(Message outer, ReadOnlyMemory<byte> octets, TimeSpan time) =>
        _opened.Has(outer.MessageId) && _opened.Find(outer.MessageId) is var known && time < known.Time + Lifetime && known.Sealed.AsSpan().SequenceEqual(octets.Span) ? known.Plain : null;

    private byte[] Keep(Message outer, ReadOnlyMemory<byte> octets, TimeSpan time, Message inner)
    {
        var plain = inner.ToArray();
        _opened.Set(outer.MessageId, (octets.ToArray(), plain, time));
        return plain;
    }
}
