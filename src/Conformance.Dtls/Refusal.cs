using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls;

/// <summary>Why a handshake does not go on, and what the peer is told.</summary>
public sealed record Refusal(AlertDescription Alert, DecodeError Reason)
{
    public static Refusal Malformed(DecodeError error) => new(AlertDescription.DecodeError, error);

    /// <summary>A field that was decoded and may not be what it is.</summary>
    public static Refusal Illegal(string clause, string message) => Of(AlertDescription.IllegalParameter, clause, message);

    public static Refusal Of(AlertDescription alert, string clause, string message) => new(alert, new(0, clause, message));
}
