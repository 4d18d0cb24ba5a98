using System.Net;
using Conformance.Coap.Transmission;

namespace Conformance.Coap.Blockwise;

/// <summary>Sends a body of any size and fetches an answer of any size, block by block.</summary>
/// <remarks>RFC 7959 §2.4, §2.5, §3. Honours a smaller size asked for by the peer, early negotiation and 4.13 with a Block1 hint.</remarks>
public sealed class BlockwiseClient(Endpoint endpoint)
{
    /// <summary>One request, as many exchanges as it takes.</summary>
    /// <param name="request">The whole body as payload; without Block options.</param>
    /// <param name="sizeExponent">Largest block to send or ask for; a payload that fits in one block goes without Block1 unless <paramref name="forceBlock1"/>.</param>
    /// <param name="within">For each exchange.</param>
    public Task<BlockwiseOutcome> RequestAsync(
        IPEndPoint remote, Request request, int sizeExponent, bool forceBlock1, TimeSpan? within, CancellationToken cancellationToken) =>
        throw new NotImplementedException(endpoint.ToString());
}
