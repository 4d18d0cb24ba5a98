using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;

namespace Conformance.Engine.Security;

/// <summary>What our servers can show, in their own guise or in that of somebody a device must not talk to.</summary>
public static class Guises
{
    /// <summary>What the device was told to expect.</summary>
    public const string Own = "own";

    /// <summary>Another pre-shared key, another raw key, a certificate for another key.</summary>
    public const string OtherKey = "other-key";

    private const string OtherName = "other.lwm2m.example";
    private const int LongPadding = 3800;

    private static readonly CertificateTraits Named = new() { Names = [CredentialKit.HostName] };

    private static readonly Dictionary<string, (string Summary, Func<CredentialKit, SigningCredential> Make)> Table = new(StringComparer.Ordinal)
    {
        [Own] = ("What the device was told to expect.", kit => kit.Server),
        [OtherKey] = ("Another pre-shared key, another raw key, or a certificate of the same names and authority for another key.",
            kit => Of(kit, kit.Authority, Named)),
        ["other-name"] = ("A certificate of our authority for another host.", kit => Of(kit, kit.Authority, Named with { Names = [OtherName] }, OtherName)),
        ["common-name"] = ("A certificate that has the host as its common name and no other name.", kit => Of(kit, kit.Authority, Named with { Names = [] })),
        ["misleading-name"] = ("A certificate whose common name is the host, and whose DNS names are others.", kit => Of(kit, kit.Authority, Named with { Names = [OtherName] })),
        ["expired"] = ("A certificate that ended yesterday.", kit => Of(kit, kit.Authority, Named with { Ends = TimeSpan.FromDays(-1) })),
        ["not-yet"] = ("A certificate that begins tomorrow.", kit => Of(kit, kit.Authority, Named with { Begins = TimeSpan.FromDays(1) })),
        ["other-authority"] = ("A certificate of an authority that has the same name as ours and another key.",
            kit => Of(kit, new TestAuthority(kit.Random, kit.Now, "LwM2M conformance test authority"), Named)),
        ["for-clients"] = ("A certificate whose extended key usage is for clients alone.", kit => Of(kit, kit.Authority, Named with { IsForClients = true })),
        ["not-for-signing"] = ("A certificate whose key usage does not allow signatures.", kit => Of(kit, kit.Authority, Named with { MaySign = false })),
        ["below-a-leaf"] = ("A certificate that was signed by one without the authority flag.", kit => Below(kit, new CertificateTraits { Names = [OtherName] }, 1)),
        ["below"] = ("A certificate of an authority below ours.", kit => Below(kit, new CertificateTraits { IsAuthority = true, PathLength = 0 }, 1)),
        ["path-too-long"] = ("A certificate two authorities below one that allows none.", kit => Below(kit, new CertificateTraits { IsAuthority = true, PathLength = 0 }, 2)),
        ["long-chain"] = ("A chain of some 16 kB.", kit => Below(kit, new CertificateTraits { IsAuthority = true, Padding = LongPadding }, 3)),
    };

    public static IReadOnlyList<string> All { get; } = [.. Table.Keys];

    /// <summary>Names and what they mean.</summary>
    public static IEnumerable<(string Name, string Summary)> Summaries => Table.Select(entry => (entry.Key, entry.Value.Summary));

    /// <summary>What is shown in that guise.</summary>
    public static SigningCredential Make(string guise, CredentialKit kit) => Table[guise].Make(kit);

    /// <summary>Those of another certificate have another key too: usage 3 and 1 compare certificates.</summary>
    private static SigningCredential Of(CredentialKit kit, TestAuthority authority, CertificateTraits traits, string commonName = CredentialKit.HostName)
    {
        var key = SeededKeys.Draw(kit.Random);
        return new(CertificateType.X509, [authority.Issue(commonName, key, traits), authority.Root], key);
    }

    private static SigningCredential Below(CredentialKit kit, CertificateTraits between, int levels)
    {
        var key = SeededKeys.Draw(kit.Random);
        var (authority, chain) = (kit.Authority, new List<byte[]> { kit.Authority.Root });
        for (var level = 1; level <= levels; level++)
        {
            var traits = level == 1 ? between : new CertificateTraits { IsAuthority = true, Padding = between.Padding };
            authority = authority.Below($"LwM2M conformance authority {level}", traits, out var certificate);
            chain.Insert(0, certificate);
        }

        chain.Insert(0, authority.Issue(CredentialKit.HostName, key, Named with { Padding = between.Padding }));
        return new(CertificateType.X509, [.. chain.Select(one => new ReadOnlyMemory<byte>(one))], key);
    }
}
