using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Oscore.Messages;

/// <summary>Turns messages into protected ones and back.</summary>
/// <remarks>RFC 8613 §8. Type, message id and token stay as they are.</remarks>
public static class ObjectCipher
{
    private const int Version = 1;

    /// <summary>Protects a request (RFC 8613 §8.1).</summary>
    /// <param name="number">Its Partial IV: the next number of ours, unless a tester wants another.</param>
    public static (Message Message, Bond Bond) SealRequest(SecurityContext context, Message inner, ReadOnlyMemory<byte> number)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(inner);

        var own = context.Parameters;
        var bond = new Bond(context, own.SenderId, number, inner.Options.Observe == 0);
        var option = new OscoreOption { PartialIv = number, Kid = own.SenderId, KidContext = context.Hint };
        var plaintext = Plaintext.Write(inner.Code, inner.Options.Where(one => !Plaintext.IsOuter(one)), inner.Payload);
        var observe = inner.Options.First(OptionNumber.Observe);
        var sealedOctets = context.Encrypt(context.Nonce(own.SenderId.Span, number.Span), plaintext, Authenticated(bond));
        return (Outer(inner, observe is null ? CoapCode.Post : CoapCode.Fetch, option, observe, sealedOctets), bond);
    }

    /// <summary>Protects a response or a notification (RFC 8613 §8.3).</summary>
    /// <param name="number">A Partial IV of its own; <see langword="null"/> to use the nonce of the request, once.</param>
    /// <param name="hint">Its kid context; <see langword="null"/> but for an answer with a nonce (RFC 8613 §B.2).</param>
    public static Message SealResponse(Bond bond, Message inner, ReadOnlyMemory<byte>? number, ReadOnlyMemory<byte>? hint = null)
    {
        ArgumentNullException.ThrowIfNull(bond);
        ArgumentNullException.ThrowIfNull(inner);

        var context = bond.Context;
        var observe = bond.Observes ? inner.Options.First(OptionNumber.Observe) : null;
        var options = inner.Options.Where(one => !Plaintext.IsOuter(one) && one.Number != OptionNumber.Observe);
        var inside = observe is null ? options : options.Append(new(OptionNumber.Observe, default));
        var nonce = number is { } own ? context.Nonce(context.Parameters.SenderId.Span, own.Span) : bond.Nonce;
        var sealedOctets = context.Encrypt(nonce, Plaintext.Write(inner.Code, inside, inner.Payload), Authenticated(bond));
        return Outer(inner, observe is null ? CoapCode.Changed : CoapCode.Content, new() { PartialIv = number, KidContext = hint }, observe, sealedOctets);
    }

    /// <summary>Takes a request out of its protection, but for the question whether its number is new (RFC 8613 §8.2, steps 4 to 8).</summary>
    /// <param name="isStrict">Whether a wrong tag matters, as it has to.</param>
    public static bool TryOpenRequest(SecurityContext context, OscoreOption option, Message outer, bool isStrict, out Message? inner, out Bond? bond, out OpeningFailure failure)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(outer);

        (inner, bond, failure) = (null, null, OpeningFailure.Undecodable);
        if (option is not { Kid: { } kid, PartialIv: { } number } || outer.Payload.IsEmpty)
        {
            return false;
        }

        var attempt = new Bond(context, kid, number, Observes: false);
        if (!TryOpen(attempt, context.Nonce(kid.Span, number.Span), outer, isStrict, out var read, out failure))
        {
            return false;
        }

        var observe = outer.Options.First(OptionNumber.Observe) is null ? null : read!.Options.First(OptionNumber.Observe);
        var options = read!.Options.Without(OptionNumber.Observe);
        inner = Merge(outer, read.Code, observe is null ? options : options.With(observe), read.Payload);
        bond = attempt with { Observes = inner.Options.Observe == 0 };
        return true;
    }

    /// <summary>Takes a response out of its protection (RFC 8613 §8.4).</summary>
    /// <remarks>The Observe value of a notification says its place in their order by its number, not by what stands outside (§4.1.3.5.2).</remarks>
    public static bool TryOpenResponse(Bond bond, OscoreOption option, Message outer, out Message? inner, out OpeningFailure failure)
    {
        const ulong Order = 0xFF_FFFF;

        ArgumentNullException.ThrowIfNull(bond);
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(outer);

        inner = null;
        var context = bond.Context;
        var nonce = option.PartialIv is { } own ? context.Nonce(context.Parameters.RecipientId.Span, own.Span) : bond.Nonce;
        if (!TryOpen(bond, nonce, outer, isStrict: true, out var read, out failure))
        {
            return false;
        }

        var notifies = bond.Observes && read!.Options.First(OptionNumber.Observe) is not null;
        var options = read!.Options.Without(OptionNumber.Observe);
        var place = option.PartialIv is { } number ? (PartialIv.ToNumber(number.Span) + 1) & Order : 0;
        inner = Merge(outer, read.Code, notifies ? options.WithObserve((uint)place) : options, read.Payload);
        return true;
    }

    /// <summary>What is authenticated but not encrypted (RFC 8613 §5.4).</summary>
    public static byte[] Authenticated(Bond bond)
    {
        var inside = new SpanWriter();
        var array = new CborWriter(inside);
        array.WriteArrayStart(5);
        array.WriteUnsigned(Version);
        array.WriteArrayStart(1);
        array.WriteInteger(KeyDerivation.Algorithm);
        array.WriteBytes(bond.Kid.Span);
        array.WriteBytes(bond.PartialIv.Span);
        array.WriteBytes([]);

        var octets = new SpanWriter();
        var structure = new CborWriter(octets);
        structure.WriteArrayStart(3);
        structure.WriteText("Encrypt0");
        structure.WriteBytes([]);
        structure.WriteBytes(inside.Written);
        return octets.ToArray();
    }

    private static bool TryOpen(Bond bond, byte[] nonce, Message outer, bool isStrict, out Message? read, out OpeningFailure failure)
    {
        (read, failure) = (null, OpeningFailure.Forged);
        if (!bond.Context.TryDecrypt(nonce, outer.Payload.Span, Authenticated(bond), isStrict, out var plaintext))
        {
            return false;
        }

        failure = OpeningFailure.Undecodable;
        return Plaintext.TryRead(plaintext, out read, out _);
    }

    private static Message Outer(Message inner, CoapCode code, OscoreOption option, Option? observe, byte[] sealedOctets)
    {
        var options = inner.Options.Where(one => Plaintext.IsOuter(one) && one.Number != OptionNumber.Oscore).Append(option.ToOption());
        return inner with { Code = code, Options = new(observe is null ? options : options.Append(observe)), Payload = sealedOctets };
    }

    private static Message Merge(Message outer, CoapCode code, OptionList options, ReadOnlyMemory<byte> payload) =>
        outer with
        {
            Code = code,
            Options = new(options.Where(one => !Plaintext.IsOuter(one)).Concat(outer.Options.Where(one => Plaintext.IsOuter(one) && one.Number != OptionNumber.Oscore))),
            Payload = payload,
        };
}
