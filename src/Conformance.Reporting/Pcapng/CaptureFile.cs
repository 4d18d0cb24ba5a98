using Conformance.Model;

namespace Conformance.Reporting.Pcapng;

/// <summary>One case's datagrams as a file that stock Wireshark opens, with what was decoded and judged as packet comments.</summary>
public static class CaptureFile
{
    /// <summary>Times in records have six decimals.</summary>
    private static readonly TimeSpan Resolution = TimeSpan.FromMicroseconds(1);

    /// <param name="stream">Receives the file.</param>
    /// <param name="record">The case, for comments.</param>
    /// <param name="evidence">What was captured.</param>
    /// <param name="start">Wall time at the start of the run; a fixed one when the clock is virtual.</param>
    public static void Write(Stream stream, CaseRecord record, CaseEvidence evidence, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(evidence);

        var writer = new PcapngWriter(stream, "LwM2M conformance suite", About(record));
        var udp = writer.AddInterface("udp", PcapngWriter.LinkTypeRaw);
        writer.WriteSecrets(evidence.KeyLog);
        var comments = Comments(record, evidence);
        for (var index = 0; index < evidence.Datagrams.Count; index++)
        {
            var datagram = evidence.Datagrams[index];
            var (source, destination) = datagram.Sent ? (datagram.Local, datagram.Remote) : (datagram.Remote, datagram.Local);
            int length;
            var packet = datagram.Stream is { } place
                ? TcpPacket.Write(source, destination, place, datagram.Octets.Span, out length)
                : UdpPacket.Write(source, destination, datagram.Octets.Span, out length);
            var time = start + record.StartedAt + (datagram.Time - evidence.Start);
            writer.WritePacket(udp, time, datagram.Sent, packet, length, comments[index]);
        }
    }

    private static IEnumerable<string> About(CaseRecord record)
    {
        yield return DeviceText.OneLine($"{record.Id} {record.Outcome.Word}: {record.Title}");
        if (record.Reason.Length > 0)
        {
            yield return DeviceText.OneLine(record.Reason);
        }
    }

    /// <summary>Decoded lines go to the datagram of the same time, findings to the last datagram before them.</summary>
    private static List<string>[] Comments(CaseRecord record, CaseEvidence evidence)
    {
        var times = evidence.Datagrams.Select(datagram => datagram.Time - evidence.Start).ToArray();
        var comments = times.Select(_ => new List<string>()).ToArray();

        var next = 0;
        foreach (var line in record.Log.Where(line => line.To.Length > 0).OrderBy(line => line.Time))
        {
            var found = Array.FindIndex(times, next, time => (time - line.Time).Duration() <= Resolution);
            if (found >= 0)
            {
                comments[found].Add(DeviceText.OneLine(line.Note.Length > 0 ? $"{line.Summary} ({line.Note})" : line.Summary));
                next = found + 1;
            }
        }

        foreach (var finding in record.Findings.Where(finding => finding.IsNotable))
        {
            var last = Array.FindLastIndex(times, time => time <= finding.Time);
            if (last >= 0)
            {
                var requirements = string.Join(' ', finding.Requirements);
                comments[last].Add(DeviceText.OneLine($"{finding.Word}: {finding.Message} {requirements}".TrimEnd()));
            }
        }

        return comments;
    }
}
