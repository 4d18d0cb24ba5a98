using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Wire;

namespace Conformance.Coap.Blockwise;

/// <summary>Puts a request handler behind block-wise transfer: collects Block1 bodies, cuts long answers into Block2.</summary>
/// <remarks>
/// RFC 7959 §2.3–§2.6: 2.31 for each block but the last, 4.08 for a gap, 4.13 for a body over the limit, Block2 on demand and
/// early negotiation.
/// </remarks>
/// <param name="handler">Sees whole bodies only. Its reply may be of any size.</param>
/// <param name="clock">Half-collected bodies are dropped after EXCHANGE_LIFETIME.</param>
/// <param name="sizeExponent">Largest block this side sends or accepts.</param>
/// <param name="limit">Largest body accepted, in octets.</param>
public sealed class BlockwiseServer(
    Func<IncomingRequest, CancellationToken, Task<Reply>> handler, TimeProvider clock, int sizeExponent, int limit)
{
    private readonly Reassembly _reassembly = new(TransmissionParameters.Default.ExchangeLifetime, sizeExponent, limit);
    private readonly Slicing _slicing = new(TransmissionParameters.Default.ExchangeLifetime, sizeExponent);

    /// <summary>Largest block that a request may bring; who sends larger ones is asked for this.</summary>
    public int TakesUpTo
    {
        get => _reassembly.SizeExponent;
        set => _reassembly.SizeExponent = value;
    }

    public Task<Reply> HandleAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        var options = request.Message.Options;
        if (IsUnusable(options, OptionNumber.Block1, options.Block1) || IsUnusable(options, OptionNumber.Block2, options.Block2))
        {
            return Task.FromResult(Reply.Of(CoapCode.BadRequest));
        }

        return options switch
        {
            { Block1: { } block } => TakeAsync(request, block, cancellationToken),
            { Block2: { Number: > 0 } asked } => ServeLaterAsync(request, asked, cancellationToken),
            _ => AnswerAsync(request, cancellationToken),
        };
    }

    /// <summary>Cuts a notification: its first block goes out with it, the others wait for requests without Observe.</summary>
    /// <remarks>RFC 7959 §2.6 and §3.4.</remarks>
    /// <param name="remote">The observer.</param>
    /// <param name="request">The request that began the observation; a size it asked for still holds.</param>
    /// <param name="reply">The whole notification.</param>
    public Reply Slice(IPEndPoint remote, Message request, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(reply);
        return _slicing.Cut(TransferKey.Of(remote, request), reply, request, clock.Monotonic);
    }

    /// <summary>Too long to be a block option, or of the reserved size (RFC 7959 §2.2).</summary>
    private static bool IsUnusable(OptionList options, OptionNumber number, Block? block) =>
        options.First(number) is not null && block is null or { SizeExponent: Block.ReservedSizeExponent };

    private async Task<Reply> TakeAsync(IncomingRequest request, Block block, CancellationToken cancellationToken)
    {
        if (_reassembly.Take(request, block, clock.Monotonic, out var whole) is { } early)
        {
            return early;
        }

        var reply = await AnswerAsync(whole!, cancellationToken);
        return reply.Silent || reply.Reset || reply.Code.IsEmpty
            ? reply
            : reply with { Options = new(reply.Options.Concat(_reassembly.Echo(block))) };
    }

    /// <remarks>A GET whose body is no longer remembered is computed anew, as a server without state would (RFC 7959 §2.4).</remarks>
    private async Task<Reply> ServeLaterAsync(IncomingRequest request, Block asked, CancellationToken cancellationToken)
    {
        if (_slicing.Later(TransferKey.Of(request), asked, request.Message, clock.Monotonic) is { } remembered)
        {
            return remembered;
        }

        return request.Message.Code == CoapCode.Get
            ? await AnswerAsync(request, cancellationToken)
            : Reply.Of(CoapCode.RequestEntityIncomplete);
    }

    private async Task<Reply> AnswerAsync(IncomingRequest request, CancellationToken cancellationToken)
    {
        if (request.Message.Payload.Length > limit)
        {
            return _reassembly.TooLarge(OptionList.Empty);
        }

        var reply = await handler(request, cancellationToken);
        return _slicing.Cut(TransferKey.Of(request), reply, request.Message, clock.Monotonic);
    }
}
