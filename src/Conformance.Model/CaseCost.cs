namespace Conformance.Model;

/// <summary>What the traffic of one case came to, counted from its capture.</summary>
/// <param name="Messages">Datagrams of both sides.</param>
/// <param name="Octets">Octets of UDP payload of both sides.</param>
/// <param name="Retransmissions">Datagrams that one side had sent before, octet for octet.</param>
/// <param name="RoundTrips">Confirmable messages and requests, each counted once.</param>
/// <param name="Awake">How long the device is estimated to have been awake: a while after each datagram, overlaps counted once.</param>
public sealed record CaseCost(int Messages, long Octets, int Retransmissions, int RoundTrips, TimeSpan Awake)
{
    public static CaseCost None { get; } = new(0, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One of the measures; seconds for <see cref="CostMeasure.Awake"/>.</summary>
    public decimal Of(CostMeasure measure) => measure switch
    {
        CostMeasure.Messages => Messages,
        CostMeasure.Octets => Octets,
        CostMeasure.Retransmissions => Retransmissions,
        CostMeasure.RoundTrips => RoundTrips,
        _ => (decimal)Awake.Ticks / TimeSpan.TicksPerSecond,
    };

    public static CaseCost operator +(CaseCost one, CaseCost other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(
            one.Messages + other.Messages,
            one.Octets + other.Octets,
            one.Retransmissions + other.Retransmissions,
            one.RoundTrips + other.RoundTrips,
            one.Awake + other.Awake);
    }

    public static CaseCost Add(CaseCost left, CaseCost right) => left + right;
}
