using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Coap.Blockwise;

/// <summary>Collects the bodies that requests bring in Block1.</summary>
/// <remarks>RFC 7959 §2.3, §2.5 and §2.9.</remarks>
internal sealed class Reassembly(TimeSpan lifetime, int sizeExponent, int limit)
{
    private const int MaxBodies = 64;
    private readonly Shelf<Body> _bodies = new(lifetime, MaxBodies);

    public int SizeExponent { get; set; } = sizeExponent;

    /// <summary>Takes one block.</summary>
    /// <param name="whole">The request with its whole body when this was the last block, else <see langword="null"/>.</param>
    /// <returns>What to answer when it was not: 2.31, or what is wrong with it.</returns>
    public Reply? Take(IncomingRequest request, Block block, TimeSpan now, out IncomingRequest? whole)
    {
        whole = null;
        var message = request.Message;
        var key = TransferKey.Of(request);
        var size = message.Payload.Length;
        if (block.SizeExponent == Block.ReservedSizeExponent || size > block.Size || (block.More && size < block.Size))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        var body = block.Number == 0 ? new Body(message.Options.ContentFormat) : _bodies.TryGet(key, now, out var begun) ? begun : null;
        if (body is null || body.Octets.Count != block.Offset || body.Format != message.Options.ContentFormat)
        {
            _bodies.Remove(key);
            return Reply.Of(CoapCode.RequestEntityIncomplete) with { Options = Echo(block) };
        }

        if (Math.Max(block.Offset + size, Announced(message)) > limit)
        {
            _bodies.Remove(key);
            return TooLarge(Echo(block));
        }

        body.Octets.AddRange(message.Payload.Span);
        body.Blocks.Add(block.Size);
        if (block.More)
        {
            _bodies.Put(key, body, now);
            return Reply.Of(CoapCode.Continue) with { Options = Echo(block) };
        }

        _bodies.Remove(key);
        var options = message.Options.Without(OptionNumber.Block1).Without(OptionNumber.Size1);
        whole = request with { Message = message with { Options = options, Payload = body.Octets.ToArray() }, Blocks = body.Blocks };
        return null;
    }

    /// <summary>4.13 with the limit in Size1 (§2.9.3).</summary>
    public Reply TooLarge(OptionList options) =>
        Reply.Of(CoapCode.RequestEntityTooLarge) with { Options = options.WithUInt(OptionNumber.Size1, (uint)limit) };

    /// <summary>The block as received, with our size where that is smaller: the peer goes on with it (§2.3).</summary>
    public OptionList Echo(Block block) =>
        OptionList.Empty.WithBlock1(block with { SizeExponent = Math.Min(block.SizeExponent, SizeExponent) });

    private static long Announced(Message message) => message.Options.First(OptionNumber.Size1)?.UInt(sizeof(uint)) ?? 0;

    private sealed record Body(ContentFormat? Format)
    {
        public List<byte> Octets { get; } = [];

        public List<int> Blocks { get; } = [];
    }
}
