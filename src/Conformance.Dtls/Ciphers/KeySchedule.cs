using System.Buffers.Binary;

namespace Conformance.Dtls.Ciphers;

/// <summary>From the premaster secret to everything that is derived from it.</summary>
public static class KeySchedule
{
    /// <summary>Octets of a master secret (RFC 5246 §8.1).</summary>
    public const int MasterLength = 48;

    /// <summary>Octets of Finished (RFC 5246 §7.4.9).</summary>
    public const int VerifyLength = 12;

    /// <summary>The premaster secret of a pre-shared key: as many zeros as the key has octets, then the key (RFC 4279 §2).</summary>
    public static byte[] PskPremaster(ReadOnlySpan<byte> key)
    {
        var premaster = new byte[(sizeof(ushort) + key.Length) * 2];
        BinaryPrimitives.WriteUInt16BigEndian(premaster, (ushort)key.Length);
        BinaryPrimitives.WriteUInt16BigEndian(premaster.AsSpan(sizeof(ushort) + key.Length), (ushort)key.Length);
        key.CopyTo(premaster.AsSpan((sizeof(ushort) * 2) + key.Length));
        return premaster;
    }

    /// <summary>RFC 5246 §8.1.</summary>
    public static byte[] Master(ReadOnlySpan<byte> premaster, ReadOnlySpan<byte> clientRandom, ReadOnlySpan<byte> serverRandom) =>
        Prf.Expand(premaster, "master secret", (byte[])[.. clientRandom, .. serverRandom], MasterLength);

    /// <summary>RFC 7627 §4.</summary>
    /// <param name="sessionHash">Of all messages up to and with ClientKeyExchange.</param>
    public static byte[] ExtendedMaster(ReadOnlySpan<byte> premaster, ReadOnlySpan<byte> sessionHash) =>
        Prf.Expand(premaster, "extended master secret", sessionHash, MasterLength);

    /// <summary>What Finished holds (RFC 5246 §7.4.9).</summary>
    public static byte[] VerifyData(ReadOnlySpan<byte> master, bool isClient, ReadOnlySpan<byte> transcriptHash) =>
        Prf.Expand(master, isClient ? "client finished" : "server finished", transcriptHash, VerifyLength);
}
