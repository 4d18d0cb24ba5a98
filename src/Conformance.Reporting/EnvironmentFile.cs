using System.Text.Json;

namespace Conformance.Reporting;

/// <summary>What a repetition of the run would find different, kept out of the run record: <c>environment.json</c>.</summary>
/// <remarks>Host, system, runtime, wall time of the start, measured lag, command line: whatever the caller passes.</remarks>
public static class EnvironmentFile
{
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Save(RunFolder folder, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(facts);

        var ordered = new SortedDictionary<string, string>(facts.ToDictionary(), StringComparer.Ordinal);
        AtomicFile.Write(folder.Environment, JsonSerializer.Serialize(ordered, RunJson.Indented) + "\n");
    }
}
