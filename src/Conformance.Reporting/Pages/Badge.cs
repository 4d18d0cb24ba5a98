using Conformance.Model;
using Conformance.Reporting.Matrix;

namespace Conformance.Reporting.Pages;

/// <summary>Pieces that several sections show alike.</summary>
internal static class Badge
{
    public static Markup Of(string word) => Markup.Of($"<span class=\"badge {word}\">{word}</span>");

    /// <summary>What became of a requirement; a word of several has no colour of its own.</summary>
    public static Markup Of(RequirementRow row) =>
        Markup.Of($"<span class=\"badge {(row.Word == RequirementRow.NotJudged ? "none" : row.Word)}\">{row.Word}</span>");

    /// <summary>A link to a case on the page, coloured by what it came to.</summary>
    public static Markup Link(CaseRecord record, Outcome? outcome) =>
        Markup.Of($"<a class=\"case-link {outcome?.Word ?? "none"}\" href=\"#{Anchor(record)}\">{record.Id}</a> ");

    /// <summary>A link to a requirement on the page.</summary>
    public static Markup Link(string requirementId, string explanation) =>
        Markup.Of($"<a class=\"requirement\" href=\"#{Anchor(requirementId)}\" title=\"{explanation}\">{requirementId}</a> ");

    public static string Anchor(CaseRecord record) => "case-" + RunFolder.FileStem(record.Id);

    public static string Anchor(string requirementId) => "requirement-" + RunFolder.FileStem(requirementId);
}
