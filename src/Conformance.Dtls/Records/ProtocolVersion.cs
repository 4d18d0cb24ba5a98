namespace Conformance.Dtls.Records;

/// <summary>A version as it stands on the wire: the complement of what people say, so that a newer one is a smaller number.</summary>
/// <remarks>RFC 6347 §4.1.</remarks>
public readonly record struct ProtocolVersion(ushort Value)
{
    public static ProtocolVersion Dtls10 => new(0xFEFF);
    public static ProtocolVersion Dtls12 => new(0xFEFD);

    /// <summary>Whether a peer that offers this one can speak 1.2.</summary>
    public bool IsAtLeastDtls12 => Value >> 8 == 0xFE && Value <= Dtls12.Value;

    public override string ToString() => Value switch
    {
        0xFEFF => "DTLS 1.0",
        0xFEFD => "DTLS 1.2",
        0xFEFC => "DTLS 1.3",
        _ => $"version 0x{Value:X4}",
    };
}
