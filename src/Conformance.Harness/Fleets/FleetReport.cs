namespace Conformance.Harness.Fleets;

/// <summary>What a server made of a fleet.</summary>
/// <param name="Asked">Requests of the server.</param>
/// <param name="Busiest">Most of them in one second.</param>
public sealed record FleetReport(FleetPlan Plan, IReadOnlyList<FleetPhase> Phases, int Asked, int Busiest)
{
    /// <summary>What the server owes and did not give: a response of success to each request.</summary>
    /// <remarks>A registration, its update and its end are answered 2.01, 2.04 and 2.02 (Core 1.1 §6.2); 5.03 with Max-Age is a wish to come again later (RFC 7252 §5.9.3.4) and counted as refusal.</remarks>
    public IEnumerable<string> Misses =>
        Phases.Where(phase => phase.Unsuccessful > 0).Select(phase =>
            $"{phase.Name}: {phase.Unsuccessful} of {phase.Outcomes.Count} without success: {string.Join(", ", phase.Answers.Select(answer => $"{answer.Value} {answer.Key}"))}");

    public bool Holds => !Misses.Any();
}
