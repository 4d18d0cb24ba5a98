using System.Security.Cryptography;

namespace Conformance.Engine.Security;

/// <summary>Keys that follow from the seed of the world.</summary>
public static class SeededKeys
{
    private const int Size = 32;

    /// <summary>A key on P-256.</summary>
    public static ECDsa Draw(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);

        var secret = new byte[Size];
        random.NextBytes(secret);
        secret[0] &= 0x7F; // below the order of the curve
        secret[^1] |= 1; // and not zero
        using var whole = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = secret });
        return ECDsa.Create(whole.ExportParameters(includePrivateParameters: true));
    }
}
