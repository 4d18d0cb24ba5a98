using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Conformance.Wire.Signing;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Wire;

/// <summary>RFC 6979 §A.2.5 and §A.2.6.</summary>
[TestFixture]
public sealed class DeterministicEcdsaTests
{
    private const string P256 = "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721";
    private const string P384 = "6B9D3DAD2E1B8C1C05B19875B6659F4DE23C3B667BF297BA9AA47740787137D896D5724E4C70A825F872C9EA60D2EDF5";

    [TestCase(P256, "SHA256", "sample", "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716", "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8")]
    [TestCase(P256, "SHA256", "test", "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367", "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083")]
    [TestCase(
        P384,
        "SHA384",
        "sample",
        "94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46",
        "99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8")]
    public void Signs_as_the_vectors_say(string secret, string hash, string message, string r, string s)
    {
        var curve = secret.Length == P256.Length ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384;
        using var key = ECDsa.Create(new ECParameters { Curve = curve, D = Convert.FromHexString(secret) });

        var pair = new AsnReader(DeterministicEcdsa.Sign(key, Encoding.ASCII.GetBytes(message), new(hash)), AsnEncodingRules.DER).ReadSequence();

        pair.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true).Should().Equal(Convert.FromHexString(r));
        pair.ReadInteger().ToByteArray(isUnsigned: true, isBigEndian: true).Should().Equal(Convert.FromHexString(s).SkipWhile(octet => octet == 0));
    }
}
