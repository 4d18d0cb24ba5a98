using Conformance.Est.Certificates;
using Conformance.Est.Der;

namespace Conformance.Est.Authority;

/// <summary>Makes credentials that are wrong in one way, and right otherwise.</summary>
public static class CredentialVariants
{
    /// <summary>The host of a credential for another one.</summary>
    public const string OtherHost = "other.example";

    private const int LongChain = 8;
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly Dictionary<CredentialVariant, string> Names = new()
    {
        [CredentialVariant.Good] = "good",
        [CredentialVariant.WrongHost] = "wrong-host",
        [CredentialVariant.Expired] = "expired",
        [CredentialVariant.NotYetValid] = "not-yet-valid",
        [CredentialVariant.UnknownAuthority] = "unknown-authority",
        [CredentialVariant.Revoked] = "revoked",
        [CredentialVariant.WrongUsage] = "wrong-usage",
        [CredentialVariant.WeakSignature] = "weak-signature",
        [CredentialVariant.LongChain] = "long-chain",
        [CredentialVariant.NameConstrained] = "name-constrained",
    };

    /// <summary>What files and cases call each.</summary>
    public static IReadOnlyDictionary<CredentialVariant, string> All => Names;

    /// <summary>A server's credential for a host.</summary>
    /// <param name="now">When it is to be good, unless it is not.</param>
    public static IssuedCredential ForServer(TestAuthority authority, CredentialVariant variant, string host, DateTimeOffset now) =>
        Make(authority, variant, host, [AlternativeName.OfHost(variant == CredentialVariant.WrongHost ? OtherHost : host)], Identifiers.ServerAuthentication, now);

    /// <summary>A device's credential, for its endpoint name (RFC 7925 §4.4.2 names devices in the common name).</summary>
    public static IssuedCredential ForDevice(TestAuthority authority, CredentialVariant variant, string endpoint, DateTimeOffset now) =>
        Make(authority, variant, endpoint, [], Identifiers.ClientAuthentication, now);

    private static IssuedCredential Make(
        TestAuthority authority, CredentialVariant variant, string name, IReadOnlyList<AlternativeName> names, string purpose, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(authority);

        var issuer = variant == CredentialVariant.UnknownAuthority ? new TestAuthority(new Random((int)(authority.DrawSerial() % int.MaxValue)), now, "Unknown", authority.Curve) : authority;
        var (from, life) = variant switch
        {
            CredentialVariant.Expired => (now - (Day * 30), Day * 29),
            CredentialVariant.NotYetValid => (now + (Day * 30), Life),
            _ => (now - Day, Life),
        };
        var other = purpose == Identifiers.ServerAuthentication ? Identifiers.ClientAuthentication : Identifiers.ServerAuthentication;
        var issued = issuer.Issue(variant == CredentialVariant.WrongHost ? OtherHost : name, from, life, terms => terms with
        {
            Names = names,
            Purposes = [variant == CredentialVariant.WrongUsage ? other : purpose],
            Algorithm = variant == CredentialVariant.WeakSignature ? Identifiers.EcdsaSha1 : null,
        });
        switch (variant)
        {
            case CredentialVariant.Revoked:
                authority.Revoke(issued.Certificate, now);
                return issued;
            case CredentialVariant.LongChain:
                return Below(authority, issued, LongChain, permitted: []);
            case CredentialVariant.NameConstrained:
                return Below(authority, issued, 1, permitted: ["constrained.example"]);
            default:
                return issued;
        }
    }

    /// <summary>The same, issued by authorities below authorities.</summary>
    private static IssuedCredential Below(TestAuthority authority, IssuedCredential issued, int depth, IReadOnlyList<string> permitted)
    {
        var (issuer, key) = (authority.Intermediate, authority.IntermediateKey);
        var chain = new List<Certificate> { issuer };
        for (var level = 1; level <= depth; level++)
        {
            (issuer, key) = authority.Delegate($"{authority.Name} level {level}", issuer, key, terms => terms with { Permitted = permitted });
            chain.Insert(0, issuer);
        }

        var old = issued.Certificate;
        var leaf = TestAuthority.Issue(
            authority.TermsFor(old.Subject, old.SubjectPublicKeyInfo, old.NotBefore, old.NotAfter - old.NotBefore) with
            {
                Names = old.Extensions.Names,
                Purposes = old.Extensions.Purposes,
            },
            issuer,
            key);
        return new([leaf, .. chain], issued.Key);
    }
}
