using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;

namespace Conformance.Coap.Transmission;

/// <summary>An ACK or Reset as it was sent, for duplicates of what it answered.</summary>
internal sealed record RememberedReply(Message Message, ReadOnlyMemory<byte> Octets, IReadOnlyList<Deviation> Deviations);
