using System.Text;
using System.Text.Json;
using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>Every finished case, one line of JSON each, on the disk before the next one ends: what survives a kill.</summary>
public sealed class RunJournal : IDisposable
{
    private readonly FileStream _stream;
    private readonly bool _outlivesPower;
    private long _end;

    private RunJournal(FileStream stream, bool outlivesPower) => (_stream, _outlivesPower, _end) = (stream, outlivesPower, EndOfLastLine(stream));

    /// <summary>Opens the journal behind its last whole line.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="outlivesPower">Whether a line is waited for until the disk has it; what can be had again in seconds need only survive a kill.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static RunJournal Open(RunFolder folder, bool outlivesPower = true)
    {
        ArgumentNullException.ThrowIfNull(folder);

        folder.Create();
        var stream = Disk.Try(() =>
            new FileStream(folder.Journal, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));
        return new RunJournal(stream, outlivesPower);
    }

    /// <returns>A case as it stands in the journal, and with other blanks in <c>run.json</c>: equal records give equal octets.</returns>
    public static byte[] Line(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return JsonSerializer.SerializeToUtf8Bytes(RunJson.Ordered(record), RunJson.Line);
    }

    /// <summary>Adds one case.</summary>
    /// <exception cref="IOException">The disk is full; the lines before are whole, and a later call starts on a clean line.</exception>
    public void Append(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);

        byte[] line = [.. Line(record), (byte)'\n'];
        _stream.SetLength(_end);
        _stream.Position = _end;
        _stream.Write(line);
        _stream.Flush(flushToDisk: _outlivesPower);
        _end += line.Length;
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>What had finished, in the order of finishing; of a case that ran twice, the later.</summary>
    /// <returns>Empty when there is no journal. A line that a kill tore is left out.</returns>
    /// <exception cref="IOException">The journal is there and cannot be read.</exception>
    public static IReadOnlyList<CaseRecord> ReadFinished(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);

        if (!File.Exists(folder.Journal))
        {
            return [];
        }

        var finished = new OrderedDictionary<string, CaseRecord>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllText(folder.Journal, Encoding.UTF8).Split('\n')[..^1])
        {
            if (TryRead(line) is { } record)
            {
                finished.Remove(record.Id);
                finished.Add(record.Id, record);
            }
        }

        return [.. finished.Values];
    }

    private static CaseRecord? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<CaseRecord>(line, RunJson.Line);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static long EndOfLastLine(FileStream stream)
    {
        var tail = new byte[4096];
        for (var end = stream.Length; end > 0;)
        {
            var start = Math.Max(0, end - tail.Length);
            var part = tail.AsSpan(0, (int)(end - start));
            stream.Position = start;
            stream.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var found)
            {
                return start + found + 1;
            }

            end = start;
        }

        return 0;
    }
}
