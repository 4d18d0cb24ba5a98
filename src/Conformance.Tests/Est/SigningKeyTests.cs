using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Conformance.Est.Keys;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Est;

[TestFixture]
public sealed class SigningKeyTests
{
    private const string OnP256 = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    private const string OnP384 = "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5";

    // RFC 6979 A.2.5 and A.2.6
    [TestCase(OnP256, "SHA1", "sample", "61340C88C3AAEBEB4F6D667F672CA9759A6CCAA9FA8811313039EE4A35471D32", "6D7F147DAC089441BB2E2FE8F7A3FA264B9C475098FDCF6E00D7C996E1B8B7EB")]
    [TestCase(OnP256, "SHA256", "sample", "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716", "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
    [TestCase(OnP256, "SHA256", "test", "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367", "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083")]
    [TestCase(
        OnP384, "SHA384", "sample", "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46",
        "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8")]
    public void Signs_as_the_vectors_do(string secret, string hash, string text, string r, string s)
    {
        var key = new SigningKey(secret == OnP256 ? KeyCurve.P256 : KeyCurve.P384, Number(secret));

        var signature = key.Sign(System.Text.Encoding.ASCII.GetBytes(text), new HashAlgorithmName(hash));

        var pair = new AsnReader(signature, AsnEncodingRules.DER).ReadSequence();
        pair.ReadInteger().Should().Be(Number(r));
        pair.ReadInteger().Should().Be(Number(s));
    }

    [Test]
    public void Draws_the_same_key_from_the_same_seed_and_the_base_library_takes_it([Values(1, 2, 3)] int seed, [Values] bool large)
    {
        var curve = large ? KeyCurve.P384 : KeyCurve.P256;
        var (one, other) = (SigningKey.Draw(curve, new Random(seed)), SigningKey.Draw(curve, new Random(seed)));

        one.ToPkcs8().Should().Equal(other.ToPkcs8());
        byte[] text = [1, 2, 3];
        using var ecdsa = one.ToEcdsa();
        ecdsa.ExportSubjectPublicKeyInfo().Should().Equal(one.SubjectPublicKeyInfo.ToArray());
        ecdsa.VerifyData(text, one.Sign(text), curve.Hash, DSASignatureFormat.Rfc3279DerSequence).Should().BeTrue();
        PublicKey.TryRead(one.SubjectPublicKeyInfo, out var key, out _).Should().BeTrue();
        key!.Signed([1, 2, 3], curve.Signature, one.Sign([1, 2, 3])).Should().BeTrue();
        key.Signed([1, 2, 4], curve.Signature, one.Sign([1, 2, 3])).Should().BeFalse();
    }

    private static BigInteger Number(string hex) => BigInteger.Parse($"0{hex}", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
