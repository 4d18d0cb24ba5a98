using Conformance.Coap.Deviations;
using Conformance.Coap.Options;

namespace Conformance.Coap.Transmission;

/// <summary>What an <see cref="Endpoint"/> is made of besides its transport.</summary>
public sealed record EndpointSettings
{
    public required TimeProvider Clock { get; init; }

    /// <summary>Source of message ids, tokens and first time-outs, drawn from the run's seed.</summary>
    public required Random Random { get; init; }

    public TransmissionParameters Transmission { get; init; } = TransmissionParameters.Default;

    /// <summary>
    /// How long a request handler may take before an empty ACK goes out and the answer becomes a separate response (RFC 7252
    /// §5.2.2).
    /// </summary>
    public TimeSpan PiggybackWithin { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Whether octets that are no message end the exchange they seem to answer, as a tester wants to know; otherwise they change nothing
    /// (RFC 7252 §4.2).
    /// </summary>
    public bool EndsOnMalformed { get; init; } = true;

    /// <summary>Octets in a token that this endpoint draws.</summary>
    public int TokenLength { get; init; } = 8;

    /// <summary>Which options this endpoint understands; <see langword="null"/> accepts all, as a tester must.</summary>
    /// <remarks>
    /// RFC 7252 §5.4.1: with another critical option a confirmable request gets 4.02, a non-confirmable one and a response are
    /// rejected.
    /// </remarks>
    public Func<OptionNumber, bool>? Understands { get; init; }

    /// <summary>What this endpoint does wrong on purpose in everything it sends; nothing unless given.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];
}
