namespace Conformance.Model;

/// <param name="Id">For example <c>wslwm2m-0.1</c>.</param>
/// <param name="Title">For people.</param>
public sealed record ProfileStamp(string Id, string Title)
{
    /// <summary>Of the profile; empty when it has none of its own.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>The profile itself, its packs, and what it is built on; the enabler comes last.</summary>
    public IReadOnlyList<ProfileLayer> Layers { get; init; } = [];

    /// <summary>Roles that a device declares by its PICS.</summary>
    public IReadOnlyList<ProfileRoleStamp> Roles { get; init; } = [];

    /// <summary>Words for which requirements are excused or pending → what they mean.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
