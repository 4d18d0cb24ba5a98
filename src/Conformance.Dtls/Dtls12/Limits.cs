using Conformance.Dtls.Extensions;
using Conformance.Dtls.Records;

namespace Conformance.Dtls.Dtls12;

/// <summary>How long a plaintext may be, by what the two hellos said.</summary>
/// <remarks>RFC 6066 §4 holds in both directions, RFC 8449 §4 in the one of whoever said it, and goes first.</remarks>
internal static class Limits
{
    /// <summary>The least that may be asked for (RFC 8449 §4).</summary>
    public const int LeastRecordSize = 64;

    private const byte LeastCode = 1;
    private const byte LongestCode = 4;
    private const int LengthOfCodeZero = 256;

    public static bool IsCode(byte code) => code is >= LeastCode and <= LongestCode;

    /// <param name="said">The hello of whoever receives.</param>
    /// <param name="fragmentCode">What both agreed on by max_fragment_length.</param>
    public static int Of(HelloExtensions said, bool bothSaidSize, byte? fragmentCode) =>
        bothSaidSize && said.RecordSizeLimit is { } size ? Math.Min((int)size, RecordHeader.LongestPlaintext)
        : fragmentCode is { } code ? LengthOfCodeZero << code
        : RecordHeader.LongestPlaintext;
}
