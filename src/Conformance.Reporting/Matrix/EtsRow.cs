using Conformance.Model;

namespace Conformance.Reporting.Matrix;

/// <summary>One test of the enabler test specification with the cases that carry it.</summary>
/// <param name="Id">The ETS id.</param>
/// <param name="Outcome">The outcome whose TestFest word stands for all of its cases.</param>
/// <param name="Cases">The cases.</param>
public sealed record EtsRow(string Id, Outcome Outcome, IReadOnlyList<CaseRecord> Cases);
