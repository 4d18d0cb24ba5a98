namespace Conformance.Coap.Deviations;

/// <summary>What an endpoint sends, by what it is for.</summary>
[Flags]
public enum DeviationPlace
{
    None = 0,

    /// <summary>A request, and its retransmissions.</summary>
    Request = 1,

    /// <summary>A response, in the ACK or in a message of its own.</summary>
    Response = 2,

    /// <summary>A response with Observe in a message of its own (RFC 7641 §3.2).</summary>
    Notification = 4,

    /// <summary>An empty ACK: to a notification, or ahead of a separate response.</summary>
    Acknowledgement = 8,

    Everything = Request | Response | Notification | Acknowledgement,
}
