namespace Conformance.Model;

/// <summary>What an operator does in a live network, where no case can stand in, and what to capture so that others can judge it.</summary>
/// <param name="Id">For example <c>LAB-JOIN</c>.</param>
/// <param name="Title">What is shown.</param>
/// <param name="Requirements">Ids of requirements whose part in a live network it shows.</param>
/// <param name="Needs">Equipment beside the device.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Capture">What to keep as evidence.</param>
/// <param name="Passes">When it is passed.</param>
public sealed record LabProcedure(
    string Id,
    string Title,
    IReadOnlyList<string> Requirements,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Steps,
    IReadOnlyList<string> Capture,
    string Passes);
