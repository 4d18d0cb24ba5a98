using System.Net;
using System.Security.Cryptography;
using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Sessions;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Security;

/// <summary>What the device brings to a handshake with the server of an account.</summary>
/// <remarks>Transport 1.1 §5.2.8, object 0.</remarks>
internal sealed class ClientOffers(DeviceSettings settings)
{
    private const int ShortIdentity = 64;
    private const int ShortKey = 32;
    private static readonly CipherSuite NullSuite = new(0x00B0);
    private static readonly CipherSuite AnonymousSuite = new(0xC018);
    private static readonly NamedGroup ShortGroup = new(19);

    private static readonly (Fault Fault, Oversight Oversight)[] Careless =
    [
        (ChoiceFaults.AnyVersion, Oversight.Version),
        (ChoiceFaults.AnyExtension, Oversight.Extension),
        (ChoiceFaults.OneAlert, Oversight.Alert),
        (ChoiceFaults.AnySuite, Oversight.Suite),
        (ChoiceFaults.AnyGroup, Oversight.Group),
        (ChoiceFaults.AnyPoint, Oversight.Point),
        (ChoiceFaults.NoAlert, Oversight.Telling),
        (ChoiceFaults.AnySignature, Oversight.Signature),
        (ChoiceFaults.FirstScheme, Oversight.Scheme),
        (ChoiceFaults.AnyFinished, Oversight.Finished),
        (RecordFaults.AnyTag, Oversight.Tag),
        (RecordFaults.AnyEpoch, Oversight.Epoch),
        (RecordFaults.Warns, Oversight.Level),
    ];

    private PreSharedKey? _before;

    private FaultSwitch Faults => settings.Faults;

    /// <returns><see langword="null"/> when the credentials of the account cannot be used.</returns>
    public ClientSettings? For(SecurityAccount account, Session? session, Func<SigningCredential?> enrolled)
    {
        ArgumentNullException.ThrowIfNull(account);

        var isPsk = account.Mode == SecurityResources.Psk;
        if (isPsk && account.Secret.IsEmpty)
        {
            return null;
        }

        var own = isPsk ? null
            : account.Mode != SecurityResources.Enrolment ? Own(account)
            : Faults.Has(EnrolmentFaults.ShowsAnother) ? Strange(account.Mode)
            : enrolled();
        if (own is null && !isPsk)
        {
            return null;
        }

        var host = ServerUri.TryParse(account.Uri, out var uri) ? uri!.Host : string.Empty;
        var name = Name(account, host);
        var isRaw = IsRaw(account);
        return new ClientSettings
        {
            Suites = Suites(account, isPsk),
            Groups = Groups(account),
            Signatures = Schemes(account),
            Key = isPsk ? KeyOf(account) : null,
            Credential = Faults.Has(KeyFaults.ShowsNothing) ? null : own,
            PeerTypes = [isRaw ? CertificateType.RawPublicKey : CertificateType.X509],
            Judge = account.IsOfBootstrap && Faults.Has(EnrolmentFaults.AnyServer) ? static _ => null : new ServerTrust(account, Faults.Has(HelloFaults.NameForgotten) ? host : account.Sni ?? host, settings.Anchors, settings.Clock.GetUtcNow, Faults).Judge,
            ServerName = account.Mode is SecurityResources.Certificate or SecurityResources.Enrolment ? name : null,
            Session = session,
            Overlooks = [.. Careless.Where(one => Faults.Has(one.Fault)).Select(one => one.Oversight)],
            Faults = Faults.Choose(HelloFaults.SameRandom, new FaultSwitches(DtlsFaults.RandomReused), FaultSwitches.None),
            LongestMessage = Faults.Has(HelloFaults.NoLongMessages) ? 512 : Faults.Has(HelloFaults.NoFragments) ? 0 : Conformance.Dtls.Handshake.Reassembly.LongestMessage,
        };
    }

    /// <summary>The same with credentials that are not those of the account.</summary>
    public ClientSettings Strange(SecurityAccount account, ClientSettings offer) => offer with
    {
        Key = offer.Key is { } key ? new(Ascii(settings.Endpoint), key.Key) : null,
        Credential = offer.Credential is null ? null : Strange(account.Mode),
    };

    private bool IsRaw(SecurityAccount account) => account.Mode == SecurityResources.Raw && !Faults.Has(KeyFaults.RawAsCertificate);

