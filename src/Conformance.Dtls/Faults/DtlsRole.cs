namespace Conformance.Dtls.Faults;

/// <summary>Which side of a handshake.</summary>
[Flags]
public enum DtlsRole
{
    None = 0,
    Client = 1,
    Server = 2,
    Both = Client | Server,
}
