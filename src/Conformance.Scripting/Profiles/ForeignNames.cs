namespace Conformance.Scripting.Profiles;

/// <summary>Names that the cases of the suite use and that the profile at hand does not have: they ask nothing of a device.</summary>
public sealed record ForeignNames(IReadOnlySet<string> Requirements, IReadOnlySet<string> Pics, IReadOnlySet<string> Pixit)
{
    public static ForeignNames None { get; } = new(new HashSet<string>(), new HashSet<string>(), new HashSet<string>());

    /// <summary>Whether a test parameter is one of them, or a group of nothing else.</summary>
    public bool Has(string pixit) => Pixit.Contains(pixit) || Pixit.Any(name => name.StartsWith($"{pixit}.", StringComparison.Ordinal));

    /// <summary>What one profile has and another does not.</summary>
    public static ForeignNames Of(Profile known, Profile profile)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(profile);
        return new(
            known.Judgeable.Except(profile.Judgeable).ToHashSet(StringComparer.Ordinal),
            known.Pics.Keys.Except(profile.Pics.Keys).ToHashSet(StringComparer.Ordinal),
            known.Pixit.Keys.Except(profile.Pixit.Keys).ToHashSet(StringComparer.Ordinal));
    }
}
