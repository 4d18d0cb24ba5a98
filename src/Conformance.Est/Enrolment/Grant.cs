using Conformance.Est.Authority;
using Conformance.Est.Certificates;
using Conformance.Est.Der;
using Conformance.Est.Requests;

namespace Conformance.Est.Enrolment;

/// <summary>One certificate for a request.</summary>
internal static class Grant
{
    private const string OtherName = "somebody-else";

    public static Certificate Issue(
        TestAuthority authority, SigningRequest request, ReadOnlyMemory<byte> key, DateTimeOffset from, DateTimeOffset until, EstDeviation? deviation)
    {
        var terms = new CertificateTerms
        {
            Serial = authority.DrawSerial(),
            Subject = deviation == EstDeviation.OtherName ? DistinguishedName.Of(OtherName) : request.Subject,
            SubjectPublicKeyInfo = key,
            NotBefore = Whole(from),
            NotAfter = Whole(until),
            Names = deviation == EstDeviation.OtherName ? [] : request.Extensions.Names,
            Purposes = [deviation == EstDeviation.WrongUsage ? Identifiers.ServerAuthentication : Identifiers.ClientAuthentication],
            Algorithm = deviation == EstDeviation.WeakSignature ? Identifiers.EcdsaSha1 : null,
        };
        var signer = deviation == EstDeviation.UnknownAuthority ? authority.Draw() : authority.IntermediateKey;
        var octets = CertificateWriter.Write(terms, authority.Intermediate.Subject, signer);
        if (deviation == EstDeviation.WrongSignature)
        {
            octets[^1] ^= 1;
        }

        return Certificate.TryRead(octets, out var read, out var error)
            ? read!
            : throw new InvalidOperationException($"a certificate of our own does not decode: {error}");
    }

    /// <summary>Certificates know whole seconds.</summary>
    private static DateTimeOffset Whole(DateTimeOffset time) => DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
}
