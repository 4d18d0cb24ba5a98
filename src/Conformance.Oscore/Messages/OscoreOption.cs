using Conformance.Coap.Options;
using Conformance.Wire;

namespace Conformance.Oscore.Messages;

/// <summary>The value of the OSCORE option: which number the message has, and who sent it under which context.</summary>
/// <remarks>RFC 8613 §6.1. What is absent is <see langword="null"/>; an id can be there and empty.</remarks>
public sealed record OscoreOption
{
    private const string Clause = "RFC 8613 §6.1";
    private const byte NumberLength = 0b0000_0111;
    private const byte HasKid = 0b0000_1000;
    private const byte HasKidContext = 0b0001_0000;
    private const byte Reserved = 0b1110_0000;

    /// <summary>Octets of the number, one to five.</summary>
    public ReadOnlyMemory<byte>? PartialIv { get; init; }

    public ReadOnlyMemory<byte>? KidContext { get; init; }

    public ReadOnlyMemory<byte>? Kid { get; init; }

    /// <summary>Decodes the value of an option.</summary>
    /// <param name="value">The value; the option keeps slices of it.</param>
    /// <param name="option">The option, or <see langword="null"/>.</param>
    /// <param name="error">On failure, the offending octet.</param>
    public static bool TryRead(ReadOnlyMemory<byte> value, out OscoreOption? option, out DecodeError error)
    {
        option = null;
        error = default;
        var reader = new SpanReader(value.Span);
        if (!reader.TryReadByte(out var flags))
        {
            option = new();
            return true;
        }

        if (flags == 0)
        {
            return Fail(0, "the flags say that nothing follows; the value has to be empty then", out error);
        }

        var length = flags & NumberLength;
        if ((flags & Reserved) != 0 || length > Contexts.PartialIv.Longest)
        {
            return Fail(0, $"flags are 0x{flags:X2}; three bits and the lengths 6 and 7 are reserved", out error);
        }

        var numberAt = reader.Position;
        if (!reader.TryReadSlice(length, out _))
        {
            return Fail(numberAt, $"the value ends after {reader.Remaining} octets of the Partial IV; its length is {length}", out error);
        }

        ReadOnlyMemory<byte>? context = null;
        if ((flags & HasKidContext) != 0)
        {
            var contextAt = reader.Position + 1;
            if (!reader.TryReadByte(out var octets) || !reader.TryReadSlice(octets, out _))
            {
                return Fail(value.Length, "the value ends inside the kid context", out error);
            }

            context = value.Slice(contextAt, octets);
        }

        var hasKid = (flags & HasKid) != 0;
        if (!hasKid && reader.Remaining > 0)
        {
            return Fail(reader.Position, $"{reader.Remaining} octets follow; without a kid there are none", out error);
        }

        option = new()
        {
            PartialIv = length == 0 ? default(ReadOnlyMemory<byte>?) : value.Slice(numberAt, length),
            KidContext = context,
            Kid = hasKid ? value[reader.Position..] : default(ReadOnlyMemory<byte>?),
        };
        return true;
    }

    /// <returns>The value of the option.</returns>
    public byte[] ToArray()
    {
        var flags = (byte)((PartialIv?.Length ?? 0) | (Kid is null ? 0 : HasKid) | (KidContext is null ? 0 : HasKidContext));
        var writer = new SpanWriter();
        if (flags == 0)
        {
            return [];
        }

        writer.WriteByte(flags);
        writer.Write((PartialIv ?? default).Span);
        if (KidContext is { } context)
        {
            writer.WriteByte((byte)context.Length);
            writer.Write(context.Span);
        }

        writer.Write((Kid ?? default).Span);
        return writer.ToArray();
    }

    /// <returns>The option of a message.</returns>
    public Option ToOption() => new(OptionNumber.Oscore, ToArray());

    private static bool Fail(int offset, string message, out DecodeError error)
    {
        error = new(offset, Clause, message);
        return false;
    }
}
