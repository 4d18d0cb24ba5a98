namespace Conformance.Coap.Messages;

/// <summary>The two-bit T field (RFC 7252 §3). All four values are assigned.</summary>
public enum MessageType
{
    Confirmable = 0,
    NonConfirmable = 1,
    Acknowledgement = 2,
    Reset = 3,
}
