using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Der;
using Conformance.Est.Keys;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Security;

/// <summary>The credentials of one world: those a device came with, and those that our bootstrap server gives it.</summary>
/// <remarks>What is drawn is drawn when it is asked for first, so a world without security draws nothing.</remarks>
/// <param name="random">Of the world.</param>
/// <param name="now">What certificates hold for the present.</param>
/// <param name="given">What the device file says.</param>
/// <param name="endpoint">The device's name.</param>
public sealed class CredentialKit(Random random, TimeProvider now, DeviceSecurity given, string endpoint)
{
    /// <summary>The host name in the certificate of our servers.</summary>
    public const string HostName = "server.lwm2m.example";

    private const int KeyLength = 16;
    private const int LongIdentity = 128;
    private const int LongKey = 64;

    private static readonly TimeSpan Past = TimeSpan.FromDays(30);
    private static readonly TimeSpan Future = TimeSpan.FromDays(365);

    private Random? _random;
    private TestAuthority? _authority;
    private ECDsa? _serverKey;
    private ECDsa? _deviceKey;
    private byte[]? _deviceCertificate;
    private byte[]? _serverCertificate;
    private ContextKit? _contexts;
    private PreSharedKey? _factory;
    private PreSharedKey? _issued;
    private PreSharedKey? _long;
    private IReadOnlyList<byte[]>? _givenChain;
    private readonly Dictionary<string, SigningCredential> _guises = new(StringComparer.Ordinal);
    private IReadOnlyList<AlternativeName> _further = [];

    /// <summary>As the device file says.</summary>
    public DeviceSecurity Given => given;

    /// <summary>The device's name, which its certificate has.</summary>
    public string Endpoint => endpoint;

    public DateTimeOffset Now => now.GetUtcNow();

    /// <summary>A source of its own, so that credentials do not depend on what else is drawn between them.</summary>
    public Random Random => _random ??= new(random.Next());

    /// <summary>Those of object security.</summary>
    public ContextKit Contexts => _contexts ??= new(this);

    /// <summary>The pre-shared key that the device came with.</summary>
    public PreSharedKey Factory => _factory ??= given is { Mode: DeviceSecurity.Psk, Key: { } key }
        ? new(Encoding.UTF8.GetBytes(given.Identity ?? endpoint), Convert.FromHexString(key.Reveal()))
        : new(Encoding.UTF8.GetBytes(given.Identity ?? $"{endpoint}-factory"), Octets(KeyLength));

    /// <summary>The pre-shared key that a bootstrap of ours gives it.</summary>
    public PreSharedKey Issued => _issued ??= new(Encoding.UTF8.GetBytes($"{endpoint}-bootstrapped"), Octets(KeyLength));

    /// <summary>A pre-shared key of the greatest lengths that have to work: 128 octets of identity, 64 of key.</summary>
    public PreSharedKey Long => _long ??= new(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, LongIdentity / 8).Select(part => $"{part:00000000}"))), Octets(LongKey));

    public TestAuthority Authority => _authority ??= new(Random, Now, "LwM2M conformance test authority");

    /// <summary>What our servers sign with.</summary>
    public ECDsa ServerKey => _serverKey ??= given.Mode != DeviceSecurity.Psk && given.Key is { } pem ? Imported(pem.Reveal()) : DrawKey();

    /// <summary>What the device signs with, where we gave it its key.</summary>
    public ECDsa DeviceKey => _deviceKey ??= DrawKey();

    public byte[] DeviceCertificate => _deviceCertificate ??= Issue(DeviceTerms(DeviceKey));

    /// <summary>The certificate of our servers.</summary>
    public byte[] ServerCertificate => GivenChain is [var first, ..] ? first : _serverCertificate ??= Issue(ServerTerms(ServerKey));

    /// <summary>What our servers show when nothing is to be wrong.</summary>
    public SigningCredential Server => new(
        CertificateType.X509, GivenChain is { Count: > 0 } chain ? [.. chain.Select(one => new ReadOnlyMemory<byte>(one))] : [ServerCertificate, Authority.Root.Octets], ServerKey);

    /// <summary>The public key of our servers, as SubjectPublicKeyInfo.</summary>
    public byte[] ServerPublic => ServerKey.ExportSubjectPublicKeyInfo();

    /// <summary>The public key that the device is to show, as SubjectPublicKeyInfo.</summary>
    public byte[] DevicePublic => DeviceKey.ExportSubjectPublicKeyInfo();

    /// <summary>Its private key, as PKCS #8.</summary>
    public byte[] DevicePrivate => DeviceKey.ExportPkcs8PrivateKey();

    /// <summary>The pre-shared key of that name, or <see langword="null"/>.</summary>
    public ReadOnlyMemory<byte>? KeyOf(ReadOnlyMemory<byte> identity) =>
        new[] { Factory, Issued, Long }.Where(key => key.Identity.Span.SequenceEqual(identity.Span)).Select(key => (ReadOnlyMemory<byte>?)key.Key).FirstOrDefault();

    /// <summary>What our servers show in that guise, one of <see cref="Guises"/>; the same each time.</summary>
    public SigningCredential Guise(string name)
    {
        if (!_guises.TryGetValue(name, out var shown))
        {
            _guises[name] = shown = Guises.Make(name, this);
        }

        return shown;
    }

    /// <summary>The same authority, for a server that is also called by another name or address.</summary>
    public CredentialKit At(string host) =>
        new(random, now, given, endpoint) { _random = Random, _authority = Authority, _further = [AlternativeName.OfHost(host)] };

    /// <summary>A key on P-256.</summary>
    public ECDsa DrawKey() => SigningKey.Draw(KeyCurve.P256, Random).ToEcdsa();

    /// <summary>What the certificate of one of our servers says, unless it is to say something else.</summary>
    public CertificateTerms ServerTerms(ECDsa key) => TermsFor(HostName, key, Identifiers.ServerAuthentication) with { Names = [AlternativeName.OfHost(HostName), .. _further] };

    /// <summary>What the certificate of the device says.</summary>
    public CertificateTerms DeviceTerms(ECDsa key) => TermsFor(endpoint, key, Identifiers.ClientAuthentication);

    /// <summary>Octets of no meaning.</summary>
    public byte[] Octets(int length)
    {
        var octets = new byte[length];
        Random.NextBytes(octets);
        return octets;
    }

    private IReadOnlyList<byte[]> GivenChain
    {
        get
        {
            if (_givenChain is null)
            {
                var chain = new X509Certificate2Collection();
                if (given.Chain is { } pem)
                {
                    chain.ImportFromPem(pem);
                }

                _givenChain = [.. chain.Select(certificate => certificate.RawData)];
            }

            return _givenChain;
        }
    }

    /// <summary>A month old, and good for a year.</summary>
    private CertificateTerms TermsFor(string commonName, ECDsa key, string purpose)
    {
        var hour = new DateTimeOffset(Now.Year, Now.Month, Now.Day, Now.Hour, 0, 0, TimeSpan.Zero);
        return Authority.TermsFor(DistinguishedName.Of(commonName), key.ExportSubjectPublicKeyInfo(), hour - Past, Past + Future) with { Purposes = [purpose] };
    }

    private byte[] Issue(CertificateTerms terms) => TestAuthority.Issue(terms, Authority.Root, Authority.RootKey).Octets.ToArray();

    private static ECDsa Imported(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }
}
