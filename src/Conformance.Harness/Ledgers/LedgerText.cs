using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conformance.Harness.Ledgers;

/// <summary>The ledger for a terminal, and for machines.</summary>
public static class LedgerText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A line for each group, the sum, and what is unaccounted for or out of date.</summary>
    public static string Write(RequirementLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);

        var text = new StringBuilder();
        foreach (var layer in ledger.Layers)
        {
            text.Append($"{layer.Title}\n\ngroup       items  judged  excused  pending  procedure  unaccounted\n");
            foreach (var (group, counts) in layer.Groups)
            {
                Line(text, group, counts);
            }

            Line(text, "all", layer.Total);
            text.Append('\n');
        }

        if (ledger.Layers.Count > 1)
        {
            text.Append("together\n\n");
            Line(text, "all", ledger.Total);
            text.Append('\n');
        }

        foreach (var item in ledger.Unaccounted)
        {
            text.Append($"unaccounted: {item.Requirement.Id} ({item.Requirement.Clause}): {item.Requirement.Text}\n");
        }

        foreach (var item in ledger.Items.Where(item => item.IsStale))
        {
            text.Append($"judged by {string.Join(", ", item.Cases)}: '{item.Requirement.Excuse}{item.Requirement.Pending}' can go from {item.Requirement.Id}\n");
        }

        foreach (var file in ledger.Broken)
        {
            text.Append($"does not load, and judges nothing: {file.File}\n");
        }

        return text.ToString();
    }

    /// <summary>The sums, those of each group, every item, and the ids that are unaccounted for.</summary>
    public static string WriteJson(RequirementLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);

        var root = new JsonObject { ["profile"] = ledger.Profile.Id };
        Add(root, ledger.Total);
        root["layers"] = new JsonArray([.. ledger.Layers.Select(Layer)]);
        var groups = new JsonObject();
        foreach (var (group, counts) in ledger.Groups)
        {
            var one = new JsonObject();
            Add(one, counts);
            groups[group] = one;
        }

        root["groups"] = groups;
        root["unaccountedIds"] = Strings(ledger.Unaccounted.Select(item => item.Requirement.Id));
        root["requirements"] = new JsonArray([.. ledger.Items.Select(Item)]);
        return root.ToJsonString(Json) + "\n";
    }

    private static void Line(StringBuilder text, string group, LedgerCounts counts) =>
        text.Append($"{group,-10}{counts.Items,7}{counts.Judged,8}{counts.Excused,9}{counts.Pending,9}{counts.Procedure,11}{counts.Unaccounted,13}\n");

    private static void Add(JsonObject target, LedgerCounts counts)
    {
        target["items"] = counts.Items;
        target["judged"] = counts.Judged;
        target["excused"] = counts.Excused;
        target["pending"] = counts.Pending;
        target["procedure"] = counts.Procedure;
        target["unaccounted"] = counts.Unaccounted;
    }

    private static JsonObject Layer(RequirementLedger layer)
    {
        var one = new JsonObject { ["id"] = layer.Items[0].Requirement.Origin, ["title"] = layer.Title };
        Add(one, layer.Total);
        return one;
    }

    private static JsonObject Item(LedgerItem item) => new()
    {
        ["id"] = item.Requirement.Id,
        ["standing"] = item.Standing.ToString().ToLowerInvariant(),
        ["reason"] = item.Requirement.Excuse + item.Requirement.Pending,
        ["confirmed"] = item.Requirement.Confirmed,
        ["cases"] = Strings(item.Cases),
        ["procedures"] = Strings(item.Requirement.Procedures),
    };

    private static JsonArray Strings(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
