namespace Conformance.Dtls.Ciphers;

/// <summary>The keys of one direction.</summary>
/// <remarks>RFC 5246 §6.3.</remarks>
public sealed record TrafficKeys(ReadOnlyMemory<byte> Mac, ReadOnlyMemory<byte> Key, ReadOnlyMemory<byte> FixedNonce)
{
    /// <summary>Cuts the key block into what the client and what the server writes with.</summary>
    public static (TrafficKeys Client, TrafficKeys Server) Derive(
        SuiteTraits suite, ReadOnlySpan<byte> master, ReadOnlySpan<byte> clientRandom, ReadOnlySpan<byte> serverRandom)
    {
        ArgumentNullException.ThrowIfNull(suite);

        var length = 2 * (suite.MacKeyLength + SuiteTraits.KeyLength + suite.FixedNonceLength);
        var rest = new ReadOnlyMemory<byte>(Prf.Expand(master, "key expansion", (byte[])[.. serverRandom, .. clientRandom], length));
        var (clientMac, serverMac) = (Cut(ref rest, suite.MacKeyLength), Cut(ref rest, suite.MacKeyLength));
        var (clientKey, serverKey) = (Cut(ref rest, SuiteTraits.KeyLength), Cut(ref rest, SuiteTraits.KeyLength));
        var (clientNonce, serverNonce) = (Cut(ref rest, suite.FixedNonceLength), Cut(ref rest, suite.FixedNonceLength));
        return (new(clientMac, clientKey, clientNonce), new(serverMac, serverKey, serverNonce));
    }

    private static ReadOnlyMemory<byte> Cut(ref ReadOnlyMemory<byte> rest, int length)
    {
        var piece = rest[..length];
        rest = rest[length..];
        return piece;
    }
}
