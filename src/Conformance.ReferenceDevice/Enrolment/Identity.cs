using Conformance.Est.Certificates;
using Conformance.Est.Keys;

namespace Conformance.ReferenceDevice.Enrolment;

/// <summary>What enrolment gave a device.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Certificate">The certificate of that key.</param>
public sealed record Identity(SigningKey Key, Certificate Certificate);
