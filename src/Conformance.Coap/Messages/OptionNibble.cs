namespace Conformance.Coap.Messages;

/// <summary>What the delta and length nibbles of an option mean beyond their own value.</summary>
/// <remarks>RFC 7252 §3.1.</remarks>
internal static class OptionNibble
{
    public const int OneOctet = 13;
    public const int TwoOctets = 14;
    public const int Reserved = 15;
    public const int OneOctetOffset = 13;
    public const int TwoOctetsOffset = 269;
    public const int Max = TwoOctetsOffset + ushort.MaxValue;
}
