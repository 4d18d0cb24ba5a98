namespace Conformance.Coap.Options;

/// <summary>One option of a message: number and raw value.</summary>
/// <param name="Number">Which option.</param>
/// <param name="Value">The octets as sent; what they mean depends on the number.</param>
public sealed record Option(OptionNumber Number, ReadOnlyMemory<byte> Value);
