namespace Conformance.Model;

/// <summary>One testable requirement of a profile or of the enabler, in our own words.</summary>
/// <param name="Id">Stable id, for example <c>REG-01</c> or <c>REQ-BST-01</c>.</param>
/// <param name="Level">How binding it is.</param>
/// <param name="Clause">The clause, for example <c>Core 6.2.1</c>.</param>
/// <param name="Text">The requirement in our words.</param>
/// <param name="Actor">Who must fulfil it: <c>C</c>, <c>S</c>, <c>B</c>, <c>E</c>, <c>GW</c>, or several.</param>
/// <param name="Versions">Enabler versions, for example <c>1.0+</c>.</param>
/// <param name="Evidence">
/// How it was confirmed: <c>V12</c>, <c>VR</c>, <c>K</c> … Ones that no text was read for (<c>K</c>, <c>VI</c>) never fail a device.
/// In a profile the classes of proof: <c>A</c> over IP alone, <c>B</c> with a stimulus, <c>C</c> in a live mesh, <c>D</c> by declaration.
/// </param>
/// <param name="Group">Ledger group, for example <c>REG</c>.</param>
public sealed record Requirement(
    string Id, RequirementLevel Level, string Clause, string Text, string Actor, string Versions, string Evidence, string Group)
{
    /// <summary>When it binds, in the words of the profile; empty: always.</summary>
    public string Condition { get; init; } = string.Empty;

    /// <summary>The <see cref="Origin"/> of what LwM2M itself asks for.</summary>
    public const string Enabler = "lwm2m";

    /// <summary>The profile that has it, by id; <see cref="Enabler"/> for what LwM2M itself asks for.</summary>
    public string Origin { get; init; } = string.Empty;

    /// <summary>Roles of the profile that it binds; none: whoever its actor is.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>What the device file has to declare, as a condition over PICS and PIXIT; empty: nothing.</summary>
    public string Declares { get; init; } = string.Empty;

    /// <summary>Why no case will ever judge it: a word of the profile's closed list, or empty.</summary>
    public string Excuse { get; init; } = string.Empty;

    /// <summary>The group of work that will bring its cases: a word of the profile's closed list, or empty.</summary>
    public string Pending { get; init; } = string.Empty;

    /// <summary>Ids of the procedures that show its part in a live network.</summary>
    public IReadOnlyList<string> Procedures { get; init; } = [];

    /// <summary>In the record of a run: why it does not bind the device, its role or condition with the answers; empty: it does.</summary>
    public string Exemption { get; init; } = string.Empty;

    /// <summary>Whether a text was read that says so. What is unconfirmed never fails a device.</summary>
    public bool Confirmed { get; init; } = true;

    /// <summary>
    /// Whether breaking it may fail a device: a MUST whose text was confirmed, or a row of a profile that applies. Everything else yields a remark.
    /// </summary>
    public bool Binds => Confirmed && Level switch
    {
        RequirementLevel.Must => Evidence is not ("K" or "VI"),
        RequirementLevel.Mandatory or RequirementLevel.Conditional or RequirementLevel.Optional => true,
        _ => false,
    };

    /// <summary>How the ledger counts it.</summary>
    /// <param name="hasCase">Whether a case judges it; that outweighs every excuse.</param>
    public Standing Standing(bool hasCase) =>
        hasCase ? Model.Standing.Judged
        : Excuse.Length > 0 ? Model.Standing.Excused
        : Pending.Length > 0 ? Model.Standing.Pending
        : Procedures.Count > 0 ? Model.Standing.Procedure
        : Model.Standing.Unaccounted;

    /// <summary>Whether its versions, such as <c>1.0+</c> or <c>1.0/1.1</c>, have an enabler version; other words have all.</summary>
    /// <param name="version"><c>1.0</c>, <c>1.1</c> or <c>1.2</c>.</param>
    public bool Concerns(string version) =>
        Versions is not ['1', '.', .. var rest] ? true
        : rest.EndsWith('+') ? string.CompareOrdinal(version, Versions[..3]) >= 0
        : Versions.Contains(version, StringComparison.Ordinal);
}
