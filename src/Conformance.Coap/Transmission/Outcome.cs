using Conformance.Coap.Messages;
using Conformance.Wire;

namespace Conformance.Coap.Transmission;

/// <summary>
/// How an exchange ended. Closed: <see cref="Answered"/>, <see cref="Acknowledged"/>, <see cref="WasReset"/>,
/// <see cref="TimedOut"/>, <see cref="Undecodable"/>.
/// </summary>
/// <param name="SentAt">Monotonic time of the first transmission at the socket.</param>
/// <param name="EndedAt">Monotonic time of the datagram (or time-out) that ended it.</param>
/// <param name="Sent">The request (or confirmable response) as it was sent.</param>
/// <param name="Transmissions">How often it was sent, the first time included.</param>
public abstract record Outcome(TimeSpan SentAt, TimeSpan EndedAt, Message Sent, int Transmissions);

/// <summary>A response with the request's token came, piggybacked or separate.</summary>
public sealed record Answered(TimeSpan SentAt, TimeSpan EndedAt, Message Sent, int Transmissions, Message Response, bool Separate)
    : Outcome(SentAt, EndedAt, Sent, Transmissions);

/// <summary>A confirmable message that expects no response (a notification, a separate response) was acknowledged.</summary>
public sealed record Acknowledged(TimeSpan SentAt, TimeSpan EndedAt, Message Sent, int Transmissions)
    : Outcome(SentAt, EndedAt, Sent, Transmissions);

/// <summary>The peer answered with a Reset.</summary>
public sealed record WasReset(TimeSpan SentAt, TimeSpan EndedAt, Message Sent, int Transmissions)
    : Outcome(SentAt, EndedAt, Sent, Transmissions);

/// <summary>No answer came. <see cref="SawAck"/> tells an empty ACK that was never followed by a response from plain silence.</summary>
public sealed record TimedOut(TimeSpan SentAt, TimeSpan EndedAt, Message Sent, int Transmissions, bool SawAck)
    : Outcome(SentAt, EndedAt, Sent, Transmissions);

/// <summary>While the exchange was open the peer sent octets that are no CoAP message.</summary>
public sealed record Undecodable(
    TimeSpan SentAt, TimeSpan EndedAt, Message Sent, int Transmissions, DecodeError Error, ReadOnlyMemory<byte> Octets)
    : Outcome(SentAt, EndedAt, Sent, Transmissions);
