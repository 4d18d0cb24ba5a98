using Conformance.Coap.Transmission;
using Conformance.Simulation.Impairments;

namespace Conformance.Engine.Worlds;

/// <summary>
/// What is declared of the network between harness and device, and what follows for verdicts: the one place that says what a slow or lossy
/// way may be blamed for. <c>docs/impairments.md</c> gives the reasons.
/// </summary>
/// <param name="Latency">No datagram that arrives is under way for longer, one way.</param>
/// <param name="Loss">Share of datagrams that do not arrive, 0 to 1, for whatever cause.</param>
/// <param name="Garbles">Whether octets may arrive changed; then no miss is the device's for certain.</param>
public sealed record DeclaredLink(TimeSpan Latency, double Loss, bool Garbles = false)
{
    /// <summary>Sent once, octets of ours may be repeated until the chance that none of them arrived is less than this.</summary>
    private const double Doubt = 1e-4;

    /// <summary>A way that loses nothing and takes no time worth mentioning.</summary>
    public static DeclaredLink Perfect { get; } = new(TimeSpan.Zero, 0);

    public bool Loses => Loss > 0;

    /// <summary>There and back.</summary>
    public TimeSpan RoundTrip => 2 * Latency;

    /// <summary>From the first to the last transmission of a confirmable message: a lost one may come so much later (RFC 7252 §4.8.2).</summary>
    public TimeSpan Repetition => Loses ? TransmissionParameters.Default.MaxTransmitSpan : TimeSpan.Zero;

    /// <summary>
    /// How much later than at a perfect link something may come that the device owes: what provoked it is on its way, it comes back, and
    /// either may have to be repeated.
    /// </summary>
    public TimeSpan Late => RoundTrip + Repetition;

    /// <summary>How much earlier the second of two things may seem to come: the first was slow and the second was quick.</summary>
    public TimeSpan Early => Latency;

    /// <summary>Copies of a message without retransmission, so that it may be taken for delivered (RFC 7252 §4.3 allows copies of a NON too).</summary>
    public int Copies => Loses ? Math.Max(1, (int)Math.Ceiling(Math.Log(Doubt) / Math.Log(Loss))) : 1;

    public static DeclaredLink Of(Impairment impairment)
    {
        ArgumentNullException.ThrowIfNull(impairment);
        var lost = impairment.RebindAfter is not null ? Math.Max(impairment.Loss, Doubt) : impairment.Loss;
        return new(impairment.Longest, 1 - ((1 - lost) * (1 - impairment.Corruption)), impairment.Corruption > 0);
    }
}
