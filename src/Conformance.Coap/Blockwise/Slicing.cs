using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Coap.Blockwise;

/// <summary>Cuts replies into Block2 and keeps the rest for when it is asked for.</summary>
/// <remarks>RFC 7959 §2.4 and §2.7.</remarks>
internal sealed class Slicing(TimeSpan lifetime, int sizeExponent)
{
    private const int MaxReplies = 64;
    private readonly Shelf<Reply> _replies = new(lifetime, MaxReplies);

    /// <summary>
    /// The block that the request asks for of a reply that was cut before; <see langword="null"/> when none is remembered.
    /// </summary>
    public Reply? Later(TransferKey key, Block asked, Message request, TimeSpan now) =>
        _replies.TryGet(key, now, out var whole) ? Part(whole, asked, request) : null;

    /// <summary>The reply as it is when it fits, else its first block (or the one asked for), the rest being remembered.</summary>
    public Reply Cut(TransferKey key, Reply reply, Message request, TimeSpan now)
    {
        var asked = request.Options.Block2 ?? new(0, More: false, sizeExponent);
        var fits = reply.Payload.Length <= Block.SizeOf(Math.Min(asked.SizeExponent, sizeExponent));
        if (reply.Reset || (fits && (request.Options.Block2 is null || !reply.Code.IsSuccess)))
        {
            return reply;
        }

        var whole = fits ? reply : WithETag(reply);
        if (!fits)
        {
            _replies.Put(key, whole, now);
        }

        return Part(whole, asked, request);
    }

    private static Reply WithETag(Reply reply) => reply with
    {
        Options = reply.Options.First(OptionNumber.ETag) is null
            ? reply.Options.WithUInt(OptionNumber.ETag, Fingerprint(reply.Payload.Span))
            : reply.Options,
    };

    /// <summary>FNV-1a over the body: equal bodies have equal tags, and one that changes does not keep its tag but by accident.</summary>
    private static uint Fingerprint(ReadOnlySpan<byte> octets)
    {
        var hash = 2166136261u;
        foreach (var octet in octets)
        {
            hash = unchecked((hash ^ octet) * 16777619u);
        }

        return hash;
    }

    /// <summary>A size larger than ours is answered with ours, at the same octet. Only the first block is a notification (§2.6).</summary>
    private Reply Part(Reply whole, Block asked, Message request)
    {
        var offset = asked.Offset;
        if (offset > 0 && offset >= whole.Payload.Length)
        {
            return Reply.Of(CoapCode.BadOption);
        }

        var size = Math.Min(asked.SizeExponent, sizeExponent);
        var length = Math.Min(Block.SizeOf(size), whole.Payload.Length - offset);
        var options = whole.Options.WithBlock2(Block.At(offset, more: offset + length < whole.Payload.Length, size));
        options = offset > 0 ? options.Without(OptionNumber.Observe) : options;
        if (offset == 0 && request.Options.First(OptionNumber.Size2) is not null)
        {
            options = options.WithUInt(OptionNumber.Size2, (uint)whole.Payload.Length);
        }

        return whole with { Options = options, Payload = whole.Payload.Slice(offset, length) };
    }
}
