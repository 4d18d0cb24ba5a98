using Conformance.Model;

namespace Conformance.Reporting.Diffs;

/// <summary>Words of a comparison that its views share.</summary>
internal static class DiffWords
{
    /// <summary>Every kind in the order shown, with the word for machines and the heading for people.</summary>
    public static IReadOnlyList<(ChangeKind Kind, string Word, string Heading)> Kinds { get; } =
    [
        (ChangeKind.NewFail, "new-fail", "new fails"),
        (ChangeKind.Fixed, "fixed", "fixed"),
        (ChangeKind.Outcome, "outcome", "other outcome"),
        (ChangeKind.Reason, "reason", "other reason"),
        (ChangeKind.Appeared, "appeared", "appeared"),
        (ChangeKind.Gone, "gone", "gone"),
    ];

    public static string WordOf(ChangeKind kind) => Kinds.First(known => known.Kind == kind).Word;

    public static string WordOf(Outcome? outcome) => outcome is { } known ? known.Word : "absent";

    /// <summary>One run in one line.</summary>
    public static string Shown(RunRecord record) => $"{record.Device.Title}{Over(record)} against {record.Profile.Id}: {Tally.Of(record)}";

    /// <summary>Heads a column of one run where two stand side by side.</summary>
    public static string Column(RunRecord record, string otherwise) => BearerWords.Of(record.Device) is { Length: > 0 } bearer ? $"{otherwise}: over {bearer}" : otherwise;

    private static string Over(RunRecord record) => BearerWords.Of(record.Device) is { Length: > 0 } bearer ? $" over {bearer}" : string.Empty;
}
