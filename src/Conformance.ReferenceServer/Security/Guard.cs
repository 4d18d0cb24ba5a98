using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Conformance.Coap.Messages;
using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Dtls.Sessions;
using Conformance.Dtls.Transport;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Transport;
using Conformance.ReferenceServer.Faults;
using Conformance.Wire;

namespace Conformance.ReferenceServer.Security;

/// <summary>Whom the server lets in under DTLS, and as whom.</summary>
/// <remarks>Transport 1.1 §5.2.6 and §5.2.9.</remarks>
internal sealed class Guard(ServerSettings settings)
{
    private const int UsualIdentity = 64;
    private const int UsualKey = 32;

    private static readonly (Fault Fault, Oversight Oversight)[] Careless =
    [
        (SecurityFaults.FollowsForgedRecords, Oversight.Origin),
        (SecurityFaults.FollowsLateRecords, Oversight.Age),
        (SecurityFaults.BeginsAnew, Oversight.Successor),
    ];

    private readonly ContextTable _contexts = new();
    private readonly SessionCache _sessions = new();
    private ServerIdentity? _identity;

    private FaultSwitch Faults => settings.Faults;

    private ServerIdentity Identity
    {
        get
        {
            if (_identity is null)
            {
                _identity = settings.Identity!();
                _identity.Accounts.Select(account => account.Context).OfType<ContextParameters>().ToList().ForEach(context => _contexts.Add(new(context)));
            }

            return _identity;
        }
    }

    /// <summary>Object security for those clients that have a context, above whatever carries it.</summary>
    public GuardedPort Over(IDatagramTransport transport) => new(transport, () => settings.Identity is null || Identity.Accounts.Count == 0 ? new() : _contexts, settings.Random)
    {
        AsksForEcho = () => !Faults.Has(OscoreFaults.AsksForNothing),
        Lapses = lapse => lapse switch
        {
            Lapse.ReplaysTaken => Faults.Has(OscoreFaults.TakesReplays),
            Lapse.TagIgnored => Faults.Has(OscoreFaults.IgnoresTag),
            Lapse.FirstKeysKept => Faults.Has(OscoreFaults.TakesFirstKeys),
            _ => false,
        },
    };

    /// <summary>What a handshake is served with.</summary>
    public Dtls.ServerSettings SettingsFor(IPEndPoint peer) => new()
    {
        Suites = [.. CipherSuite.Known.Where(suite => !Lacks(suite))],
        FindKey = FindKey,
        Groups = Groups,
        LongestMessage = Faults.Has(SecurityFaults.TakesWholeMessagesAlone) ? 0 : Reassembly.LongestMessage,
        Faults = Faults.Has(SecurityFaults.RepeatsNothing) ? new(DtlsFaults.NothingRepeated) : FaultSwitches.None,
        AskForCookie = !Faults.Has(SecurityFaults.AsksForNoCookie),
        ExtendedMasterSecret = !Faults.Has(SecurityFaults.KnowsOldSecretAlone),
        Sessions = Faults.Has(SecurityFaults.ForgetsSessions) ? null : _sessions,
        Credential = Identity.Certificate,
        OtherCredential = Identity.RawKey,
        PeerTypes = [CertificateType.X509, CertificateType.RawPublicKey],
        Judge = Judge,
        GiveConnectionIds = true,
        Overlooks = [.. Careless.Where(one => Faults.Has(one.Fault)).Select(one => one.Oversight)],
    };

    /// <summary>What a handshake is served with where clients enrol: raw keys are of no use there, and who shows nothing gets the certificates of the authority alone.</summary>
    /// <param name="issued">DER of the root that the certificates lead to which are issued there.</param>
    public Dtls.ServerSettings EnrolmentFor(IPEndPoint peer, ReadOnlyMemory<byte> issued) => SettingsFor(peer) with
    {
        FindKey = null,
        Sessions = null,
        PeerTypes = [CertificateType.X509],
        ClientAuthentication = ClientAuthentication.Optional,
        Judge = shown => (CommonName(shown.Chain, Identity.Authority) ?? CommonName(shown.Chain, issued)) is null && !Faults.Has(EnrolmentFaults.TrustsEverybody)
            ? Refusal.Of(AlertDescription.UnknownCa, "RFC 9148 §3", "the certificate leads to no anchor")
            : null,
    };

