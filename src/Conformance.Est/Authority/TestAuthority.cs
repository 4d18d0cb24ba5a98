using System.Formats.Asn1;
using System.Numerics;
using Conformance.Est.Certificates;
using Conformance.Est.Keys;

namespace Conformance.Est.Authority;

/// <summary>A certification authority for tests: a root, an intermediate, and what they issue. The same seed and time give the same octets.</summary>
/// <remarks>Keys come from the seeded source, signatures are deterministic (RFC 6979). Nothing that it issues is a secret.</remarks>
public sealed class TestAuthority
{
    /// <summary>How long its own certificates are good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3650);

    private const int SerialOctets = 8;
    private static readonly TimeSpan Past = TimeSpan.FromDays(1);

    private readonly Random _random;
    private readonly List<(BigInteger Serial, DateTimeOffset At)> _revoked = [];

    /// <param name="random">Where keys and serial numbers come from.</param>
    /// <param name="now">The present; its own certificates are good from the day before.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="curve">Of all its keys; P-256, which RFC 7925 §4.4 asks for, unless given.</param>
    public TestAuthority(Random random, DateTimeOffset now, string name = "Conformance test", KeyCurve? curve = null)
    {
        ArgumentNullException.ThrowIfNull(random);

        (_random, Curve, Name) = (random, curve ?? KeyCurve.P256, name);
        var birth = new DateTimeOffset(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero) - Past;
        RootKey = Draw();
        var root = DistinguishedName.Of($"{name} root");
        Root = Read(CertificateWriter.Write(OfAuthority(root, RootKey, birth), root, RootKey));
        (Intermediate, IntermediateKey) = Delegate($"{name} intermediate", Root, RootKey);
    }

    public string Name { get; }

    public KeyCurve Curve { get; }

    public SigningKey RootKey { get; }

    public Certificate Root { get; }

    public SigningKey IntermediateKey { get; }

    /// <summary>Who issues.</summary>
    public Certificate Intermediate { get; }

    /// <summary>A key from its source.</summary>
    public SigningKey Draw() => SigningKey.Draw(Curve, _random);

    /// <summary>A serial number that is positive and eight octets long at most.</summary>
    public BigInteger DrawSerial()
    {
        var octets = new byte[SerialOctets];
        _random.NextBytes(octets);
        octets[0] = (byte)((octets[0] & 0x3F) | 0x40);
        return new(octets, isUnsigned: true, isBigEndian: true);
    }

    /// <summary>What a certificate says, unless it is to say more or something else.</summary>
    public CertificateTerms TermsFor(DistinguishedName subject, ReadOnlyMemory<byte> subjectPublicKeyInfo, DateTimeOffset notBefore, TimeSpan life) => new()
    {
        Serial = DrawSerial(),
        Subject = subject,
        SubjectPublicKeyInfo = subjectPublicKeyInfo,
        NotBefore = notBefore,
        NotAfter = notBefore + life,
    };

    /// <summary>Issues what the terms say.</summary>
    public Certificate Issue(CertificateTerms terms) => Issue(terms, Intermediate, IntermediateKey);

    /// <summary>What any authority issues, whether it may or not.</summary>
    public static Certificate Issue(CertificateTerms terms, Certificate issuer, SigningKey issuerKey)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return Read(CertificateWriter.Write(terms, issuer.Subject, issuerKey));
    }

    /// <summary>Issues for a key of its own drawing.</summary>
    /// <param name="shape">What is to be said besides key, serial number and times.</param>
    public IssuedCredential Issue(string commonName, DateTimeOffset notBefore, TimeSpan life, Func<CertificateTerms, CertificateTerms> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);

        var key = Draw();
        return new([Issue(shape(TermsFor(DistinguishedName.Of(commonName), key.SubjectPublicKeyInfo, notBefore, life))), Intermediate], key);
    }

    /// <summary>Makes another authority below one that there is.</summary>
    /// <param name="shape">What it is to be besides an authority, or in place of one.</param>
    public (Certificate Certificate, SigningKey Key) Delegate(
        string name, Certificate issuer, SigningKey issuerKey, Func<CertificateTerms, CertificateTerms>? shape = null)
    {
        ArgumentNullException.ThrowIfNull(issuer);

        var (key, subject) = (Draw(), DistinguishedName.Of(name));
        var terms = OfAuthority(subject, key, issuer.NotBefore);
        return (Issue(shape?.Invoke(terms) ?? terms, issuer, issuerKey), key);
    }

    /// <summary>The root of another authority, vouched for by this one: what links old and new trust in a roll-over (RFC 7030 §4.1.3).</summary>
    public Certificate VouchFor(TestAuthority other)
    {
        ArgumentNullException.ThrowIfNull(other);

        var terms = OfAuthority(other.Root.Subject, other.RootKey, other.Root.NotBefore);
        return Issue(terms, Root, RootKey);
    }

    public void Revoke(Certificate certificate, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        _revoked.Add((certificate.Serial, at));
    }

    /// <summary>The list of what was revoked, signed by who issues (RFC 5280 §5.1).</summary>
    public byte[] RevocationList(DateTimeOffset now, TimeSpan life)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            CertificateWriter.WriteAlgorithm(writer, Curve.Signature);
            writer.WriteEncodedValue(Intermediate.Subject.Encoded.Span);
            CertificateWriter.WriteTime(writer, now);
            CertificateWriter.WriteTime(writer, now + life);
            if (_revoked.Count > 0)
            {
                using var list = writer.PushSequence();
                foreach (var (serial, at) in _revoked)
                {
                    using var entry = writer.PushSequence();
                    writer.WriteInteger(serial);
                    CertificateWriter.WriteTime(writer, at);
                }
            }
        }

        return CertificateWriter.Seal(writer.Encode(), Curve.Signature, IntermediateKey);
    }

    private CertificateTerms OfAuthority(DistinguishedName subject, SigningKey key, DateTimeOffset birth) => TermsFor(subject, key.SubjectPublicKeyInfo, birth, Life) with
    {
        IsAuthority = true,
        Usage = KeyUsages.CertificateSigning | KeyUsages.RevocationSigning,
    };

    private static Certificate Read(byte[] octets) => Certificate.TryRead(octets, out var read, out var error)
        ? read!
        : throw new InvalidOperationException($"a certificate of our own does not decode: {error}");
}
