using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Engine.Campaigns;

/// <summary>What a profile says, for the record of a run.</summary>
public static class ProfileFacts
{
    /// <summary>A record with all that its profile knows, for the answers of the device.</summary>
    public static RunRecord Into(RunRecord record, Profile profile, PicsAnswers pics)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(pics);

        return record with
        {
            Profile = Stamp(profile),
            Requirements = [.. Records.Requirements(profile, pics.Version).Select(one => one with { Exemption = Exemption(one, profile, pics) })],
            Procedures = [.. profile.Ledger.Procedures.Values],
            Ambiguities = [.. profile.Ledger.Ambiguities.Values],
            LabProcedures = [.. profile.Procedures.Values],
            Budgets = [.. profile.Budgets.Values],
        };
    }

    public static ProfileStamp Stamp(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new(profile.Id, profile.Title)
        {
            Version = profile.Layers.FirstOrDefault(layer => layer.Id == profile.Id)?.Version ?? string.Empty,
            Layers = [.. profile.Layers.Select(layer => new ProfileLayer(layer.Id, layer.Title, layer.IsPack))],
            Roles =
            [
                .. profile.Layers.SelectMany(layer => layer.Roles.Values).Where(role => role.Pics.Length > 0)
                    .Select(role => new ProfileRoleStamp(role.Name, role.Title, role.Pics)),
            ],
            Reasons = new SortedDictionary<string, string>(
                profile.Ledger.Excuses.Concat(profile.Ledger.Pending).DistinctBy(word => word.Key).ToDictionary(), StringComparer.Ordinal),
        };
    }

    private static string Exemption(Requirement requirement, Profile profile, PicsAnswers pics) =>
        profile.Binding(requirement) is { } condition && condition.Evaluate(pics.Seen) == Ternary.No ? condition.Explain(pics.Seen) : string.Empty;
}
