using System.Text.RegularExpressions;

namespace Conformance.Reporting.Allure;

/// <summary>Where the document that a clause names can be read.</summary>
public static partial class ClauseLinks
{
    private const string Releases = "https://www.openmobilealliance.org/release/LightweightM2M/";

    /// <summary>Where the enabler test specification is published; it has no address per test.</summary>
    public const string TestSpecification = Releases + "ETS/";

    /// <summary>LwM2M 1.0 is one text, which is published as pages only.</summary>
    private const string FirstEnabler = Releases + "V1_0_2-20180209-A/OMA-TS-LightweightM2M-V1_0_2-20180209-A.pdf";

    private static readonly Dictionary<string, string> Editions = new(StringComparer.Ordinal)
    {
        ["1.1"] = "V1_1_1-20190617-A",
        ["1.2"] = "V1_2-20201110-A",
    };

    /// <param name="clause">For example <c>RFC 7252 §4.2</c> or <c>Core 6.2.1; Transport 6.4.3</c>.</param>
    /// <param name="enabler">Enabler version, for the edition.</param>
    /// <returns>One address per document that the clause names; none for a document without a public address.</returns>
    public static IReadOnlyList<(string Name, string Url)> Of(string clause, string enabler)
    {
        ArgumentNullException.ThrowIfNull(clause);

        var rfcs = Rfc.Matches(clause).Select(found => (found.Value, RfcUrl(found.Groups["number"].Value, found.Groups["section"].Value)));
        var edition = Editions.GetValueOrDefault(enabler, Editions["1.2"]);
        var parts = Part.Matches(clause).Select(found => (found.Value, PartUrl(found.Groups["part"].Value, edition)));
        return [.. rfcs, .. parts];
    }

    private static string RfcUrl(string number, string section) =>
        $"https://www.rfc-editor.org/rfc/rfc{number}{(section.Length > 0 ? $"#section-{section}" : "")}";

    private static string PartUrl(string part, string edition) =>
        part == "TS" ? FirstEnabler : $"{Releases}{edition}/HTML-Version/OMA-TS-LightweightM2M_{part}-{edition}.html";

    [GeneratedRegex(@"RFC (?<number>[0-9]+)(?: §?(?<section>[0-9]+(?:\.[0-9]+)*))?")]
    private static partial Regex Rfc { get; }

    [GeneratedRegex(@"(?<part>Core|Transport|TS) (?:1\.[0-9] )?§?[0-9]+(?:\.[0-9]+)*")]
    private static partial Regex Part { get; }
}
