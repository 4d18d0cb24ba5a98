using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Wire;

namespace Conformance.Coap.Blockwise;

/// <summary>Sends a body of any size and fetches an answer of any size, block by block.</summary>
/// <remarks>RFC 7959 §2.4, §2.5, §3. Honours a smaller size asked for by the peer, early negotiation and 4.13 with a Block1 hint.</remarks>
public sealed class BlockwiseClient(Endpoint endpoint)
{
    /// <summary>Longest answer that is put together, in octets.</summary>
    public int Limit { get; init; } = 1 << 18;

    /// <summary>Most exchanges of one request: blocks may be of 16 octets, and a peer may have more and more of them.</summary>
    public int MostExchanges { get; init; } = 2048;

    /// <summary>How many times as long as one exchange may take the whole request may take.</summary>
    public int MostTime { get; init; } = 32;

    /// <summary>Whether it goes on in its own block size when the peer asks for a smaller one, which RFC 7959 §2.3 does not want.</summary>
    public bool KeepsSize { get; init; }

    internal TimeSpan Now => endpoint.Settings.Clock.Monotonic;

    /// <summary>One request, as many exchanges as it takes.</summary>
    /// <remarks>
    /// With less than the largest block a GET or FETCH asks for that size at once (early negotiation, §2.4). A Block2 option
    /// of the caller's is sent as it is; when it asks for a block other than the first, the answer is that block alone.
    /// </remarks>
    /// <param name="request">The whole body as payload; its message id, when given, is that of the first exchange.</param>
    /// <param name="sizeExponent">
    /// Largest block to send or ask for; a payload that fits in one block goes without Block1 unless
    /// <paramref name="forceBlock1"/>.
    /// </param>
    /// <param name="within">For each exchange.</param>
    /// <param name="later">Largest block of the body from the second one on.</param>
    public async Task<BlockwiseOutcome> RequestAsync(
        IPEndPoint remote, Request request, int sizeExponent, bool forceBlock1, TimeSpan? within, CancellationToken cancellationToken, int later = Block.MaxSizeExponent)
    {
        ArgumentNullException.ThrowIfNull(request);

        var transfer = new Transfer(this, remote, within, cancellationToken);
        var asked = Negotiating(request, sizeExponent);
        var response = await new Upload(transfer, asked, sizeExponent) { KeepsSize = KeepsSize, SizeExponentLater = later }.RunAsync(forceBlock1);
        if (response is not null && asked.Options.Block2 is not { Number: > 0 })
        {
            await new Download(transfer, asked, sizeExponent, Limit).RunAsync(response);
        }

        return transfer.Outcome;
    }

    /// <summary>Fetches what follows a first block that is already here, as that of a notification.</summary>
    /// <remarks>RFC 7959 §2.6: the other blocks are asked for without Observe.</remarks>
    /// <param name="request">The request of which <paramref name="first"/> is the answer.</param>
    /// <returns>Without exchanges when <paramref name="first"/> is all there is.</returns>
    public async Task<BlockwiseOutcome> ContinueAsync(
        IPEndPoint remote, Request request, Message first, int sizeExponent, TimeSpan? within, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(first);

        var transfer = new Transfer(this, remote, within, cancellationToken) { Body = first.Payload };
        await new Download(transfer, Negotiating(request, sizeExponent), sizeExponent, Limit).RunAsync(first);
        return transfer.Outcome;
    }

    internal Task<Outcome> ExchangeAsync(IPEndPoint remote, Request request, TimeSpan? within, CancellationToken cancellationToken) =>
        endpoint.RequestAsync(remote, request, within, cancellationToken);

    private static Request Negotiating(Request request, int sizeExponent)
    {
        var asks = sizeExponent < Block.MaxSizeExponent
            && (request.Code == CoapCode.Get || request.Code == CoapCode.Fetch)
            && request.Options.First(OptionNumber.Block2) is null;
        return asks ? request with { Options = request.Options.WithBlock2(new(0, More: false, sizeExponent)) } : request;
    }
}
