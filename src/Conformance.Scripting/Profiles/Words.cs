namespace Conformance.Scripting.Profiles;

/// <summary>Words with a meaning that several files share.</summary>
public static class Words
{
    public static IReadOnlyDictionary<string, bool> YesNo { get; } = new Dictionary<string, bool>
    {
        ["yes"] = true,
        ["no"] = false,
        ["true"] = true,
        ["false"] = false,
    };
}
