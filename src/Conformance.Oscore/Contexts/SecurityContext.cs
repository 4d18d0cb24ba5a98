using System.Security.Cryptography;
using Conformance.Wire;

namespace Conformance.Oscore.Contexts;

/// <summary>What one side keeps for the other: keys, the next number of its own, and which numbers of the other it has seen.</summary>
/// <remarks>RFC 8613 §3.1. A number is used once as long as the keys live, so a context outlives what speaks with it (§7.5).</remarks>
public sealed class SecurityContext
{
    /// <summary>Octets of the tag of AES-CCM-16-64-128.</summary>
    public const int TagLength = 8;

    /// <summary>The greatest Partial IV (RFC 8613 §7.2.1).</summary>
    public const ulong LastNumber = (1UL << 40) - 1;

    private const int WindowSize = 32;

    private readonly byte[] _senderKey;
    private readonly byte[] _recipientKey;
    private readonly byte[] _commonIv;

    /// <param name="parameters">Have to be usable (<see cref="ContextParameters.IsUsable"/>).</param>
    public SecurityContext(ContextParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);

        (Parameters, Hint) = (parameters, parameters.IdContext);
        _senderKey = KeyDerivation.Key(parameters, parameters.SenderId);
        _recipientKey = KeyDerivation.Key(parameters, parameters.RecipientId);
        _commonIv = KeyDerivation.CommonIv(parameters);
    }

    public ContextParameters Parameters { get; }

    /// <summary>The kid context of our requests; <see langword="null"/> when the kid says enough.</summary>
    public ReadOnlyMemory<byte>? Hint { get; private set; }

    /// <summary>The context that this one was made from by nonces; <see langword="null"/> for one that was given.</summary>
    public SecurityContext? Origin { get; private init; }

    /// <summary>What was agreed on last by nonces: it takes the place of this one (RFC 8613 §B.2).</summary>
    public SecurityContext? Successor { get; set; }

    /// <summary>The number of the next message of ours that gets one.</summary>
    public ulong NextNumber { get; set; }

    /// <summary>Numbers of the other side.</summary>
    public ReplayWindow Seen { get; } = new(WindowSize);

    /// <summary>Whether the other side has shown that it is there now (RFC 8613 §B.1.2).</summary>
    public bool IsFresh { get; set; }

    /// <summary>Draws the number of a message, as the octets of a Partial IV.</summary>
    public ReadOnlyMemory<byte> DrawNumber() => PartialIv.Of(NextNumber++);

    /// <summary>The context of the same secret under another ID Context, which its messages show as nonces until the other side is heard under it.</summary>
    public SecurityContext Derive(ReadOnlyMemory<byte> idContext) =>
        new(Parameters with { IdContext = idContext }) { Origin = Origin ?? this, Hint = ContextNonce.Wrap(idContext) };

    /// <summary>The other side has the keys too: one that was made from nonces takes the place of the one it was made from.</summary>
    /// <remarks>Its messages go on to name it, as it is: not every server finds it by the kid alone.</remarks>
    public void Settle()
    {
        if (Origin is not null)
        {
            (Hint, Origin.Successor) = (Parameters.IdContext, this);
        }
    }

    /// <summary>The nonce of a message (RFC 8613 §5.2).</summary>
    /// <param name="id">Of the side whose number it is.</param>
    /// <param name="number">A Partial IV.</param>
    public byte[] Nonce(ReadOnlySpan<byte> id, ReadOnlySpan<byte> number)
    {
        var nonce = new byte[KeyDerivation.NonceLength];
        nonce[0] = (byte)id.Length;
        id.CopyTo(nonce.AsSpan(1 + ContextParameters.LongestId - id.Length));
        number.CopyTo(nonce.AsSpan(nonce.Length - number.Length));
        for (var index = 0; index < nonce.Length; index++)
        {
            nonce[index] ^= _commonIv[index];
        }

        return nonce;
    }

    /// <returns>Ciphertext and tag.</returns>
    public byte[] Encrypt(byte[] nonce, ReadOnlySpan<byte> plaintext, byte[] authenticated)
    {
        using var cipher = new AesCcm(_senderKey);
        var sealedOctets = new byte[plaintext.Length + TagLength];
        cipher.Encrypt(nonce, plaintext, sealedOctets.AsSpan(0, plaintext.Length), sealedOctets.AsSpan(plaintext.Length), authenticated);
        return sealedOctets;
    }

    /// <param name="isStrict">Whether a wrong tag matters, as it has to.</param>
    public bool TryDecrypt(byte[] nonce, ReadOnlySpan<byte> sealedOctets, byte[] authenticated, bool isStrict, out byte[] plaintext)
    {
        plaintext = [];
        if (sealedOctets.Length <= TagLength)
        {
            return false;
        }

        using var cipher = new AesCcm(_recipientKey);
        plaintext = new byte[sealedOctets.Length - TagLength];
        var ciphertext = sealedOctets[..^TagLength];
        try
        {
            cipher.Decrypt(nonce, ciphertext, sealedOctets[^TagLength..], plaintext, authenticated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            if (!isStrict)
            {
                cipher.Encrypt(nonce, ciphertext, plaintext, new byte[TagLength]); // in counter mode the second time undoes the first
            }

            return !isStrict;
        }
    }
}
