namespace Conformance.Dtls.Sessions;

/// <summary>The sessions a server can resume by id; the oldest goes when it is full.</summary>
/// <remarks>RFC 5246 §F.1.4.</remarks>
public sealed class SessionCache(int capacity = SessionCache.UsualCapacity)
{
    public const int UsualCapacity = 1024;

    private readonly Dictionary<string, Session> _sessions = [];
    private readonly Queue<string> _order = new();

    public int Count => _sessions.Count;

    public Session? Find(ReadOnlyMemory<byte> id) => _sessions.GetValueOrDefault(Key(id));

    public void Add(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);

        _sessions[Key(session.Id)] = session;
        _order.Enqueue(Key(session.Id));
        while (_order.Count > capacity)
        {
            _sessions.Remove(_order.Dequeue());
        }
    }

    /// <summary>After a fatal alert a session is not resumed (RFC 5246 §7.2.2).</summary>
    public void Remove(ReadOnlyMemory<byte> id) => _sessions.Remove(Key(id));

    private static string Key(ReadOnlyMemory<byte> id) => Convert.ToHexString(id.Span);
}
