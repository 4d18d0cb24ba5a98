using System.Net;
using Conformance.Coap.Messages;

namespace Conformance.Coap.Transmission;

/// <summary>A request that a peer sent us, seen once however often it was retransmitted.</summary>
/// <param name="Message">The request as received.</param>
/// <param name="Remote">Who sent it.</param>
/// <param name="ReceivedAt">Monotonic time at the socket.</param>
public sealed record IncomingRequest(Message Message, IPEndPoint Remote, TimeSpan ReceivedAt)
{
    /// <summary>The sizes of the blocks that its body came in, as their options said, in octets; empty for a body in one piece.</summary>
    public IReadOnlyList<int> Blocks { get; init; } = [];
}
