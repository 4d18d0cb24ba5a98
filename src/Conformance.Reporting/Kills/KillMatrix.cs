namespace Conformance.Reporting.Kills;

/// <summary>Which case sees through which lie.</summary>
/// <param name="Faults">In catalogue order.</param>
/// <param name="Cases">In plan order: those that apply to at least one of the devices.</param>
/// <param name="Troubles">False fails and errors.</param>
public sealed record KillMatrix(IReadOnlyList<KilledFault> Faults, IReadOnlyList<KillingCase> Cases, IReadOnlyList<KillTrouble> Troubles)
{
    /// <summary>Counts.</summary>
    public KillScore Score => new(
        Faults.Count,
        Faults.Count(fault => !fault.Survives),
        Cases.Count(one => one.IsIdle),
        Troubles.Count(trouble => trouble.Fault is null),
        Troubles.Count(trouble => trouble.Fault is not null));

    /// <summary>Whether too many cases are excused as smoke.</summary>
    public bool TooMuchSmoke => Cases.Count(one => one is { Kills: 0, Smoke: not null }) > Cases.Count * KillScore.SmokeShare;

    /// <summary>Whether the gate lets it pass: no survivor, no idle case, no false fail, no error, little smoke.</summary>
    public bool Holds => Score is { IdleCases: 0, FalseFails: 0, Errors: 0 } score && score.Killed == score.Faults && !TooMuchSmoke;
}
