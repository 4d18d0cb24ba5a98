namespace Conformance.Reporting.Kills;

/// <summary>The kill matrix in five numbers.</summary>
/// <param name="Faults">How many there are.</param>
/// <param name="Killed">How many are killed by a finding that names their own requirement.</param>
/// <param name="IdleCases">Cases that kill nothing and give no reason why.</param>
/// <param name="FalseFails">Cases that did not pass a device without faults.</param>
/// <param name="Errors">Plays that ended as <c>error</c>.</param>
public sealed record KillScore(int Faults, int Killed, int IdleCases, int FalseFails, int Errors)
{
    /// <summary>Share of smoke cases that is still bearable.</summary>
    public const double SmokeShare = 0.05;
}
