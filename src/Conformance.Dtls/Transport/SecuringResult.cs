using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls.Transport;

/// <summary>How the attempt of a client to reach a server under DTLS ended.</summary>
/// <param name="Negotiation">What was agreed on; <see langword="null"/> when nothing was.</param>
/// <param name="Alert">The fatal alert that ended it, ours or the server's.</param>
/// <param name="Reason">What we did not like; <see langword="null"/> when the server refused, or nobody answered.</param>
public sealed record SecuringResult(Negotiation? Negotiation, AlertDescription? Alert, DecodeError? Reason)
{
    /// <summary>Nobody answered, or the device gave up.</summary>
    public static SecuringResult Silence { get; } = new(null, null, null);
}
