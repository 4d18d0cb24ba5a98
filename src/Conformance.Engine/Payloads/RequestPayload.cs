using Conformance.Coap.Options;

namespace Conformance.Engine.Payloads;

/// <summary>A body and what it is in.</summary>
public sealed record RequestPayload(ContentFormat? Format, ReadOnlyMemory<byte> Octets)
{
    public static RequestPayload None { get; } = new(null, ReadOnlyMemory<byte>.Empty);
}
