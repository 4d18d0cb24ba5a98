using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Formats;

/// <summary>One node of a payload.</summary>
/// <param name="Path">A resource or resource instance; an object instance without resources stands for itself with a null value.</param>
/// <param name="Value">The value; <see langword="null"/> for an empty instance, an empty multiple resource, or a name without a value (composite Read).</param>
/// <param name="Timestamp">Seconds: absolute when ≥ 2^28, else relative (RFC 8428 §4.5.3); <see langword="null"/> when none was given.</param>
/// <param name="Unit">The unit that a SenML record names or inherits (RFC 8428 §4.2); <see langword="null"/> when there is none.</param>
public sealed record Entry(Lwm2mPath Path, Lwm2mValue? Value, double? Timestamp = null, string? Unit = null);
