using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Coap.Blockwise;

/// <summary>Brings the body of a request to the peer.</summary>
/// <remarks>RFC 7959 §2.3, §2.5 and §2.9.3.</remarks>
internal sealed class Upload(Transfer transfer, Request request, int sizeExponent)
{
    private const string Clause = "RFC 7959 §2.3";
    private int _sizeExponent = sizeExponent;
    private int _offset;

    public bool KeepsSize { get; init; }

    /// <summary>Largest block from the second one on: a client may go on with smaller ones than it began with (§2.3).</summary>
    public int SizeExponentLater { get; init; } = Block.MaxSizeExponent;

    /// <summary>Sends it whole when it fits, and begins again with smaller blocks as often as a 4.13 asks for them.</summary>
    /// <returns>The final response; <see langword="null"/> when there is none or something is wrong with how it came.</returns>
    public async Task<Message?> RunAsync(bool forceBlock1)
    {
        var inBlocks = forceBlock1 || request.Payload.Length > Block.SizeOf(_sizeExponent);
        var response = inBlocks ? await SendBlocksAsync() : await transfer.AskAsync(request);
        while (response is { Options.Block1: { } hint }
            && response.Code == CoapCode.RequestEntityTooLarge
            && hint.SizeExponent < _sizeExponent)
        {
            _sizeExponent = hint.SizeExponent;
            response = await SendBlocksAsync();
        }

        transfer.Body = response?.Payload ?? default;
        return response;
    }

    /// <returns>The final response, or <see langword="null"/> when the transfer broke off.</returns>
    private async Task<Message?> SendBlocksAsync()
    {
        _offset = 0;
        while (true)
        {
            var length = Math.Min(Block.SizeOf(_sizeExponent), request.Payload.Length - _offset);
            var sent = Block.At(_offset, more: _offset + length < request.Payload.Length, _sizeExponent);
            var response = await transfer.AskAsync(Part(sent, length));
            if (response is null || !IsIntermediate(sent, response))
            {
                return Broken(sent, response) ? null : response;
            }

            _offset += length;
            _sizeExponent = Math.Min(
                KeepsSize ? _sizeExponent : Math.Min(_sizeExponent, response.Options.Block1!.Value.SizeExponent), SizeExponentLater);
        }
    }

    private Request Part(Block block, int length)
    {
        // A size for the answer is negotiated with the last block, which is the one that gets the answer (§3.3).
        var options = block.More ? request.Options.Without(OptionNumber.Block2) : request.Options;
        return request with { Options = options.WithBlock1(block), Payload = request.Payload.Slice(_offset, length) };
    }

    /// <summary>2.31, or the success of a server that takes each block on its own (§2.3).</summary>
    private static bool IsIntermediate(Block sent, Message response) =>
        sent.More && response.Code.IsSuccess && response.Options.Block1 is { } echoed && echoed.Number == sent.Number;

    private bool Broken(Block sent, Message? response)
    {
        var complaint = response switch
        {
            null or { Code.IsSuccess: false } => null,
            _ when sent.More && response.Options.Block1 is { } echoed =>
                $"block {sent.Number} is answered with block {echoed.Number}; its own number is required",
            _ when sent.More =>
                $"block {sent.Number} is answered with {response.Code} without Block1; more blocks were announced",
            _ when response.Code == CoapCode.Continue =>
                $"the last block is answered with {response.Code}; a final response is required",
            _ => null,
        };
        if (complaint is not null)
        {
            transfer.Break(Clause, complaint);
        }

        return complaint is not null;
    }
}