    private string? Name(SecurityAccount account, string host) =>
        Faults.Has(HelloFaults.NoName) ? null
        : account.Sni is { } stored && !Faults.Has(HelloFaults.UriOverName) ? stored
        : !IPAddress.TryParse(host, out _) ? host
        : Faults.Has(HelloFaults.AddressAsName) ? $"{host}." // as those do who take an address for a name
        : null;

    private CipherSuite[] Suites(SecurityAccount account, bool isPsk)
    {
        CipherSuite[] known = isPsk
            ? [Faults.Choose(HelloFaults.NoPskCcm, CipherSuite.PskCbc, CipherSuite.PskCcm8)]
            : Faults.Has(HelloFaults.NoEcdsaCcm) ? [CipherSuite.EcdsaGcm] : [CipherSuite.EcdsaCcm8, CipherSuite.EcdsaGcm];
        var listed = account.Suites.Select(number => new CipherSuite(number)).ToArray();
        var proposed = listed.Length == 0 || Faults.Has(HelloFaults.IgnoresSuites) ? known
            : Faults.Has(HelloFaults.AddsSuites) ? [.. listed, .. known.Except(listed)]
            : Faults.Has(HelloFaults.FirstSuiteOnly) ? listed[..1]
            : listed;
        return Faults.Has(HelloFaults.OffersNull) ? [.. proposed, NullSuite]
            : Faults.Has(HelloFaults.OffersAnonymous) ? [.. proposed, AnonymousSuite]
            : proposed;
    }

    private NamedGroup[] Groups(SecurityAccount account)
    {
        NamedGroup[] known = Faults.Has(HelloFaults.OtherCurveOnly) ? [NamedGroup.P384]
            : Faults.Has(HelloFaults.ShortCurve) ? [NamedGroup.P256, NamedGroup.P384, ShortGroup]
            : [NamedGroup.P256, NamedGroup.P384];
        return account.Groups.Count == 0 || Faults.Has(HelloFaults.IgnoresGroups) ? known : [.. account.Groups.Select(number => new NamedGroup(number))];
    }

    private SignatureScheme[] Schemes(SecurityAccount account)
    {
        SignatureScheme[] known = [SignatureScheme.EcdsaSha256, SignatureScheme.EcdsaSha384];
        return account.Schemes.Count == 0 || Faults.Has(HelloFaults.IgnoresSchemes) ? known : [.. account.Schemes.Select(number => new SignatureScheme(number))];
    }

    private PreSharedKey KeyOf(SecurityAccount account)
    {
        var identity = Faults.Has(KeyFaults.WrongIdentity) ? Ascii(settings.Endpoint)
            : Faults.Has(KeyFaults.IdentityInHex) ? Ascii(Convert.ToHexString(account.Public.Span))
            : Cut(account.Public, Faults.Choose(KeyFaults.CutsIdentity, ShortIdentity, int.MaxValue));
        var key = Faults.Has(KeyFaults.KeyInHex) ? Ascii(Convert.ToHexString(account.Secret.Span))
            : Faults.Has(KeyFaults.KeyFromServerKey) ? account.ServerKey
            : Cut(account.Secret, Faults.Choose(KeyFaults.CutsKey, ShortKey, int.MaxValue));
        var stored = new PreSharedKey(identity, key);
        _before ??= stored;
        return Faults.Choose(KeyFaults.KeepsOldKey, _before, stored);
    }

    private SigningCredential? Own(SecurityAccount account)
    {
        if (Faults.Has(KeyFaults.RefusesPrivateKeys))
        {
            return null;
        }

        try
        {
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(account.Secret.Span, out _);
            var other = Faults.Has(KeyFaults.OwnCertificate) || Faults.Has(KeyFaults.RawOwnKey) || Faults.Has(PolicyFaults.OtherName);
            return other ? Strange(account.Mode)
                : IsRaw(account) ? new(CertificateType.RawPublicKey, [account.Public], key)
                : new(CertificateType.X509, [account.Public], key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What a device makes for itself when it does not care for what it was given.</summary>
    private static SigningCredential Strange(long mode)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (mode == SecurityResources.Raw)
        {
            return SigningCredential.Raw(key);
        }

        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=made by itself", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return new(CertificateType.X509, [certificate.RawData], key);
    }

    private static ReadOnlyMemory<byte> Ascii(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> octets, int longest) => octets[..Math.Min(longest, octets.Length)];
}
