using System.Security.Cryptography;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Der;

namespace Conformance.Engine.Security;

/// <summary>What our servers can show, in their own guise or in that of somebody a device must not talk to.</summary>
public static class Guises
{
    /// <summary>What the device was told to expect.</summary>
    public const string Own = "own";

    /// <summary>Another pre-shared key, another raw key, a certificate for another key.</summary>
    public const string OtherKey = "other-key";

    private const string Lattice = "ml-dsa";
    private const string OtherName = "other.lwm2m.example";
    private const int LongPadding = 3800;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly IReadOnlyList<AlternativeName> OtherNames = [AlternativeName.OfHost(OtherName)];

    private static readonly Dictionary<string, (string Summary, Func<CredentialKit, SigningCredential> Make)> Table = new(StringComparer.Ordinal)
    {
        [Own] = ("What the device was told to expect.", kit => kit.Server),
        [OtherKey] = ("Another pre-shared key, another raw key, or a certificate of the same names and authority for another key.", kit => Of(kit, terms => terms)),
        ["other-name"] = ("A certificate of our authority for another host.", kit => Of(kit, terms => terms with { Subject = DistinguishedName.Of(OtherName), Names = OtherNames })),
        ["common-name"] = ("A certificate that has the host as its common name and no other name.", kit => Of(kit, terms => terms with { Names = [] })),
        ["misleading-name"] = ("A certificate whose common name is the host, and whose DNS names are others.", kit => Of(kit, terms => terms with { Names = OtherNames })),
        ["expired"] = ("A certificate that ended yesterday.", kit => Of(kit, terms => terms with { NotAfter = kit.Now - Day })),
        ["not-yet"] = ("A certificate that begins tomorrow.", kit => Of(kit, terms => terms with { NotBefore = kit.Now + Day })),
        ["other-authority"] = ("A certificate of an authority that has the same name as ours and another key.",
            kit => Of(kit, terms => terms, new TestAuthority(kit.Random, kit.Now, kit.Authority.Name))),
        ["weak-signature"] = ("A certificate that is signed with SHA-1.", kit => Of(kit, terms => terms with { Algorithm = Identifiers.EcdsaSha1 })),
        ["for-clients"] = ("A certificate whose extended key usage is for clients alone.", kit => Of(kit, terms => terms with { Purposes = [Identifiers.ClientAuthentication] })),
        ["not-for-signing"] = ("A certificate whose key usage does not allow signatures.", kit => Of(kit, terms => terms with { Usage = KeyUsages.KeyAgreement })),
        ["below-a-leaf"] = ("A certificate that was signed by one without the authority flag.",
            kit => Below(kit, 1, (terms, _) => terms with { IsAuthority = false, Usage = KeyUsages.DigitalSignature, Names = OtherNames, Purposes = [Identifiers.ServerAuthentication] })),
        ["below"] = ("A certificate of an authority below ours.", kit => Below(kit, 1, (terms, _) => terms with { PathLength = 0 })),
        ["path-too-long"] = ("A certificate two authorities below one that allows none.", kit => Below(kit, 2, (terms, level) => terms with { PathLength = level == 1 ? 0 : null })),
        ["name-constrained"] = ("A certificate of an authority that may issue for another domain alone.", kit => Below(kit, 1, (terms, _) => terms with { Permitted = ["constrained.example"] })),
        [Lattice] = ("A certificate of an authority that signs with ML-DSA, where the platform of the harness can.", LatticeAuthority.Issue),
        ["long-chain"] = ("A chain of some 16 kB.", kit => Below(kit, 3, (terms, _) => terms with { Padding = LongPadding }, LongPadding)),
    };

    public static IReadOnlyList<string> All { get; } = [.. Table.Keys];

    /// <summary>Names and what they mean.</summary>
    public static IEnumerable<(string Name, string Summary)> Summaries => Table.Select(entry => (entry.Key, entry.Value.Summary));

    /// <summary>What is shown in that guise.</summary>
    public static SigningCredential Make(string guise, CredentialKit kit) => Table[guise].Make(kit);

    /// <summary>Those of another certificate have another key too: usage 3 and 1 compare certificates.</summary>
    private static SigningCredential Of(CredentialKit kit, Func<CertificateTerms, CertificateTerms> shape, TestAuthority? authority = null)
    {
        var (issuer, key) = (authority ?? kit.Authority, kit.DrawKey());
        return Shown([TestAuthority.Issue(shape(kit.ServerTerms(key)), issuer.Root, issuer.RootKey), issuer.Root], key);
    }

    /// <param name="shape">Of the authorities between; the first is below our root.</param>
    private static SigningCredential Below(CredentialKit kit, int levels, Func<CertificateTerms, int, CertificateTerms> shape, int padding = 0)
    {
        var (key, issuer, issuerKey) = (kit.DrawKey(), kit.Authority.Root, kit.Authority.RootKey);
        var chain = new List<Certificate> { issuer };
        for (var level = 1; level <= levels; level++)
        {
            var number = level;
            (issuer, issuerKey) = kit.Authority.Delegate($"LwM2M conformance authority {level}", issuer, issuerKey, terms => shape(terms, number));
            chain.Insert(0, issuer);
        }

        return Shown([TestAuthority.Issue(kit.ServerTerms(key) with { Padding = padding }, issuer, issuerKey), .. chain], key);
    }

    private static SigningCredential Shown(IReadOnlyList<Certificate> chain, ECDsa key) => new(CertificateType.X509, [.. chain.Select(one => one.Octets)], key);
}
