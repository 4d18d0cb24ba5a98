namespace Conformance.Reporting;

/// <summary>Writes a file so that a reader sees the old content or the new one, and never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, then renames.</summary>
    /// <exception cref="IOException">The disk is full or the place cannot be written; what was there before is untouched.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        ArgumentNullException.ThrowIfNull(write);

        var draft = path + ".tmp";
        using (var stream = Disk.Try(() => new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None)))
        {
            write(stream);
        }

        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Writes text as UTF-8 without a mark at its start.</summary>
    /// <exception cref="IOException">As for <see cref="Write(string, Action{FileStream})"/>.</exception>
    public static void Write(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(text);
    });
}
