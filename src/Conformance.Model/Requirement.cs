namespace Conformance.Model;

/// <summary>One testable requirement of a profile or of the enabler, in our own words.</summary>
/// <param name="Id">Stable id, for example <c>REG-01</c> or <c>REQ-BST-01</c>.</param>
/// <param name="Level">How binding it is.</param>
/// <param name="Clause">The clause, for example <c>Core 6.2.1</c>.</param>
/// <param name="Text">The requirement in our words.</param>
/// <param name="Actor">Who must fulfil it: <c>C</c>, <c>S</c>, <c>B</c>, <c>E</c>, <c>GW</c>, or several.</param>
/// <param name="Versions">Enabler versions, for example <c>1.0+</c>.</param>
/// <param name="Evidence">How it was confirmed: <c>V12</c>, <c>VR</c>, <c>K</c> … Unconfirmed ones (<c>K</c>, <c>VI</c>) never fail a device.</param>
/// <param name="Group">Ledger group, for example <c>REG</c>.</param>
public sealed record Requirement(
    string Id, RequirementLevel Level, string Clause, string Text, string Actor, string Versions, string Evidence, string Group)
{
    /// <summary>When it binds, in the words of the profile; empty: always.</summary>
    public string Condition { get; init; } = string.Empty;

    /// <summary>Whether breaking it may fail a device: a MUST whose text was confirmed. Everything else yields a remark.</summary>
    public bool Binds => Level == RequirementLevel.Must && Evidence is not ("K" or "VI");
}
