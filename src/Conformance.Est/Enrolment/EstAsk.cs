namespace Conformance.Est.Enrolment;

/// <summary>A request for enrolment, over whatever it came.</summary>
/// <param name="Function">What is asked for.</param>
/// <param name="IsPost">Whether it is a POST; otherwise a GET.</param>
/// <param name="Format">Content format of the body.</param>
/// <param name="Accept">What is asked for.</param>
/// <param name="Body">DER.</param>
/// <param name="Peer">Who asks, as far as an association tells.</param>
/// <param name="Now">When it came.</param>
public sealed record EstAsk(
    EstFunction Function, bool IsPost, int? Format, int? Accept, ReadOnlyMemory<byte> Body, PeerIdentity? Peer, DateTimeOffset Now);
