using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;
using Conformance.Wire;

namespace Conformance.Dtls.Dtls12;

/// <summary>What client and server bend in the same way, once a message is octets.</summary>
internal static class Hellos
{
    private const int VersionOffset = 1;
    private const int LengthSize = 3;
    private const byte MinorOfDtls10 = 0xFF;

    /// <summary>A hello that is wrong in its version or in the length of its last extension.</summary>
    public static byte[] Bent(byte[] hello, FaultSwitches faults)
    {
        var bent = faults.Bend(DtlsFaults.VersionUnknown, hello, octets => [.. octets[..VersionOffset], MinorOfDtls10, .. octets[(VersionOffset + 1)..]]);
        return faults.Bend(DtlsFaults.ExtensionTruncated, bent, octets => octets[..^1]);
    }

    public static IReadOnlyList<Extension> Doubled(IReadOnlyList<Extension> extensions, FaultSwitches faults) =>
        faults.Bend(DtlsFaults.ExtensionTwice, extensions, list => [.. list, .. list.Take(1)]);

    /// <summary>Certificates of which the end of the first is missing, with lengths that fit what is left.</summary>
    public static byte[] BentCertificate(byte[] message, FaultSwitches faults) =>
        faults.Bend(DtlsFaults.CertificateTruncated, message, octets =>
        {
            var left = octets[(2 * LengthSize)..];
            var half = left[..(left.Length / 2)];
            var writer = new SpanWriter();
            writer.WriteUInt24(half.Length + LengthSize);
            writer.WriteVector(LengthSize, half);
            return left.Length > 0 ? writer.ToArray() : octets;
        });

    public static byte[] BentPoint(byte[] point, FaultSwitches faults) => faults.Bend(DtlsFaults.PointOffCurve, point, Octets.LastChanged);
}
