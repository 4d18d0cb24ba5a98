using System.Security.Cryptography;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Oscore.Contexts;

/// <summary>Keys and the common IV from what both sides share.</summary>
/// <remarks>RFC 8613 §3.2.1; RFC 5869.</remarks>
public static class KeyDerivation
{
    /// <summary>AES-CCM-16-64-128 (RFC 9053 §4.2).</summary>
    public const int Algorithm = 10;
    public const int KeyLength = 16;
    public const int NonceLength = 13;

    private const string ForKey = "Key";
    private const string ForIv = "IV";

    /// <summary>The key that the side of that id protects with.</summary>
    public static byte[] Key(ContextParameters parameters, ReadOnlyMemory<byte> id) => Derive(parameters, InfoOfKey(parameters, id), KeyLength);

    /// <summary>What the nonces of both sides are made from.</summary>
    public static byte[] CommonIv(ContextParameters parameters) => Derive(parameters, InfoOfIv(parameters), NonceLength);

    /// <summary>The CBOR array that a key is bound to.</summary>
    public static byte[] InfoOfKey(ContextParameters parameters, ReadOnlyMemory<byte> id) => Info(parameters, id, ForKey, KeyLength);

    /// <summary>The CBOR array that the common IV is bound to.</summary>
    public static byte[] InfoOfIv(ContextParameters parameters) => Info(parameters, default, ForIv, NonceLength);

    private static byte[] Derive(ContextParameters parameters, byte[] info, int length) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, parameters.MasterSecret.ToArray(), length, parameters.MasterSalt.ToArray(), info);

    private static byte[] Info(ContextParameters parameters, ReadOnlyMemory<byte> id, string kind, int length)
    {
        const int Parts = 5;
        var octets = new SpanWriter();
        var writer = new CborWriter(octets);
        writer.WriteArrayStart(Parts);
        writer.WriteBytes(id.Span);
        if (parameters.IdContext is { } context)
        {
            writer.WriteBytes(context.Span);
        }
        else
        {
            writer.WriteNull();
        }

        writer.WriteInteger(Algorithm);
        writer.WriteText(kind);
        writer.WriteUnsigned((ulong)length);
        return octets.ToArray();
    }
}