    /// <summary>Whether a peer may register under that name: anybody in clear, and who proved an identity under that alone.</summary>
    public bool Allows(IPEndPoint remote, string endpoint)
    {
        if (remote is GuardedPeer { Guard.Origin.Parameters: { } used } peered)
        {
            var isOwn = Identity.Accounts.Any(account => account.Endpoint == endpoint && account.Context?.Fingerprint == used.Fingerprint);
            return (isOwn || Faults.Has(OscoreFaults.TakesEveryName)) && Allows(peered.Beneath, endpoint);
        }

        if (remote is not SecurePeer { Association.Negotiation: { } agreed } || Faults.Has(SecurityFaults.TakesEveryName))
        {
            return true;
        }

        var isRaw = agreed.Peer is { } peer && peer.Type == CertificateType.RawPublicKey;
        var isCertified = agreed.Peer is { } shown && shown.Type == CertificateType.X509;
        return (isRaw && Faults.Has(SecurityFaults.RawKeyForEveryName)) || (isCertified && Faults.Has(SecurityFaults.CertificateForEveryName)) || AccountOf(agreed)?.Endpoint == endpoint;
    }

    /// <summary>What is answered to another name.</summary>
    public CoapCode RefusalOf(IPEndPoint remote) => remote is GuardedPeer
        ? Faults.Choose(OscoreFaults.OtherNameIsForbidden, lie: CoapCode.Forbidden, truth: CoapCode.BadRequest)
        : Faults.Choose(SecurityFaults.OtherNameIsForbidden, lie: CoapCode.Forbidden, truth: CoapCode.BadRequest);

    private IReadOnlyList<NamedGroup> Groups =>
        Faults.Has(SecurityFaults.LacksP256) ? [NamedGroup.P384]
        : Faults.Has(SecurityFaults.TakesShortCurve) ? [NamedGroup.P256, NamedGroup.P384, NamedGroup.P192]
        : [NamedGroup.P256, NamedGroup.P384];

    private ReadOnlyMemory<byte>? FindKey(ReadOnlyMemory<byte> identity)
    {
        var isTooLong = identity.Length > UsualIdentity && Faults.Has(SecurityFaults.RefusesLongIdentities);
        var key = isTooLong ? null : Identity.Accounts.FirstOrDefault(account => account.Key is { } key && key.Identity.Span.SequenceEqual(identity.Span))?.Key?.Key;
        return key is { Length: > UsualKey } whole && Faults.Has(SecurityFaults.CutsLongKeys) ? whole[..UsualKey] : key;
    }

    private bool Lacks(CipherSuite suite) => suite switch
    {
        _ when suite == CipherSuite.PskCcm8 => Faults.Has(SecurityFaults.LacksPskCcm),
        _ when suite == CipherSuite.PskCbc => Faults.Has(SecurityFaults.LacksPskCbc),
        _ when suite == CipherSuite.EcdsaCcm8 => Faults.Has(SecurityFaults.LacksEcdsaCcm),
        _ when suite == CipherSuite.EcdsaCbc => Faults.Has(SecurityFaults.LacksEcdsaCbc),
        _ => false,
    };

    private ClientAccount? AccountOf(Negotiation agreed) => agreed switch
    {
        { Identity: { } identity } => Identity.Accounts.FirstOrDefault(account => account.Key is { } key && key.Identity.Span.SequenceEqual(identity.Span)),
        { Peer: { } peer } => AccountOf(peer),
        _ => null,
    };

    private ClientAccount? AccountOf(PeerCredential peer)
    {
        if (peer.Chain is not [var first, ..])
        {
            return null;
        }

        return peer.Type == CertificateType.RawPublicKey
            ? Identity.Accounts.FirstOrDefault(account => account.PublicKey.Span.SequenceEqual(first.Span) || Faults.Has(SecurityFaults.TakesEveryRawKey))
            : CommonName(peer.Chain, Identity.Authority, Faults.Has(SecurityFaults.TakesEveryCertificate)) is { Length: > 0 } name ? new ClientAccount(name) : null;
    }

    private Refusal? Judge(PeerCredential peer) => AccountOf(peer) is null
        ? Refusal.Of(AlertDescription.CertificateUnknown, "LwM2M Transport 1.1 §5.2.9", "no client is known by this key or certificate")
        : null;

    /// <returns>The common name of a certificate that leads to the authority; <see langword="null"/> for any other.</returns>
    private string? CommonName(IReadOnlyList<ReadOnlyMemory<byte>> shown, ReadOnlyMemory<byte> anchor, bool asItIs = false)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(shown[0].Span);
            using var root = X509CertificateLoader.LoadCertificate(anchor.Span);
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(root);
            chain.ChainPolicy.ExtraStore.AddRange((X509Certificate2[])[.. shown.Skip(1).Select(one => X509CertificateLoader.LoadCertificate(one.Span))]);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTime = settings.Clock.GetUtcNow().UtcDateTime;
            return asItIs || chain.Build(certificate) ? certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
