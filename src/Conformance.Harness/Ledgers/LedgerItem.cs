using Conformance.Model;

namespace Conformance.Harness.Ledgers;

/// <summary>One requirement with the cases that judge it.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Cases">Ids of cases, without their rows.</param>
public sealed record LedgerItem(Requirement Requirement, IReadOnlyList<string> Cases)
{
    public Standing Standing => Requirement.Standing(Cases.Count > 0);

    /// <summary>Whether a case judges what the profile still excuses or has pending: the word can go.</summary>
    public bool IsStale => Standing == Standing.Judged && Requirement.Excuse.Length + Requirement.Pending.Length > 0;
}
