using System.Text.Json;

namespace Conformance.Reporting.Diffs;

/// <summary>A comparison for machines.</summary>
public static class DiffJson
{
    public static string Write(RunDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);

        var shown = new
        {
            Before = Run(diff.Before),
            After = Run(diff.After),
            Counts = DiffWords.Kinds.ToDictionary(known => known.Word, known => diff.Changes.Count(change => change.Kind == known.Kind)),
            diff.Unchanged,
            Changes = diff.Changes.Select(change => new
            {
                Kind = DiffWords.WordOf(change.Kind),
                change.Id,
                change.Title,
                Before = DiffWords.WordOf(change.Before),
                After = DiffWords.WordOf(change.After),
                change.ReasonBefore,
                change.ReasonAfter,
                change.FileChanged,
            }),
            diff.Costs,
        };
        return JsonSerializer.Serialize(shown, RunJson.Indented) + "\n";
    }

    private static object Run(Model.RunRecord record) => new
    {
        Device = record.Device.Name,
        Profile = record.Profile.Id,
        Suite = record.Suite.Version,
        Verdicts = Outcomes.All.ToDictionary(outcome => outcome.Word, outcome => Tally.Of(record)[outcome]),
    };
}
