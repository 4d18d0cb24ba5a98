using System.Security.Cryptography;

namespace Conformance.Dtls.Extensions;

/// <summary>A group for the key exchange.</summary>
/// <remarks>RFC 8422 §5.1.1.</remarks>
public readonly record struct NamedGroup(ushort Value)
{
    /// <summary>Shorter than LwM2M allows (Transport 1.2 §5.2.3); only for who is to be tempted.</summary>
    public static NamedGroup P192 => new(19);

    public static NamedGroup P256 => new(23);
    public static NamedGroup P384 => new(24);
    public static NamedGroup P521 => new(25);

    /// <summary>The curve, where we have it.</summary>
    public ECCurve? Curve => Value switch
    {
        19 => ECCurve.CreateFromValue("1.2.840.10045.3.1.1"),
        23 => ECCurve.NamedCurves.nistP256,
        24 => ECCurve.NamedCurves.nistP384,
        _ => null,
    };

    /// <summary>Octets of a coordinate.</summary>
    public int FieldSize => Value switch
    {
        19 => 24,
        23 => 32,
        24 => 48,
        _ => 66,
    };

    public override string ToString() => Value switch
    {
        19 => "secp192r1",
        23 => "secp256r1",
        24 => "secp384r1",
        25 => "secp521r1",
        29 => "x25519",
        _ => $"group {Value}",
    };
}
