using Conformance.Model;
using Conformance.Reporting.Ladders;
using Conformance.Reporting.Pcapng;

namespace Conformance.Reporting;

/// <summary>What one case leaves in <see cref="RunFolder.Captures"/>: its datagrams, its ladder drawn, its ladder as text.</summary>
public static class EvidenceFiles
{
    /// <param name="folder">The run, with its folders made.</param>
    /// <param name="record">The finished case.</param>
    /// <param name="evidence">Its datagrams; without any there is no capture.</param>
    /// <param name="start">Wall time at the start of the run; a fixed one when the clock is virtual.</param>
    /// <param name="attempt">Empty, or <see cref="RunFolder.Beside"/>.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(RunFolder folder, CaseRecord record, CaseEvidence evidence, DateTimeOffset start, string attempt = "")
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(evidence);

        if (evidence.Datagrams.Count > 0)
        {
            AtomicFile.Write(folder.Capture(record.Id, attempt), stream => CaptureFile.Write(stream, record, evidence, start));
        }

        if (record.Log.Count > 0)
        {
            AtomicFile.Write(folder.Drawing(record.Id, attempt), LadderSvg.Write(record));
            AtomicFile.Write(folder.Transcript(record.Id, attempt), LadderText.Write(record));
        }
    }
}
