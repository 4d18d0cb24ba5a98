using Conformance.Model;

namespace Conformance.Scripting.Profiles;

/// <summary>What a profile says beside its requirements, PICS and PIXIT.</summary>
/// <param name="Excuses">Closed list: word → the observable that is missing.</param>
/// <param name="Pending">Closed list: word → the group of work that will bring cases.</param>
/// <param name="Procedures">Procedures of the Enabler Test Specification by id.</param>
/// <param name="Ambiguities">Contested points by id.</param>
/// <param name="Clauses">How clauses are numbered in each enabler version.</param>
public sealed record Ledger(
    IReadOnlyDictionary<string, string> Excuses,
    IReadOnlyDictionary<string, string> Pending,
    IReadOnlyDictionary<string, EtsProcedure> Procedures,
    IReadOnlyDictionary<string, Ambiguity> Ambiguities,
    ClauseTable Clauses)
{
    public static Ledger Empty { get; } = new(
        new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<string, EtsProcedure>(),
        new Dictionary<string, Ambiguity>(), new ClauseTable([]));
}
