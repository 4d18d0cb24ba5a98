using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Profiles;

/// <summary>The difference of two profiles for a terminal, and for machines.</summary>
public static class ProfileDiffText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ProfileDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);

        var text = new StringBuilder($"before  {diff.Before.Id}: {diff.Before.Title}\nafter   {diff.After.Id}: {diff.After.Title}\n");
        Rows(text, "added", diff.Added);
        Rows(text, "removed", diff.Removed);
        if (diff.Changed.Count > 0)
        {
            text.Append($"\nchanged: {diff.Changed.Select(change => change.Id).Distinct().Count()}\n");
            foreach (var change in diff.Changed)
            {
                text.Append($"  {change.Id}  {change.Field}: {Shown(change.Before)} -> {Shown(change.After)}\n");
            }
        }

        return text.Append(diff.IsEmpty ? "\nno difference\n" : string.Empty).ToString();
    }

    public static string WriteJson(ProfileDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);

        var shown = new
        {
            Before = Head(diff.Before),
            After = Head(diff.After),
            Added = diff.Added.Select(Row),
            Removed = diff.Removed.Select(Row),
            diff.Changed,
        };
        return JsonSerializer.Serialize(shown, Json) + "\n";
    }

    private static void Rows(StringBuilder text, string heading, IReadOnlyList<Requirement> rows)
    {
        if (rows.Count > 0)
        {
            text.Append($"\n{heading}: {rows.Count}\n");
            foreach (var row in rows)
            {
                text.Append($"  {row.Id}  {ProfileWords.Of(row.Level)}  {row.Text}\n");
            }
        }
    }

    private static string Shown(string value) => value.Length > 0 ? value : "(nothing)";

    private static object Head(Profile profile) => new { profile.Id, profile.Title };

    private static object Row(Requirement row) => new { row.Id, Level = ProfileWords.Of(row.Level), row.Condition, row.Text };
}
