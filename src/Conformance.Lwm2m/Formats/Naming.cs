using Conformance.Lwm2m.Paths;

namespace Conformance.Lwm2m.Formats;

/// <summary>Splits paths into a base name and names relative to it, as the JSON and SenML writers need them.</summary>
/// <param name="BaseName">
/// What all names share, ending in a slash; the whole path when there is only one; empty when there is nothing to share.
/// </param>
internal sealed record Naming(string BaseName)
{
    /// <param name="nameEach">Whether even a single entry gets a name of its own.</param>
    public static Naming Of(IReadOnlyList<Entry> entries, bool nameEach = false)
    {
        if (entries is [var only] && !nameEach)
        {
            return new(only.Path.ToString());
        }

        if (entries.Count == 0 || entries.Any(entry => entry.Path.Depth == 0))
        {
            return new("");
        }

        var shared = entries[0].Path.Parent;
        while (!entries.All(entry => shared.Contains(entry.Path) && shared != entry.Path))
        {
            shared = shared.Parent;
        }

        return new(shared.Depth == 0 ? "/" : $"{shared}/");
    }

    /// <summary>The name that completes the base name; empty when nothing is missing.</summary>
    public string NameOf(Lwm2mPath path) => path.ToString()[BaseName.Length..];
}
