using Conformance.Model;

namespace Conformance.Reporting.Traffic;

/// <summary>A product that was judged by its traffic.</summary>
/// <param name="Folder">Name of its run folder below that of the traffic.</param>
public sealed record TrafficParty(string Role, string Folder, RunRecord Record);
