namespace Conformance.Coap.Transmission;

/// <summary>The constants of CoAP's reliability.</summary>
/// <remarks>RFC 7252 §4.8. Defaults give MAX_TRANSMIT_SPAN 45 s, MAX_TRANSMIT_WAIT 93 s and EXCHANGE_LIFETIME 247 s.</remarks>
public sealed record TransmissionParameters
{
    public static TransmissionParameters Default { get; } = new();

    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(2);

    public double AckRandomFactor { get; init; } = 1.5;

    public int MaxRetransmit { get; init; } = 4;

    /// <summary>Outstanding confirmable requests towards one peer (RFC 7252 §4.7).</summary>
    public int NStart { get; init; } = 1;

    public TimeSpan MaxLatency { get; init; } = TimeSpan.FromSeconds(100);

    public TimeSpan MaxTransmitSpan => AckTimeout * ((1 << MaxRetransmit) - 1) * AckRandomFactor;

    public TimeSpan MaxTransmitWait => AckTimeout * ((1 << (MaxRetransmit + 1)) - 1) * AckRandomFactor;

    public TimeSpan ExchangeLifetime => MaxTransmitSpan + (2 * MaxLatency) + AckTimeout;

    public TimeSpan NonLifetime => MaxTransmitSpan + MaxLatency;
}
