using System.Text;
using Conformance.Model;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Ledgers;

/// <summary><c>docs/procedures.md</c>: what an operator does in a live network, and what to capture.</summary>
public static class ProceduresPage
{
    private const string Opening = """
        # Procedures for a live network

        <!-- Written by ./run.sh ledger --write from profiles/wisun-lwm2m/procedures; a test fails when it is stale. -->

        Cases see a device over IP. What only a mesh shows is done by an operator, and judged by whoever gets the captures. A procedure that was passed belongs
        beside the conformance statement of the run over IP, for the same firmware.

        """;

    public static string Write(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);

        var text = new StringBuilder(Opening);
        foreach (var one in profile.Procedures.Values)
        {
            Append(text, one, profile);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, LabProcedure one, Profile profile)
    {
        text.Append($"\n## {one.Id}: {one.Title}\n\nNeeds: {string.Join("; ", one.Needs)}.\n\n");
        foreach (var (at, step) in one.Steps.Index())
        {
            text.Append($"{at + 1}. {step}\n");
        }

        text.Append($"\nCapture: {string.Join("; ", one.Capture)}.\n\nPasses when: {one.Passes}\n\n");
        foreach (var id in one.Requirements)
        {
            text.Append($"* {id}: {profile.Requirements[id].Text}\n");
        }
    }
}
