using Conformance.Coap.Messages;

namespace Conformance.Coap.Deviations;

/// <summary>A datagram about to leave.</summary>
/// <param name="Message">What it says, or said before its octets were bent.</param>
/// <param name="Octets">What leaves.</param>
/// <param name="Again">Whether it was sent before: a retransmission, or the remembered reply to a duplicate.</param>
/// <param name="PreviousMessageId">The id of the message that the endpoint began before this one.</param>
/// <param name="DrawMessageId">An id that was not used yet.</param>
public sealed record Departure(Message Message, ReadOnlyMemory<byte> Octets, bool Again, ushort PreviousMessageId, Func<ushort> DrawMessageId)
{
    /// <summary>Names of the deviations that made it what it is.</summary>
    public IReadOnlyList<string> Deviations { get; init; } = [];

    /// <summary>How much later it leaves.</summary>
    public TimeSpan After { get; init; }

    /// <summary>The same with another message.</summary>
    public Departure With(Message changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return this with { Message = changed, Octets = changed.ToArray() };
    }
}
