using Conformance.Reporting.Ladders;
using Conformance.Reporting.Pages;
using Conformance.Reporting.Pcapng;
using Conformance.Wire;

namespace Conformance.Reporting.Traffic;

/// <summary>What an observation leaves behind: its page, its capture, its transcript, and a run folder for each product.</summary>
/// <param name="path">The folder.</param>
public sealed class TrafficFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Index => System.IO.Path.Combine(Path, "index.html");

    public string Capture => System.IO.Path.Combine(Path, "capture.pcapng");

    public string Transcript => System.IO.Path.Combine(Path, "traffic.txt");

    /// <summary>The run folder of a product, with its folders made.</summary>
    public RunFolder Of(TrafficParty party)
    {
        ArgumentNullException.ThrowIfNull(party);
        var folder = new RunFolder(System.IO.Path.Combine(Path, party.Folder));
        folder.Create();
        return folder;
    }

    /// <summary>Writes all but the evidence of cases.</summary>
    /// <param name="datagrams">As they passed.</param>
    /// <param name="keyLog">Secrets of the handshakes among them.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public void Write(TrafficStory story, IReadOnlyList<CapturedDatagram> datagrams, IReadOnlyList<string> keyLog)
    {
        ArgumentNullException.ThrowIfNull(story);

        Disk.Try(() => Directory.CreateDirectory(Path));
        var evidence = new CaseEvidence(story.Sequence.Id, TimeSpan.Zero, datagrams) { KeyLog = keyLog };
        AtomicFile.Write(Capture, stream => CaptureFile.Write(stream, story.Sequence, evidence, story.Start));
        AtomicFile.Write(Transcript, LadderText.Write(story.Sequence));
        foreach (var party in story.Parties)
        {
            var folder = Of(party);
            RunRecordFile.Save(folder, party.Record);
            Reports.Write(folder, party.Record, story.Start);
        }

        AtomicFile.Write(Index, TrafficHtml.Write(story));
    }
}
