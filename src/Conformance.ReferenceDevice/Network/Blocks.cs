using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.ReferenceDevice.Faults;
using Conformance.Wire;

namespace Conformance.ReferenceDevice.Network;

/// <summary>What of a block-wise request and of its answer is taken as it is: everything, unless the device has a fault.</summary>
/// <remarks>RFC 7959 §2.3 to §2.5.</remarks>
public sealed class Blocks(FaultSwitch faults, TimeProvider clock)
{
    /// <summary>How long it waits for the next block when it has no patience.</summary>
    private static readonly TimeSpan Impatience = TimeSpan.FromSeconds(5);

    private TimeSpan _last;
    private int _next;
    private int _firstSize;
    private bool _hasNotified;

    /// <summary>A notification goes out whose other blocks may be asked for.</summary>
    public void Notified(Reply first) => _hasNotified |= first.Options.Block2 is { More: true };

    /// <summary>The answer to a block-wise request that is not looked at any further.</summary>
    public CoapCode? Refuses(Message request)
    {
        var late = clock.Monotonic - _last > Impatience;
        _last = clock.Monotonic;
        return request.Options switch
        {
            { Block1.Number: > 0 } or { Block2.Number: > 0 } when late && faults.Has(NodeFaults.ForgetsBlocks) => CoapCode.RequestEntityIncomplete,
            var options => Refuses(options),
        };
    }

    private CoapCode? Refuses(OptionList options) => options switch
    {
        { Block1: { Number: > 0 } block } when block.Size < _firstSize && faults.Has(BlockFaults.OneSizeOnly) => CoapCode.BadRequest,
        { Block1: not null } when faults.Has(BlockFaults.RefusesBodies) => CoapCode.RequestEntityTooLarge,
        { Block2.Number: > 0 } when _hasNotified && faults.Has(NotifyFaults.KeepsLaterBlocks) => CoapCode.RequestEntityIncomplete,
        { Block2.SizeExponent: 0 } when faults.Has(BlockFaults.RefusesSmallBlocks) => CoapCode.BadRequest,
        _ => null,
    };

    public Message Take(Message request) => request.Options switch
    {
        { Block1: { } block } => TakeBody(request, block),
        { Block2: { Number: > 0 } asked } when faults.Has(BlockFaults.RepeatsFirstBlock) =>
            request with { Options = request.Options.WithBlock2(asked with { Number = 0 }) },
        { Block2: { Number: 0 } asked } => request with { Options = Asking(request.Options, asked) },
        _ => request,
    };

    public Reply Give(Message request, Reply reply) => (request.Options.Block1, reply.Options) switch
    {
        ({ More: false }, _) when reply.Code.IsSuccess =>
            reply with { Code = faults.Choose(BlockFaults.EndsWithContinue, CoapCode.Continue, reply.Code) },
        ({ Number: > 0 }, _) when reply.Code == CoapCode.RequestEntityIncomplete =>
            reply with { Code = faults.Choose(BlockFaults.GapIsBad, CoapCode.BadRequest, reply.Code) },
        ({ More: true }, { Block1: { } echoed }) when faults.Has(BlockFaults.EchoesNextNumber) =>
            reply with { Options = reply.Options.WithBlock1(echoed with { Number = echoed.Number + 1 }) },
        (_, { Block2: { Number: 0, More: true } first }) when faults.Has(BlockFaults.FirstBlockOnly) =>
            reply with { Options = reply.Options.WithBlock2(first with { More = false }) },
        _ => reply,
    };

    private Message TakeBody(Message request, Block block)
    {
        var expected = block.Number == 0 ? 0 : _next;
        _next = expected + 1;
        _firstSize = block.Number == 0 ? block.Size : _firstSize;
        return block.Size < _firstSize && faults.Has(BlockFaults.BlanksSmaller)
            ? request with { Payload = (byte[])[.. request.Payload[..(request.Payload.Length / 2)].Span, .. new byte[request.Payload.Length - (request.Payload.Length / 2)]] }
            : faults.Has(BlockFaults.TakesBlocksForBodies)
            ? request with { Options = request.Options.Without(OptionNumber.Block1) }
            : faults.Has(BlockFaults.MixesBodies)
            ? request with { Options = request.Options.Without(OptionNumber.RequestTag) }
            : faults.Has(BlockFaults.FillsGaps)
            ? request with { Options = request.Options.WithBlock1(block with { Number = expected }) }
            : request;
    }

    private OptionList Asking(OptionList options, Block asked) =>
        faults.Has(BlockFaults.IgnoresSize) ? options.Without(OptionNumber.Block2)
        : faults.Has(BlockFaults.DoublesSize) ? options.WithBlock2(Doubled(asked))
        : options;

    private static Block Doubled(Block asked) => asked with { SizeExponent = Math.Min(asked.SizeExponent + 1, Block.MaxSizeExponent) };
}
