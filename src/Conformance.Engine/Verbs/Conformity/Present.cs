using Conformance.Lwm2m.Paths;

namespace Conformance.Engine.Verbs.Conformity;

/// <summary>The resources that an instance is known to have.</summary>
/// <param name="IsWhole">Whether a Discover listed them; a Read brings only what can be read.</param>
internal sealed record Present(IReadOnlyList<Lwm2mPath> Paths, bool IsWhole);
