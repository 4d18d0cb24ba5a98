using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Profiles;

/// <summary>What two profiles ask for that differs, each with its packs and all that it is built on.</summary>
/// <param name="Before">The earlier one.</param>
/// <param name="After">The later one.</param>
/// <param name="Added">Requirements that only the later one has.</param>
/// <param name="Removed">Requirements that only the earlier one has.</param>
/// <param name="Changed">Requirements that both have and that say something else.</param>
public sealed record ProfileDiff(
    Profile Before, Profile After, IReadOnlyList<Requirement> Added, IReadOnlyList<Requirement> Removed, IReadOnlyList<RequirementChange> Changed)
{
    private static readonly (string Field, Func<Requirement, string> Of)[] Fields =
    [
        ("level", requirement => ProfileWords.Of(requirement.Level)),
        ("roles", requirement => string.Join(", ", requirement.Roles)),
        ("condition", requirement => requirement.Condition),
        ("declares", requirement => requirement.Declares),
        ("evidence", requirement => requirement.Evidence),
        ("clause", requirement => requirement.Clause),
        ("versions", requirement => requirement.Versions),
        ("text", requirement => requirement.Text),
    ];

    public bool IsEmpty => Added.Count + Removed.Count + Changed.Count == 0;

    public static ProfileDiff Of(Profile before, Profile after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var (then, now) = (before.Requirements, after.Requirements);
        return new(
            before,
            after,
            [.. now.Where(pair => !then.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            [.. then.Where(pair => !now.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            [.. then.Where(pair => now.ContainsKey(pair.Key)).SelectMany(pair => Compare(pair.Value, now[pair.Key]))]);
    }

    private static IEnumerable<RequirementChange> Compare(Requirement before, Requirement after) =>
        Fields.Where(field => field.Of(before) != field.Of(after))
            .Select(field => new RequirementChange(before.Id, field.Field, field.Of(before), field.Of(after)));
}
