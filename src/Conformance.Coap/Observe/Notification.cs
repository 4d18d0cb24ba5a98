using System.Net;
using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;

namespace Conformance.Coap.Observe;

/// <summary>A response that arrived for an observation.</summary>
/// <remarks>RFC 7641 §3.2.</remarks>
/// <param name="Message">As received.</param>
/// <param name="Remote">Who sent it.</param>
/// <param name="ReceivedAt">Monotonic time at the socket.</param>
public sealed record Notification(Message Message, IPEndPoint Remote, TimeSpan ReceivedAt)
{
    /// <summary>What the observer wants done wrong on purpose in acknowledging it.</summary>
    public IReadOnlyList<Deviation> Deviations { get; set; } = [];
}
