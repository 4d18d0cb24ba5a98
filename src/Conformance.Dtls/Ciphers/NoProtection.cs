using Conformance.Dtls.Records;

namespace Conformance.Dtls.Ciphers;

/// <summary>Epoch 0: records go as they are.</summary>
public sealed class NoProtection : RecordProtection
{
    public override int Expansion => 0;

    public override byte[] Seal(RecordHeader header, ReadOnlySpan<byte> plaintext) => plaintext.ToArray();

    public override bool TryOpen(RecordHeader header, ReadOnlySpan<byte> fragment, out byte[] plaintext, out string reason)
    {
        (plaintext, reason) = (fragment.ToArray(), string.Empty);
        return true;
    }
}
