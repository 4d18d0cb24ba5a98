using Conformance.Dtls.Handshake;

namespace Conformance.Dtls.Dtls12;

/// <summary>A message that may come next, and what is then done.</summary>
/// <param name="Take">Returns why the handshake does not go on, or <see langword="null"/> when it does.</param>
internal sealed record Expectation(HandshakeType Type, Func<HandshakeMessage, Refusal?> Take);
