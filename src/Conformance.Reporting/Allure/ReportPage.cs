using System.Text.RegularExpressions;

namespace Conformance.Reporting.Allure;

/// <summary>What a generated page would fetch from elsewhere. A vendor's report must not phone home.</summary>
public static partial class ReportPage
{
    /// <summary>Takes out scripts from other hosts and the inline script that feeds the Google tag.</summary>
    public static string Strip(string html) => GoogleTag.Replace(ForeignScript.Replace(html, ""), "");

    /// <returns>Elements of the page that a browser would load from another host at once; empty for a page that stays at home.</returns>
    public static IReadOnlyList<string> ExternalLoads(string html) => [.. ForeignLoad.Matches(html).Select(found => found.Value)];

    [GeneratedRegex("""<script[^>]*\ssrc\s*=\s*["']?(?:https?:)?//[^>]*>\s*</script>\s*""", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignScript { get; }

    [GeneratedRegex("""<script>\s*window\.dataLayer\s*=(?:(?!</script>)[\s\S])*</script>\s*""", RegexOptions.IgnoreCase)]
    private static partial Regex GoogleTag { get; }

    [GeneratedRegex(
        """<(?:script|link|img|iframe)\b[^<>]{0,400}?\s(?:src|href)\s*=\s*["']?(?:https?:)?//[^\s"'<>]+""",
        RegexOptions.IgnoreCase)]
    private static partial Regex ForeignLoad { get; }
}
