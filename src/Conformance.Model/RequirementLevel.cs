namespace Conformance.Model;

/// <summary>How binding a requirement is.</summary>
/// <remarks>
/// The enabler speaks in BCP 14 words; <see cref="Clarified"/> has no normative sentence, only a decision in an issue. Profiles say
/// mandatory, conditional or optional, and all three bind: the last two a device of which their condition is true.
/// </remarks>
public enum RequirementLevel
{
    Must,
    Should,
    May,
    Clarified,
    Mandatory,
    Conditional,
    Optional,
}
