namespace Conformance.Dtls.Handshake;

/// <summary>Which handshake message it is.</summary>
/// <remarks>RFC 5246 §7.4, RFC 6347 §4.3.2, RFC 5077 §3.3. Not an enum: a peer may send any octet.</remarks>
public readonly record struct HandshakeType(byte Value)
{
    public static HandshakeType HelloRequest => new(0);
    public static HandshakeType ClientHello => new(1);
    public static HandshakeType ServerHello => new(2);
    public static HandshakeType HelloVerifyRequest => new(3);
    public static HandshakeType NewSessionTicket => new(4);
    public static HandshakeType Certificate => new(11);
    public static HandshakeType ServerKeyExchange => new(12);
    public static HandshakeType CertificateRequest => new(13);
    public static HandshakeType ServerHelloDone => new(14);
    public static HandshakeType CertificateVerify => new(15);
    public static HandshakeType ClientKeyExchange => new(16);
    public static HandshakeType Finished => new(20);

    public override string ToString() => Value switch
    {
        0 => "HelloRequest",
        1 => "ClientHello",
        2 => "ServerHello",
        3 => "HelloVerifyRequest",
        4 => "NewSessionTicket",
        11 => "Certificate",
        12 => "ServerKeyExchange",
        13 => "CertificateRequest",
        14 => "ServerHelloDone",
        15 => "CertificateVerify",
        16 => "ClientKeyExchange",
        20 => "Finished",
        _ => $"handshake type {Value}",
    };
}
