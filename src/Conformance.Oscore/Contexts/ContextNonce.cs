using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Oscore.Contexts;

/// <summary>What two sides add to an ID Context so that they get new keys, and how a message shows it.</summary>
/// <remarks>RFC 8613 §B.2: as kid context, inside of a CBOR byte string.</remarks>
public static class ContextNonce
{
    /// <summary>Octets of a nonce of ours.</summary>
    public const int Length = 8;

    public static byte[] Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        var nonce = new byte[Length];
        random.NextBytes(nonce);
        return nonce;
    }

    /// <returns>The kid context that shows an id.</returns>
    public static ReadOnlyMemory<byte> Wrap(ReadOnlyMemory<byte> id)
    {
        var octets = new SpanWriter();
        new CborWriter(octets).WriteBytes(id.Span);
        return octets.ToArray();
    }

    /// <returns><see langword="false"/> for a kid context that is no byte string, or an empty one.</returns>
    public static bool TryUnwrap(ReadOnlyMemory<byte> kidContext, out ReadOnlyMemory<byte> id)
    {
        id = default;
        var reader = new CborReader(kidContext.Span);
        if (!reader.TryReadHead(out var head, out _) || head is not { Major: CborMajor.Bytes, IsIndefinite: false } || head.Argument == 0 || head.Argument != (ulong)reader.Remaining)
        {
            return false;
        }

        id = kidContext[reader.Position..];
        return true;
    }

    /// <summary>The nonce of one side before the nonce, or what stands for it, of the other.</summary>
    public static ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second) => (byte[])[.. first.Span, .. second.Span];
}
