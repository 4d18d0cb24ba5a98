namespace Conformance.Dtls;

public enum AssociationState
{
    Handshaking,
    Connected,
    Closed,
    Failed,
}
