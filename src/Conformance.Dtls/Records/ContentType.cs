namespace Conformance.Dtls.Records;

/// <summary>What a record carries.</summary>
/// <remarks>RFC 5246 §6.2.1. Not an enum: a peer may send any octet.</remarks>
public readonly record struct ContentType(byte Value)
{
    public static ContentType ChangeCipherSpec => new(20);
    public static ContentType Alert => new(21);
    public static ContentType Handshake => new(22);
    public static ContentType ApplicationData => new(23);

    /// <summary>Its own type stands inside its protection (RFC 9146 §4).</summary>
    public static ContentType WithConnectionId => new(25);

    public override string ToString() => Value switch
    {
        20 => "change_cipher_spec",
        21 => "alert",
        22 => "handshake",
        23 => "application_data",
        25 => "tls12_cid",
        _ => $"content type {Value}",
    };
}
