using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceServer.Reporting;

/// <summary>A value that a client reported.</summary>
/// <param name="At">When, in seconds: relative to now below 2^28, else since 1970; <see langword="null"/> when it was not told.</param>
public sealed record Reading(Lwm2mPath Path, Lwm2mValue Value, double? At);
