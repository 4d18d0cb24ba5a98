namespace Conformance.Reporting.Kills;

/// <summary>What became of one fault.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Lie">What the device does instead of what it should.</param>
/// <param name="Requirement">The requirement it breaks.</param>
/// <param name="Shape">In which way it is wrong.</param>
/// <param name="KilledBy">Cases that failed the device and named that requirement.</param>
/// <param name="SeenBy">Cases that failed the device for another requirement only.</param>
public sealed record KilledFault(
    string Id, string Lie, string Requirement, string Shape, IReadOnlyList<string> KilledBy, IReadOnlyList<string> SeenBy)
{
    /// <summary>The part of the id before the dot.</summary>
    public string Group => Id[..Id.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Whether no case saw through it.</summary>
    public bool Survives => KilledBy.Count == 0;
}
