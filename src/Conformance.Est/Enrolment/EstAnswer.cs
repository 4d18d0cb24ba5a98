using Conformance.Coap.Messages;

namespace Conformance.Est.Enrolment;

/// <summary>What is answered, over whatever the question came.</summary>
/// <param name="Code">As over CoAP; over HTTP the status of the same digits, but for 2.04 and 2.05, which are 200, and 5.03 with <paramref name="After"/>, which is 202.</param>
/// <param name="Format">Content format of the body.</param>
/// <param name="Body">DER, CBOR or link format.</param>
/// <param name="After">When to ask again.</param>
public sealed record EstAnswer(CoapCode Code, int? Format = null, ReadOnlyMemory<byte> Body = default, TimeSpan? After = null)
{
    /// <summary>Nothing at all.</summary>
    public static EstAnswer None { get; } = new(CoapCode.Empty);

    public bool IsNone => Code.IsEmpty;
}
