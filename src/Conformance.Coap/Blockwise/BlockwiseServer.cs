using Conformance.Coap.Transmission;

namespace Conformance.Coap.Blockwise;

/// <summary>Puts a request handler behind block-wise transfer: collects Block1 bodies, cuts long answers into Block2.</summary>
/// <remarks>RFC 7959 §2.3–§2.6: 2.31 for each block but the last, 4.08 for a gap, 4.13 for a body over the limit, Block2 on demand and early negotiation.</remarks>
/// <param name="handler">Sees whole bodies only. Its reply may be of any size.</param>
/// <param name="clock">Half-collected bodies are dropped after EXCHANGE_LIFETIME.</param>
/// <param name="sizeExponent">Largest block this side sends or accepts.</param>
/// <param name="limit">Largest body accepted, in octets.</param>
public sealed class BlockwiseServer(Func<IncomingRequest, CancellationToken, Task<Reply>> handler, TimeProvider clock, int sizeExponent, int limit)
{
    public Task<Reply> HandleAsync(IncomingRequest request, CancellationToken cancellationToken) =>
        throw new NotImplementedException($"{handler}{clock}{sizeExponent}{limit}");
}
