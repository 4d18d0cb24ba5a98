using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Engine.Security;
using Conformance.Est.Authority;

namespace Conformance.Engine.Benches;

/// <summary>What our client shakes hands with, where a server is under test.</summary>
public static class ClientCredentials
{
    public const string Psk = "psk";
    public const string Raw = "rpk";
    public const string Certificate = "x509";

    /// <summary>What the server knows our client by.</summary>
    public const string Own = "own";

    /// <summary>Another key, under the same name.</summary>
    public const string OtherKey = "other-key";

    /// <summary>No certificate and no key at all.</summary>
    public const string Nothing = "nothing";

    /// <summary>The certificate that an enrolment server gave it.</summary>
    public const string Issued = "issued";

    /// <summary>A pre-shared key of the greatest lengths that have to work, of the same client.</summary>
    public const string Long = "long";

    public static IReadOnlyList<string> Modes { get; } = [Psk, Raw, Certificate];

    public static IReadOnlyList<string> Shown { get; } = [Own, OtherKey, Nothing, Issued, Long];

    /// <param name="mode">One of <see cref="Modes"/>.</param>
    /// <param name="shown">One of <see cref="Shown"/>.</param>
    /// <param name="suites">What is offered; all of the mode unless given.</param>
    /// <param name="takesId">Whether a connection id of the server is taken.</param>
    public static ClientSettings Of(CredentialKit kit, string mode, string shown, IReadOnlyList<CipherSuite> suites, bool takesId = false)
    {
        ArgumentNullException.ThrowIfNull(kit);

        var isPsk = mode == Psk;
        return new ClientSettings
        {
            Suites = suites.Count > 0 ? suites : [.. CipherSuite.Known.Where(suite => suite.Traits!.KeyExchange == KeyExchange.Psk == isPsk)],
            Key = isPsk ? Key(shown == Long ? kit.Long : kit.Factory, shown) : null,
            Credential = isPsk || shown == Nothing ? null : Signing(kit, mode, shown),
            PeerTypes = [mode == Raw ? CertificateType.RawPublicKey : CertificateType.X509],
            Judge = _ => null,
            AskForTicket = false,
            ConnectionId = takesId ? ReadOnlyMemory<byte>.Empty : null,
        };
    }

    private static PreSharedKey Key(PreSharedKey own, string shown) =>
        shown is Own or Long ? own : own with { Key = (byte[])[.. own.Key.Span[..^1], (byte)(own.Key.Span[^1] + 1)] };

    private static SigningCredential Signing(CredentialKit kit, string mode, string shown)
    {
        var key = shown == Own ? kit.DeviceKey : kit.DrawKey();
        if (mode == Raw)
        {
            return SigningCredential.Raw(key);
        }

        var authority = shown == Own ? kit.Authority : new TestAuthority(kit.Random, kit.Now, kit.Authority.Name);
        var certificate = shown == Own ? kit.DeviceCertificate : TestAuthority.Issue(kit.DeviceTerms(key), authority.Root, authority.RootKey).Octets;
        return new(CertificateType.X509, [certificate, authority.Root.Octets], key);
    }
}
