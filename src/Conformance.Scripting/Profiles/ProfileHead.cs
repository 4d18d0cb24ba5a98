namespace Conformance.Scripting.Profiles;

/// <summary>What <c>profile.yaml</c> says of the profile itself.</summary>
/// <param name="Id">For example <c>wslwm2m-0.1</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Version">Of the profile; empty when it has none of its own.</param>
/// <param name="Versions">Enabler versions of requirements that give none, for example <c>1.1+</c>; empty: each gives its own.</param>
/// <param name="Roles">By name, in the order of the file.</param>
public sealed record ProfileHead(string Id, string Title, string Version, string Versions, IReadOnlyDictionary<string, ProfileRole> Roles)
{
    /// <summary>Whether it is a pack: something that a profile brings along for devices of one trade.</summary>
    public bool IsPack { get; init; }

    /// <summary>Objects of which a device that the profile is for announces at least one; empty: it is for every device.</summary>
    public IReadOnlyList<ushort> Marks { get; init; } = [];
}
