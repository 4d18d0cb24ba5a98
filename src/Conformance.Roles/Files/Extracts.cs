namespace Conformance.Roles.Files;

/// <summary>What a file holds, as it is given away.</summary>
internal static class Extracts
{
    private const uint Prime = 16777619u;
    private const uint Basis = 2166136261u;

    /// <summary>Octets from one on; of an endless file there are always enough.</summary>
    public static ReadOnlyMemory<byte> Slice(PublishedFile file, long offset, int size)
    {
        if (!file.Endless)
        {
            return file.Content[(int)offset..(int)Math.Min(offset + size, file.Content.Length)];
        }

        var octets = new byte[size];
        for (var at = 0; at < size; at++)
        {
            octets[at] = file.Content.Span[(int)((offset + at) % file.Content.Length)];
        }

        return octets;
    }

    public static uint ETagAt(PublishedFile file, long offset) =>
        offset >= file.ChangesAt ? ~file.Fingerprint : file.Fingerprint;

    /// <summary>How long it says to be; an endless one says nothing.</summary>
    public static long? ToldLength(PublishedFile file) => file.Length ?? (file.Endless ? null : file.Content.Length);

    /// <summary>FNV-1a: two files have the same by accident only.</summary>
    public static uint Fingerprint(ReadOnlySpan<byte> octets)
    {
        var hash = Basis;
        foreach (var octet in octets)
        {
            hash = unchecked((hash ^ octet) * Prime);
        }

        return hash;
    }
}
