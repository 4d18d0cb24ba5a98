namespace Conformance.Oscore.Contexts;

/// <summary>What a security context is derived from, as one of its two sides sees it.</summary>
/// <remarks>RFC 8613 §3.2: AES-CCM-16-64-128 and HKDF with SHA-256, the defaults.</remarks>
/// <param name="MasterSecret">Shared by both sides.</param>
/// <param name="SenderId">What we are called, at most <see cref="LongestId"/> octets.</param>
/// <param name="RecipientId">What the other side is called.</param>
public sealed record ContextParameters(ReadOnlyMemory<byte> MasterSecret, ReadOnlyMemory<byte> SenderId, ReadOnlyMemory<byte> RecipientId)
{
    /// <summary>Octets of an id that a nonce of thirteen octets has room for (RFC 8613 §3.3).</summary>
    public const int LongestId = 7;

    public ReadOnlyMemory<byte> MasterSalt { get; init; }

    /// <summary>Tells contexts apart whose ids are the same; <see langword="null"/> where that is not needed.</summary>
    public ReadOnlyMemory<byte>? IdContext { get; init; }

    /// <summary>As the other side sees it.</summary>
    public ContextParameters Mirror() => this with { SenderId = RecipientId, RecipientId = SenderId };

    /// <summary>Whether both ids fit into a nonce, and tell the two sides apart.</summary>
    public bool IsUsable => SenderId.Length <= LongestId && RecipientId.Length <= LongestId && !SenderId.Span.SequenceEqual(RecipientId.Span) && !MasterSecret.IsEmpty;

    /// <summary>The same for the same keys; nothing that tells them.</summary>
    public string Fingerprint =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData((byte[])
        [
            .. Part(MasterSecret), .. Part(MasterSalt), .. Part(SenderId), .. Part(RecipientId), .. Part(IdContext ?? default), (byte)(IdContext is null ? 0 : 1),
        ]));

    /// <returns>Who speaks with whom, and no secret.</returns>
    public override string ToString() => $"{Convert.ToHexString(SenderId.Span)} with {Convert.ToHexString(RecipientId.Span)}";

    private static byte[] Part(ReadOnlyMemory<byte> octets) => [(byte)(octets.Length >> 8), (byte)octets.Length, .. octets.Span];
}
