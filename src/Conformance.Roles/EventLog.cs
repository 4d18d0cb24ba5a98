namespace Conformance.Roles;

/// <summary>All events of all roles towards one IUT, ordered by receive time.</summary>
public sealed class EventLog
{
    private readonly List<RoleEvent> _events = [];

    public IReadOnlyList<RoleEvent> Events => _events;

    /// <summary>Called after an event was added (and before its reply is decided).</summary>
    public Action<RoleEvent>? Appended { get; set; }

    /// <summary>The sequence number the next event gets.</summary>
    public int Next => _events.Count;

    public void Append(RoleEvent added)
    {
        _events.Add(added);
        Appended?.Invoke(added);
    }
}
