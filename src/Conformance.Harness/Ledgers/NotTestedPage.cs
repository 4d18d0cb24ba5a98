using System.Text;
using Conformance.Model;

namespace Conformance.Harness.Ledgers;

/// <summary><c>docs/not-tested.md</c>: what no case judges, and why.</summary>
public static class NotTestedPage
{
    private const string Opening = """
        # What is not tested

        <!-- Written by ./run.sh ledger --write from profiles; a test fails when it is stale. -->

        A green report says that the cases which apply were passed, and nothing about what follows. The report of a run shows the same ledger with
        what its device made of it.


        """;

    private const string Ending = """

        ## Cannot be seen from where the harness stands

        * What a device keeps over a power failure, unless its adapter can take the power away.
        * Energy, memory, behaviour after months.
        * Whether a value is *true*: a temperature that looks like one is accepted.
        * What the device does with a server that is not ours.
        * Radio, mesh and join behaviour: of Wi-SUN only what the device says of it through its objects.

        ## Judged with care

        * Clauses that say SHOULD, that only a later edition clarifies, or that no text was read for (`confidence: unconfirmed`) produce remarks and never a fail.
        * Where the texts can be read in two ways, the reading that is applied stands in `profiles/lwm2m/ambiguities.yaml`; a device that follows
          another one gets a remark. The report lists all of them.
        * Where the Enabler Test Specification has an erratum, the decision stands in the case (`decision:`) and in [ets-decisions.md](ets-decisions.md).
        * Times are judged with a tolerance that the device file can widen; the report names it, and the lag of the harness itself that was measured.
        * Our codecs are shared by the harness and its reference device, so an error in them could hide in the self-test. Vectors from the specifications,
          a second CBOR implementation in tests, and runs against clients written elsewhere stand against that.

        """;

    public static string Write(RequirementLedger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);

        var text = new StringBuilder(Opening);
        foreach (var layer in ledger.Layers.Where(layer => layer.Items.Any(item => item.Standing != Standing.Judged)))
        {
            Layer(text, layer);
        }

        return text.Append(Ending).ToString();
    }

    private static void Layer(StringBuilder text, RequirementLedger layer)
    {
        var total = layer.Total;
        text.Append($"## {layer.Title}\n\nOf {total.Items} requirements {total.Judged} are judged by cases, {total.Pending} wait for a group of work, ");
        text.Append($"{total.Excused} are excused{(total.Procedure > 0 ? $", {total.Procedure} are for an operator in a live network" : string.Empty)}");
        text.Append($"{(total.Unaccounted > 0 ? $", {total.Unaccounted} are unaccounted for" : string.Empty)}.\n\n");
        text.Append("| group | items | judged | excused | pending | procedure |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (group, counts) in layer.Groups)
        {
            text.Append($"| {group} | {counts.Items} | {counts.Judged} | {counts.Excused} | {counts.Pending} | {counts.Procedure} |\n");
        }

        Section(text, "Not built yet", layer, Standing.Pending, layer.Profile.Ledger.Pending, item => item.Requirement.Pending);
        Section(text, "Excused", layer, Standing.Excused, layer.Profile.Ledger.Excuses, item => item.Requirement.Excuse);
        Procedures(text, layer);
        text.Append('\n');
    }

    private static void Procedures(StringBuilder text, RequirementLedger layer)
    {
        var shown = layer.Items.Where(item => item.Requirement.Procedures.Count > 0).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        text.Append("\n### For an operator in a live network\n\nCases see the device over IP. What follows has a part that only a mesh shows; ");
        text.Append("[procedures.md](procedures.md) says what to do.\n\n");
        foreach (var item in shown)
        {
            text.Append($"* {item.Requirement.Id} ({string.Join(", ", item.Requirement.Procedures)}): {item.Requirement.Text}\n");
        }
    }

    private static void Section(
        StringBuilder text, string title, RequirementLedger ledger, Standing standing, IReadOnlyDictionary<string, string> words, Func<LedgerItem, string> reason)
    {
        var items = ledger.Items.Where(item => item.Standing == standing).ToLookup(reason, StringComparer.Ordinal);
        if (items.Count == 0)
        {
            return;
        }

        text.Append($"\n### {title}\n");
        foreach (var (word, meaning) in words.Where(word => items.Contains(word.Key)))
        {
            text.Append($"\n#### {word}: {items[word].Count()}\n\n{meaning}\n\n");
            foreach (var item in items[word])
            {
                text.Append($"* {item.Requirement.Id} ({item.Requirement.Clause}): {item.Requirement.Text}\n");
            }
        }
    }
}
