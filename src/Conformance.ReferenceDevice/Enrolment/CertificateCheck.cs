using Conformance.Est.Certificates;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Enrolment;

/// <summary>Whether what an authority gave is the certificate that was asked for, and works.</summary>
/// <remarks>RFC 5280 §6.1.3; nobody else would see before the next handshake fails.</remarks>
internal static class CertificateCheck
{
    /// <returns>The certificate, or <see langword="null"/> when there is none to be used.</returns>
    public static Certificate? Choose(EnrolmentAnswer answer, string endpoint, IReadOnlyList<Certificate> anchors, DateTimeOffset now, FaultSwitch faults)
    {
        var subject = DistinguishedName.Of(endpoint);
        var own = answer.Certificates.FirstOrDefault(one => one.SubjectPublicKeyInfo.Span.SequenceEqual(answer.Key.SubjectPublicKeyInfo.Span))
            ?? (faults.Has(EnrolmentFaults.TakesOtherKey) ? answer.Certificates.FirstOrDefault(one => one.Subject == subject) : null);
        return own is not null
            && (own.Subject == subject || faults.Has(EnrolmentFaults.TakesOtherName))
            && (CertificatePath.Refusal(own, answer.Certificates, anchors, now) is null || IsPassedOver(own, now, faults))
                ? own
                : null;
    }

    private static bool IsPassedOver(Certificate own, DateTimeOffset now, FaultSwitch faults) =>
        now < own.NotBefore || now > own.NotAfter ? faults.Has(EnrolmentFaults.TakesAnyTime) : faults.Has(EnrolmentFaults.TakesAnyIssuer);
}
