using Conformance.Engine.Claims;
using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Campaigns;

/// <summary>What the plan says of one case.</summary>
/// <param name="Case">Which one.</param>
/// <param name="Runs">Whether it runs.</param>
/// <param name="Outcome">What it is when it does not run: not applicable, or inconclusive for an unanswered question.</param>
/// <param name="Reason">Why, with the operands shown.</param>
public sealed record PlannedCase(BoundCase Case, bool Runs, Outcome Outcome, string Reason)
{
    /// <summary>What it needs for itself on a device that several cases share.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>Whether it can only run alone.</summary>
    public bool IsAlone => Claims.Any(claim => claim is { Area: ClaimArea.Session, Mode: ClaimMode.Exclusive });
}
