using Conformance.Est.Certificates;
using Conformance.Est.Keys;

namespace Conformance.ReferenceDevice.Enrolment;

/// <summary>What an authority gave.</summary>
/// <param name="Certificates">All that came, in any order.</param>
/// <param name="Key">The key that it has to be for: one's own, or the one that came along.</param>
internal sealed record EnrolmentAnswer(IReadOnlyList<Certificate> Certificates, SigningKey Key);
