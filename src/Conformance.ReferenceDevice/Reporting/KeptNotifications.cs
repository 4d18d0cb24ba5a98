using Conformance.Lwm2m.Formats;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>Notifications that came due while the device was offline, oldest first.</summary>
/// <remarks>Object 1 resource 6; Core 1.2 §5.1.2 for <c>hqmax</c>.</remarks>
public sealed class KeptNotifications
{
    private readonly List<(TimeSpan At, IReadOnlyList<Entry> Entries)> _kept = [];

    public bool IsEmpty => _kept.Count == 0;

    /// <summary>Keeps a notification; beyond <paramref name="limit"/> the oldest go.</summary>
    /// <param name="at">When it was due, monotonic.</param>
    /// <param name="dropsNewest">Whether the newest go instead, as they must not.</param>
    public void Keep(TimeSpan at, IReadOnlyList<Entry> entries, long limit, bool dropsNewest)
    {
        _kept.Add((at, entries));
        while (_kept.Count > limit)
        {
            _kept.RemoveAt(dropsNewest ? _kept.Count - 1 : 0);
        }
    }

    /// <summary>Empties the queue, one list of entries a notification.</summary>
    public IReadOnlyList<IReadOnlyList<Entry>> TakeEach() => Take(kept => kept.Select(one => one.Entries).ToList());

    /// <summary>Empties the queue into one pack; every entry says how long ago it was.</summary>
    /// <param name="now">Left out, no entry says so.</param>
    /// <remarks>RFC 8428 §4.5.3: a time below 2^28 is relative to now.</remarks>
    public IReadOnlyList<Entry> TakePack(TimeSpan? now) =>
        Take(kept => kept.SelectMany(one => one.Entries.Select(entry => entry with { Timestamp = (one.At - now)?.TotalSeconds })).ToList());

    private T Take<T>(Func<List<(TimeSpan At, IReadOnlyList<Entry> Entries)>, T> make)
    {
        var made = make(_kept);
        _kept.Clear();
        return made;
    }
}
