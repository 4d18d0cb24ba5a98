using System.Net;
using Conformance.Coap.Messages;
using Conformance.Wire;

namespace Conformance.Coap.Transmission;

/// <summary>One thing that happened at an endpoint, in order: the decoded side of the capture.</summary>
/// <param name="Time">Monotonic time at the socket.</param>
/// <param name="Sent">Whether we sent it.</param>
/// <param name="Remote">The peer.</param>
/// <param name="Octets">The datagram.</param>
/// <param name="Message">The decoded message, or <see langword="null"/> when it does not decode.</param>
/// <param name="Error">Why it does not decode; meaningful when <paramref name="Message"/> is <see langword="null"/>.</param>
/// <param name="Note">What the endpoint made of it, one of <see cref="TraceNote"/>.</param>
public sealed record TraceEvent(
    TimeSpan Time, bool Sent, IPEndPoint Remote, ReadOnlyMemory<byte> Octets, Message? Message, DecodeError Error, string Note);
