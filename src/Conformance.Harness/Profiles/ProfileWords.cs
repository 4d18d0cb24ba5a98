using Conformance.Model;

namespace Conformance.Harness.Profiles;

/// <summary>Levels as profile files write them.</summary>
internal static class ProfileWords
{
    public static string Of(RequirementLevel level) => level switch
    {
        RequirementLevel.Mandatory => "M",
        RequirementLevel.Conditional => "C",
        RequirementLevel.Optional => "O",
        var word => word.ToString().ToUpperInvariant(),
    };
}
