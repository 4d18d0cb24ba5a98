namespace Conformance.Engine.Traffic;

/// <summary>What opens the records of others: master secrets of handshakes, and pre-shared keys.</summary>
public sealed class KeyRing
{
    private const string Label = "CLIENT_RANDOM";
    private const int RandomDigits = 64;
    private const int MasterDigits = 96;

    private readonly Dictionary<string, byte[]> _masters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, byte[]> _preShared = new(StringComparer.Ordinal);
    private readonly List<string> _lines = [];

    /// <summary>The lines of key logs that were taken in.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Takes the lines of an NSS key log that say a master secret; others say nothing of DTLS 1.2.</summary>
    /// <returns>How many did.</returns>
    public int AddLog(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var before = _lines.Count;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [Label, { Length: RandomDigits } random, { Length: MasterDigits } master]
                && random.All(char.IsAsciiHexDigit) && master.All(char.IsAsciiHexDigit) && _masters.TryAdd(random, Convert.FromHexString(master)))
            {
                _lines.Add($"{Label} {random} {master}");
            }
        }

        return _lines.Count - before;
    }

    /// <param name="identity">As the client names it, UTF-8.</param>
    public void AddPreShared(string identity, byte[] key) => _preShared[identity] = key;

    public byte[]? Master(ReadOnlySpan<byte> clientRandom) => _masters.GetValueOrDefault(Convert.ToHexStringLower(clientRandom));

    public byte[]? PreShared(string identity) => _preShared.GetValueOrDefault(identity);
}
