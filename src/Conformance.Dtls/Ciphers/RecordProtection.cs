using Conformance.Dtls.Records;

namespace Conformance.Dtls.Ciphers;

/// <summary>Protects the records of one direction in one epoch.</summary>
public abstract class RecordProtection
{
    /// <summary>The most octets it adds to a plaintext.</summary>
    public abstract int Expansion { get; }

    /// <summary>Whether what is not authentic is refused, as it has to be.</summary>
    public bool IsStrict { get; set; } = true;

    /// <summary>Makes the fragment of a record.</summary>
    /// <param name="header">Its length is passed over.</param>
    public abstract byte[] Seal(RecordHeader header, ReadOnlySpan<byte> plaintext);

    /// <summary>Opens the fragment of a record.</summary>
    /// <param name="reason">On failure, what is wrong with it. Such a record is dropped and nothing said (RFC 6347 §4.1.2.7).</param>
    public abstract bool TryOpen(RecordHeader header, ReadOnlySpan<byte> fragment, out byte[] plaintext, out string reason);

    /// <summary>The protection of a suite.</summary>
    /// <param name="random">For the initialization vectors of CBC.</param>
    public static RecordProtection Of(SuiteTraits suite, TrafficKeys keys, bool encryptThenMac, Random random)
    {
        ArgumentNullException.ThrowIfNull(suite);

        return suite.Bulk switch
        {
            BulkCipher.Ccm8 => new CcmProtection(keys),
            BulkCipher.Gcm => new GcmProtection(keys),
            BulkCipher.Cbc => new CbcProtection(keys, encryptThenMac, random),
            _ => throw new NotSupportedException($"no protection for {suite.Bulk}"),
        };
    }

    /// <summary>
    /// What authenticates a record besides its content: sequence number, type, version and length (RFC 5246 §6.2.3.3), or its whole header behind a place holder (RFC 9146 §5).
    /// </summary>
    protected static byte[] Authenticated(RecordHeader header, int length)
    {
        var number = header.Number;
        return header.Type == ContentType.WithConnectionId
            ?
            [
                0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, header.Type.Value, (byte)header.ConnectionId.Length, header.Type.Value,
                (byte)(header.Version.Value >> 8), (byte)header.Version.Value,
                (byte)(number >> 56), (byte)(number >> 48), (byte)(number >> 40), (byte)(number >> 32), (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number,
                .. header.ConnectionId.Span, (byte)(length >> 8), (byte)length,
            ]
            :
        [
            (byte)(number >> 56), (byte)(number >> 48), (byte)(number >> 40), (byte)(number >> 32),
            (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number,
            header.Type.Value, (byte)(header.Version.Value >> 8), (byte)header.Version.Value, (byte)(length >> 8), (byte)length,
        ];
    }
}
