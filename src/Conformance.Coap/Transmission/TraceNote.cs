namespace Conformance.Coap.Transmission;

/// <summary>What an endpoint made of a datagram.</summary>
public static class TraceNote
{
    /// <summary>A request seen for the first time, or anything sent for the first time.</summary>
    public const string New = "new";

    /// <summary>Sent again because no acknowledgement came.</summary>
    public const string Retransmission = "retransmission";

    /// <summary>Received before; or the remembered reply to it, sent again (RFC 7252 §4.5).</summary>
    public const string Duplicate = "duplicate";

    /// <summary>The response to an open request.</summary>
    public const string Response = "response";

    /// <summary>An empty ACK for an open exchange.</summary>
    public const string Acknowledgement = "acknowledgement";

    /// <summary>The Reset that ends an open exchange.</summary>
    public const string Reset = "reset";

    /// <summary>An empty confirmable message (RFC 7252 §4.3).</summary>
    public const string Ping = "ping";

    /// <summary>A response with the token of an observation.</summary>
    public const string Notification = "notification";

    /// <summary>Well-formed and nobody waits for it.</summary>
    public const string Unmatched = "unmatched";

    /// <summary>Well-formed and refused: a reserved code class, a critical option not understood, a request where none are taken.</summary>
    public const string Rejected = "rejected";

    /// <summary>No CoAP message.</summary>
    public const string Malformed = "malformed";
}
