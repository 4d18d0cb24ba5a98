using System.Net;

namespace Conformance.Wire.Web;

/// <summary>A handshake with a web host.</summary>
/// <param name="Remote">Who came.</param>
/// <param name="At">Monotonic time of its end.</param>
/// <param name="Failure">Why it came to nothing; <see langword="null"/> when it did not. A caller that finds fault with a certificate may say so after it, by leaving.</param>
public sealed record WebGreeting(IPEndPoint Remote, TimeSpan At, string? Failure);
