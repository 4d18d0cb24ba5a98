namespace Conformance.Reporting.Kills;

/// <summary>What one case is good for.</summary>
/// <param name="Id">Case id, with its parameter row.</param>
/// <param name="Kills">How many faults it kills.</param>
/// <param name="Smoke">Why it need not kill any, for a case that only shows that something works; else <see langword="null"/>.</param>
public sealed record KillingCase(string Id, int Kills, string? Smoke)
{
    /// <summary>A case that cannot fail, as far as the faults show.</summary>
    public bool IsIdle => Kills == 0 && Smoke is null;
}
