using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;

namespace Conformance.Coap.Blockwise;

/// <summary>Puts an answer together from its blocks.</summary>
/// <remarks>RFC 7959 §2.2 and §2.4.</remarks>
internal sealed class Download(Transfer transfer, Request request, int sizeExponent, int limit)
{
    private const string Clause = "RFC 7959 §2.4";
    private readonly List<byte> _body = [];

    /// <summary>Asks for block after block until the peer says that there are no more, or breaks the rules.</summary>
    public async Task RunAsync(Message first)
    {
        var response = first;
        var size = request.Options.Block2?.SizeExponent ?? Block.MaxSizeExponent;
        while (response is { Code.IsSuccess: true, Options.Block2: { } block })
        {
            if (Complaint(first, response, block, size) is { } complaint)
            {
                transfer.Break(Clause, complaint);
                break;
            }

            _body.AddRange(response.Payload.Span);
            if (!block.More)
            {
                break;
            }

            size = Math.Min(block.SizeExponent, sizeExponent);
            response = await transfer.AskAsync(Next(size));
            if (response is { Code.IsSuccess: true, Options.Block2: null })
            {
                transfer.Break(Clause, $"the answer to a request for octet {_body.Count} on has no Block2; one is required");
            }
        }

        if (response is { Code.IsSuccess: false })
        {
            transfer.Body = response.Payload;
        }
        else if (_body.Count > 0)
        {
            transfer.Body = _body.ToArray();
        }
    }

    private string? Complaint(Message first, Message response, Block block, int askedSize)
    {
        var size = response.Payload.Length;
        if (block.SizeExponent == Block.ReservedSizeExponent)
        {
            return "SZX is 7; it is reserved";
        }

        if (block.SizeExponent > askedSize)
        {
            return $"blocks are of {block.Size} octets; no more than the {Block.SizeOf(askedSize)} asked for are allowed";
        }

        if (block.Offset != _body.Count)
        {
            return $"block {block} begins at octet {block.Offset}; octet {_body.Count} was asked for";
        }

        if (size > block.Size || (block.More && size < block.Size))
        {
            return $"block {block} carries {size} octets; {(block.More ? "exactly" : "at most")} {block.Size} are required";
        }

        if (_body.Count + size > limit)
        {
            return $"the answer goes beyond {limit} octets; no more are accepted";
        }

        return ETag(first) is { } begun && ETag(response) is { } now && !begun.Span.SequenceEqual(now.Span)
            ? $"ETag changed with block {block.Number}; all blocks must be of one representation"
            : null;
    }

    private static ReadOnlyMemory<byte>? ETag(Message message) => message.Options.First(OptionNumber.ETag)?.Value;

    /// <summary>
    /// The same request for the next block, without body, without Observe and with a token of its own (§2.6, §3.3, §3.4).
    /// </summary>
    private Request Next(int size) => request with
    {
        Options = request.Options
            .Without(OptionNumber.Observe)
            .Without(OptionNumber.Block1)
            .Without(OptionNumber.Size1)
            .WithBlock2(Block.At(_body.Count, more: false, size)),
        Payload = default,
        Token = null,
    };
}
