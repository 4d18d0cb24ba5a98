using System.Text;

namespace Conformance.Reporting.Diffs;

/// <summary>A comparison for the terminal.</summary>
public static class DiffText
{
    public static string Write(RunDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);

        var text = new StringBuilder();
        text.Append("before  ").Append(DeviceText.OneLine(DiffWords.Shown(diff.Before))).Append('\n');
        text.Append("after   ").Append(DeviceText.OneLine(DiffWords.Shown(diff.After))).Append('\n');
        foreach (var (kind, _, heading) in DiffWords.Kinds)
        {
            var changes = diff.Changes.Where(change => change.Kind == kind).ToList();
            if (changes.Count > 0)
            {
                text.Append('\n').Append(heading).Append(": ").Append(changes.Count).Append('\n');
                changes.ForEach(change => Append(text, change));
            }
        }

        return text.Append('\n').Append("unchanged: ").Append(diff.Unchanged).Append('\n').ToString();
    }

    private static void Append(StringBuilder text, Change change)
    {
        var edited = change.FileChanged ? " (the case file changed)" : string.Empty;
        text.Append("  ").Append(DeviceText.OneLine($"{change.Id}  {DiffWords.WordOf(change.Before)} -> {DiffWords.WordOf(change.After)}  {change.Title}{edited}")).Append('\n');
        AppendReason(text, "before: ", change.ReasonBefore);
        AppendReason(text, "after:  ", change.ReasonAfter);
    }

    private static void AppendReason(StringBuilder text, string when, string reason)
    {
        if (reason.Length > 0)
        {
            text.Append("      ").Append(when).Append(DeviceText.OneLine(reason)).Append('\n');
        }
    }
}
