using System.Globalization;
using Conformance.Model;
using Conformance.Scripting;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Generating;

/// <summary>Cases made from what a profile wants declared: one for each requirement that says so, judged without a datagram.</summary>
/// <remarks>Their ids follow from the requirement: <c>C-DCL-13-GEN</c> holds the device file against <c>REQ-GEN-13</c>.</remarks>
public static class DeclarationCases
{
    private const string Own = "REQ-";
    private const string Smoke = "it judges the device file, and not the device";

    /// <summary>Whether a case is one of them, by its id.</summary>
    public static bool Made(string caseId)
    {
        ArgumentNullException.ThrowIfNull(caseId);
        return caseId.AsSpan(1).StartsWith("-DCL-", StringComparison.Ordinal);
    }

    /// <summary>The cases of a profile, in the order of its requirements.</summary>
    public static IEnumerable<LoadedFile> Of(Profile profile, CaseLoader loader)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(loader);

        return profile.Requirements.Values
            .Where(requirement => requirement.Declares.Length > 0)
            .Select(requirement => loader.Load(Text(requirement, profile), $"{PartyOf(requirement).Iut}/declarations/{Id(requirement)}.yaml"));
    }

    // Whose declaration it is: the first of the actors that the requirement binds.
    private static (char Letter, string Iut, string Tester) PartyOf(Requirement requirement) => requirement.Actor switch
    {
        ['S', ..] => ('S', "server", "client"),
        ['B', ..] => ('B', "bootstrap-server", "client"),
        _ => ('C', "client", "server"),
    };

    private static string Id(Requirement requirement)
    {
        var name = requirement.Id.StartsWith(Own, StringComparison.Ordinal) ? requirement.Id[Own.Length..] : requirement.Id;
        var digits = string.Concat(name.Where(char.IsAsciiDigit));
        return $"{PartyOf(requirement).Letter}-DCL-{(digits.Length > 0 ? digits : "0")}-{string.Concat(name.Where(char.IsAsciiLetterUpper))}";
    }

    private static string Text(Requirement requirement, Profile profile) => string.Create(CultureInfo.InvariantCulture, $"""
        # Made from {requirement.Id} of the profile, not kept in a file.
        id: {Id(requirement)}
        title: The device file declares what {requirement.Id} asks for
        purpose: 'Check that the device file declares what the requirement asks for. {requirement.Text.Replace("'", "''", StringComparison.Ordinal)}'
        requirements: [{requirement.Id}]
        {(profile.AppliesTo(requirement) is { Length: > 0 } condition ? $"applies-if: {condition}" : "# It binds every server.")}
        iut: {PartyOf(requirement).Iut}
        tester: {PartyOf(requirement).Tester}
        smoke: {Smoke}

        steps:
          - declared: {requirement.Declares}
            requirement: {requirement.Id}

        """);
}
