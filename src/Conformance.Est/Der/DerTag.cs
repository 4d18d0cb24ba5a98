namespace Conformance.Est.Der;

/// <summary>Identifier octets that certificates use.</summary>
/// <remarks>X.690 §8.1.2; all tag numbers are below 31, so an identifier is one octet.</remarks>
public static class DerTag
{
    public const byte Boolean = 0x01;
    public const byte Integer = 0x02;
    public const byte BitString = 0x03;
    public const byte OctetString = 0x04;
    public const byte Null = 0x05;
    public const byte ObjectIdentifier = 0x06;
    public const byte Utf8String = 0x0C;
    public const byte PrintableString = 0x13;
    public const byte TeletexString = 0x14;
    public const byte Ia5String = 0x16;
    public const byte UtcTime = 0x17;
    public const byte GeneralizedTime = 0x18;
    public const byte BmpString = 0x1E;
    public const byte Sequence = 0x30;
    public const byte Set = 0x31;

    /// <summary>A context-specific tag around others: <c>[n]</c>, constructed.</summary>
    public static byte Within(int number) => (byte)(0xA0 | number);

    /// <summary>A context-specific tag in place of another, of something primitive: <c>[n] IMPLICIT</c>.</summary>
    public static byte InPlace(int number) => (byte)(0x80 | number);
}
