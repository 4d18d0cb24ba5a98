using System.Net;
using Conformance.Coap.Messages;
using Conformance.Oscore.Messages;

namespace Conformance.Oscore.Transport;

/// <summary>A message that came under protection, or should have.</summary>
/// <param name="Time">Monotonic.</param>
/// <param name="Remote">Who sent it.</param>
/// <param name="Outer">As received.</param>
/// <param name="Option">Its OSCORE option, where it decodes.</param>
/// <param name="Inner">What was in it; <see langword="null"/> when it was not taken.</param>
/// <param name="Failure">Why not; <see langword="null"/> also for a response in clear.</param>
public sealed record GuardedEvent(TimeSpan Time, IPEndPoint Remote, Message Outer, OscoreOption? Option, Message? Inner, OpeningFailure? Failure);
