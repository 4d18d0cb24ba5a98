using System.Globalization;
using System.Text;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>One log of the device, in memory only: lines with the time in seconds before them.</summary>
public sealed class EventLog(TimeProvider clock)
{
    private const int Longest = 2048;
    private readonly StringBuilder _lines = new();
    private int _taken;

    public bool Runs { get; private set; }

    public bool IsEmpty => _lines.Length == 0;

    /// <summary>The lines, as UTF-8.</summary>
    public byte[] Octets => Encoding.UTF8.GetBytes(_lines.ToString());

    public void Start(bool extends, bool runs)
    {
        if (!extends)
        {
            _lines.Clear();
            _taken = 0;
        }

        Runs = runs;
    }

    /// <summary>What was written since it was last asked for.</summary>
    public byte[] TakePiece()
    {
        var piece = Encoding.UTF8.GetBytes(_lines.ToString(_taken, _lines.Length - _taken));
        _taken = _lines.Length;
        return piece;
    }

    public void Stop() => Runs = false;

    /// <summary>Writes an event down, while the log runs.</summary>
    public void Write(string line)
    {
        if (Runs && _lines.Length < Longest)
        {
            _lines.Append(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeSeconds()} {line}\n");
        }
    }
}
