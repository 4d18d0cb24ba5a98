using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;

namespace Conformance.Oscore.Transport;

/// <summary>What is said with one peer under one context: which response belongs to which request, and what was said before.</summary>
/// <remarks>RFC 8613 §8. A retransmission leaves with the octets it left with first, and one that comes in is the same message again.</remarks>
public sealed class Guard(SecurityContext context)
{
    private const int Outstanding = 256;

    private static readonly TimeSpan Lifetime = TransmissionParameters.Default.ExchangeLifetime;

    private readonly Bonds _asked = new(Outstanding);
    private readonly Bonds _heard = new(Outstanding);
    private readonly Remembered<(bool IsReply, ushort MessageId), (byte[] Plain, byte[] Sealed)> _sent = new(Outstanding);
    private readonly Remembered<ushort, (byte[] Sealed, byte[] Plain, TimeSpan Time)> _opened = new(Outstanding);

    public SecurityContext Context => context;

    /// <summary>What is done wrong.</summary>
    public Func<Lapse, bool> Lapses { get; set; } = static _ => false;

    /// <summary>Whether a response with that token is waited for.</summary>
    public bool Awaits(Token token) => _asked.Find(token) is not null;

    /// <summary>Whether a message of ours had that id, so that an empty one can be meant for it.</summary>
    public bool HasSent(ushort messageId) => _sent.Has((false, messageId));

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

    /// <summary>Protects an answer that has to have a number of its own.</summary>
    public byte[] SealNumbered(Bond bond, Message answer) => ObjectCipher.SealResponse(bond, answer, context.DrawNumber()).ToArray();

    /// <summary>Takes a request out of its protection.</summary>
    /// <param name="octets">All of it: what came before in the same octets is the same message again.</param>
    /// <returns>The octets of what was in it, or <see langword="null"/>.</returns>
    public byte[]? OpenRequest(Message outer, OscoreOption option, ReadOnlyMemory<byte> octets, TimeSpan time, out Message? inner, out Bond? bond, out OpeningFailure failure)
    {
        bond = null;
        if (Again(outer, octets, time) is { } known)
        {
            failure = default;
            inner = null;
            return known;
        }

        var number = PartialIv.ToNumber((option.PartialIv ?? default).Span);
        if (!context.Seen.IsNew(number) && !Lapses(Lapse.ReplaysTaken))
        {
            (inner, failure) = (null, OpeningFailure.Replayed);
            return null;
        }

        if (!ObjectCipher.TryOpenRequest(context, option, outer, !Lapses(Lapse.TagIgnored), out inner, out bond, out failure))
        {
            return null;
        }

        context.Seen.Mark(number);
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

        return _asked.Find(outer.Token) is { } bond && ObjectCipher.TryOpenResponse(bond, option, outer, out inner, out failure) ? Keep(outer, octets, time, inner!) : null;
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

        var number = Lapses(Lapse.NumberRepeated) && context.NextNumber > 0 ? PartialIv.Of(context.NextNumber - 1) : context.DrawNumber();
        var (leaving, bond) = ObjectCipher.SealRequest(context, message, number);
        _asked.Set(message.Token, bond);
        return Bent(leaving, message, new() { PartialIv = number, Kid = context.Parameters.SenderId, KidContext = context.Parameters.IdContext });
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
            : notifies && Lapses(Lapse.NotificationNumberRepeated) ? PartialIv.Of(context.NextNumber)
            : context.DrawNumber();
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
            var stranger = (byte[])[.. context.Parameters.SenderId.Span[..Math.Min(context.Parameters.SenderId.Length, ContextParameters.LongestId - 1)], 0xFF];
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
