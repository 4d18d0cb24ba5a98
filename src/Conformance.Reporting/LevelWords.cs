using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>Levels as they are shown: words of BCP 14 for the enabler, letters for profiles.</summary>
public static class LevelWords
{
    public static string Of(RequirementLevel level) => level switch
    {
        RequirementLevel.Must => "must",
        RequirementLevel.Should => "should",
        RequirementLevel.May => "may",
        RequirementLevel.Clarified => "clarified",
        RequirementLevel.Mandatory => "M",
        RequirementLevel.Conditional => "C",
        RequirementLevel.Optional => "O",
        _ => throw new NotSupportedException($"no word for level {level}"),
    };
}
