namespace Conformance.Model;

/// <summary>How binding a requirement is (BCP 14 words; <see cref="Clarified"/> has no normative sentence, only a decision in an issue).</summary>
public enum RequirementLevel
{
    Must,
    Should,
    May,
    Clarified,
}
