using Conformance.Coap.Transmission;
using Conformance.Wire;

namespace Conformance.Coap.Blockwise;

/// <summary>How a block-wise transfer went.</summary>
/// <param name="Exchanges">Every exchange in order; the last one decided.</param>
/// <param name="Body">
/// The reassembled answer as far as it came; the payload of the last response when it was not block-wise or refused something.
/// </param>
/// <param name="Error">What broke RFC 7959 in the answer (a gap, a changed ETag, a wrong number), or <see langword="null"/>.</param>
public sealed record BlockwiseOutcome(IReadOnlyList<Outcome> Exchanges, ReadOnlyMemory<byte> Body, DecodeError? Error)
{
    public Outcome Last => Exchanges[^1];
}
