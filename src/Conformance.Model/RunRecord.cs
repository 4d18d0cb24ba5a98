namespace Conformance.Model;

/// <summary>The truth about one run; every report is a view of it. Serialised as <c>run.json</c>.</summary>
/// <param name="Suite">What ran.</param>
/// <param name="Profile">Against which profile.</param>
/// <param name="Device">The device as declared and as probed.</param>
/// <param name="Settings">Seed, selection, tolerances: what a repetition needs.</param>
/// <param name="Cases">One record for every planned case, in plan order.</param>
/// <param name="Requirements">Every requirement of the profile, with the clause in the version the device was judged by.</param>
/// <param name="Contradictions">PICS answers that the device itself contradicts.</param>
/// <param name="Footer">Absent while the run goes on; a record without it is partial.</param>
public sealed record RunRecord(
    SuiteStamp Suite,
    ProfileStamp Profile,
    DeviceStamp Device,
    RunSettings Settings,
    IReadOnlyList<CaseRecord> Cases,
    IReadOnlyList<Requirement> Requirements,
    IReadOnlyList<Finding> Contradictions,
    RunFooter? Footer)
{
    /// <summary>Every procedure of the Enabler Test Specification.</summary>
    public IReadOnlyList<EtsProcedure> Procedures { get; init; } = [];

    /// <summary>What an operator does in a live network, as the profile has it.</summary>
    public IReadOnlyList<LabProcedure> LabProcedures { get; init; } = [];

    /// <summary>The most that cases may cost, as the profile has it.</summary>
    public IReadOnlyList<CostBudget> Budgets { get; init; } = [];

    /// <summary>Every contested point; cases name them like requirements.</summary>
    public IReadOnlyList<Ambiguity> Ambiguities { get; init; } = [];
}
