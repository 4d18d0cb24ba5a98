using Conformance.Lwm2m.Paths;

namespace Conformance.Engine.Claims;

/// <summary>Something a case needs while it runs, and how it bears company there.</summary>
/// <param name="Area">One of <see cref="ClaimArea"/>, or the name of an event.</param>
/// <param name="Mode">How.</param>
/// <param name="Path">Where in the tree; the root for areas that have no places.</param>
public readonly record struct Claim(string Area, ClaimMode Mode, Lwm2mPath Path)
{
    public bool ConflictsWith(Claim other) =>
        Area == other.Area
        && (Mode != other.Mode || Mode == ClaimMode.Exclusive)
        && (Path.Contains(other.Path) || other.Path.Contains(Path));

    /// <summary>Whether two cases may not run at the same time on one device.</summary>
    public static bool Conflict(IReadOnlyCollection<Claim> one, IReadOnlyCollection<Claim> other) =>
        one.Any(mine => other.Any(theirs => mine.ConflictsWith(theirs)));

    /// <summary>Whether this claim is part of <paramref name="other"/>.</summary>
    public bool IsWithin(Claim other) =>
        Area == other.Area && other.Path.Contains(Path) && (Mode == other.Mode || (Mode == ClaimMode.Shared && other.Mode == ClaimMode.Exclusive));

    public override string ToString()
    {
        var place = Area is ClaimArea.Tree ? Path.ToString() : Path == Lwm2mPath.Root ? Area : $"{Area} {Path}";
        return $"{place} ({Mode.ToString().ToLowerInvariant()})";
    }
}
