namespace Conformance.Roles;

/// <summary>The events of all roles towards one IUT, ordered by receive time.</summary>
/// <remarks>Of very many, or very large ones, the oldest are given up: an IUT that floods does not fill the memory.</remarks>
public sealed class EventLog
{
    /// <summary>Events that are kept.</summary>
    public const int Most = 8192;

    private const long MostOctets = 32 * 1024 * 1024;

    private readonly List<RoleEvent> _events = [];
    private long _octets;

    /// <summary>Those that are kept.</summary>
    public IReadOnlyList<RoleEvent> Events => _events;

    /// <summary>Called after an event was added (and before its reply is decided).</summary>
    public Action<RoleEvent>? Appended { get; set; }

    /// <summary>The sequence number the next event gets.</summary>
    public int Next { get; private set; }

    /// <summary>The events from a sequence number on, as far as they are kept.</summary>
    public IEnumerable<RoleEvent> Since(int sequence) => _events.Skip(sequence - (Next - _events.Count));

    public void Append(RoleEvent added)
    {
        ArgumentNullException.ThrowIfNull(added);

        _events.Add(added);
        _octets += added.Size;
        Next++;
        if (_events.Count > Most || _octets > MostOctets)
        {
            GiveUpHalf();
        }

        Appended?.Invoke(added);
    }

    private void GiveUpHalf()
    {
        var given = _events.Count / 2;
        _octets -= _events.Take(given).Sum(old => (long)old.Size);
        _events.RemoveRange(0, given);
    }
}
