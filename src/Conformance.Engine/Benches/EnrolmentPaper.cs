using Conformance.Dtls.Credentials;
using Conformance.Dtls.Extensions;
using Conformance.Est.Certificates;
using Conformance.Est.Keys;
using Conformance.Est.Requests;

namespace Conformance.Engine.Benches;

/// <summary>What our client asked an enrolment server for, and what came of it.</summary>
/// <param name="Key">For which key.</param>
/// <param name="Request">The request, DER.</param>
public sealed record EnrolmentPaper(SigningKey Key, ReadOnlyMemory<byte> Request)
{
    /// <summary>The certificate for that key; <see langword="null"/> until one came.</summary>
    public Certificate? Issued { get; init; }

    /// <summary>What came beside it.</summary>
    public IReadOnlyList<Certificate> Others { get; init; } = [];

    /// <summary>A request that is signed with a key of its own.</summary>
    public static EnrolmentPaper Draw(Random random, DistinguishedName subject, IReadOnlyList<AlternativeName> names)
    {
        var key = SigningKey.Draw(KeyCurve.P256, random);
        return new(key, SigningRequest.Write(new(subject, key) { Names = names }));
    }

    /// <summary>What came, if a certificate for the key is among it.</summary>
    public EnrolmentPaper With(IReadOnlyList<Certificate> came)
    {
        var own = came.FirstOrDefault(one => one.SubjectPublicKeyInfo.Span.SequenceEqual(Key.SubjectPublicKeyInfo.Span));
        return own is null ? this : this with { Issued = own, Others = [.. came.Where(one => one != own && !one.IsSelfIssued)] };
    }

    /// <summary>What a handshake is signed with; <see langword="null"/> where nothing was issued.</summary>
    public SigningCredential? Credential() => Issued is null
        ? null
        : new(CertificateType.X509, [Issued.Octets, .. Others.Select(other => other.Octets)], Key.ToEcdsa());
}
