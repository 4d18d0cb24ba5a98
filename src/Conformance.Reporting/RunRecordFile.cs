using System.Text;
using System.Text.Json;
using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>The run record on disk: <c>run.json</c>, described by <c>docs/run.schema.json</c>.</summary>
public static class RunRecordFile
{
    /// <returns>The text of <c>run.json</c>; equal records give equal octets.</returns>
    public static string Write(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        return JsonSerializer.Serialize(RunJson.Ordered(record), RunJson.Indented) + "\n";
    }

    /// <exception cref="IOException">The text is not a run record.</exception>
    public static RunRecord Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(text, RunJson.Indented)
                ?? throw new IOException("run record is null; an object is required");
        }
        catch (JsonException cause)
        {
            throw new IOException($"run record is not readable at {cause.Path ?? "its start"}, line {(cause.LineNumber ?? 0) + 1}", cause);
        }
    }

    /// <summary>Writes the record and waits until the disk has it; a kill in the middle leaves the one before.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Save(RunFolder folder, RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(folder);

        AtomicFile.Write(folder.RunRecord, stream =>
        {
            stream.Write(Encoding.UTF8.GetBytes(Write(record)));
            stream.Flush(flushToDisk: true);
        });
    }

    /// <summary>Reads the record; when it has no footer, what the journal holds stands in for the cases that were finished.</summary>
    /// <exception cref="IOException">There is no record, or it is not readable.</exception>
    public static RunRecord Load(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);

        var record = Read(File.ReadAllText(folder.RunRecord, Encoding.UTF8));
        return record.Footer is null ? Merge(record, RunJournal.ReadFinished(folder)) : record;
    }

    /// <summary>Puts finished cases in the places that the plan gave them.</summary>
    public static RunRecord Merge(RunRecord record, IReadOnlyList<CaseRecord> finished)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(finished);

        var byId = finished.ToDictionary(found => found.Id, StringComparer.Ordinal);
        return record with { Cases = [.. record.Cases.Select(planned => byId.GetValueOrDefault(planned.Id, planned))] };
    }
}
