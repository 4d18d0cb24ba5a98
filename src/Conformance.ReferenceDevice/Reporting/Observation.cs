using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Timing;
using Conformance.ReferenceDevice.Tree;
using Conformance.Wire;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>When an observer is to be told: its criteria, their timing, and one alarm for whichever comes first.</summary>
/// <remarks>Core 1.1 §5.1.2 and §6.4.</remarks>
public sealed class Observation : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly FaultSwitch _faults;
    private readonly Func<Lwm2mPath, IReadOnlyList<Entry>> _look;
    private readonly Func<Lwm2mPath, NotificationAttributes> _attributes;
    private readonly List<Criterion> _criteria;
    private readonly Alarm _alarm;
    private TimeSpan _notifiedAt;

    /// <param name="subject">What was asked for.</param>
    /// <param name="clock">For periods.</param>
    /// <param name="faults">What the device does wrong.</param>
    /// <param name="look">What the observer sees of a node now.</param>
    /// <param name="attributes">What holds for a node now, defaults of the server included.</param>
    public Observation(
        ObservationSubject subject,
        TimeProvider clock,
        FaultSwitch faults,
        Func<Lwm2mPath, IReadOnlyList<Entry>> look,
        Func<Lwm2mPath, NotificationAttributes> attributes)
    {
        ArgumentNullException.ThrowIfNull(subject);

        (Subject, _clock, _faults, _look, _attributes) = (subject, clock, faults, look, attributes);
        _criteria = [.. subject.Paths.Select(path => new Criterion(path, faults))];
        _alarm = new Alarm(clock, Reconsider);
        ConfirmedAt = clock.Monotonic;
        Told();
    }

    public ObservationSubject Subject { get; }

    /// <summary>What came due while the device was offline.</summary>
    public KeptNotifications Kept { get; } = new();

    /// <summary>When the observer last proved that it is there, monotonic.</summary>
    public TimeSpan ConfirmedAt { get; set; }

    /// <summary>Notifications since the last that asked for an acknowledgement.</summary>
    public int Unconfirmed { get; set; }

    /// <summary>Message ids of the latest notifications: what a Reset may name.</summary>
    public Queue<ushort> MessageIds { get; } = new();

    /// <summary>A confirmable notification is under way; the next waits for its end (RFC 7641 §4.5.2).</summary>
    public bool IsBusy { get; set; }

    /// <summary>Called when the observer is to be told.</summary>
    public Action<Observation>? Due { get; set; }

    /// <summary>Called before anything else is considered; <see langword="true"/> when the observation has ended.</summary>
    public Func<Observation, bool> HasEnded { get; set; } = static _ => false;

    /// <summary>Something in the tree changed; it is looked at when the device is done with what it is doing.</summary>
    public void Follow(TreeChange change)
    {
        ArgumentNullException.ThrowIfNull(change);

        var concerned = _criteria.FindAll(criterion => criterion.Path.Contains(change.Path) || change.Path.Contains(criterion.Path));
        concerned.ForEach(criterion => criterion.IsDirty = true);
        if (concerned.Count > 0)
        {
            Wake();
        }
    }

    /// <summary>Attributes, or the means to send, may have changed.</summary>
    public void Wake() => _alarm.Set(TimeSpan.Zero);

    /// <summary>The observer knows everything as it is now.</summary>
    public void Told()
    {
        _notifiedAt = _clock.Monotonic;
        _criteria.ForEach(criterion => criterion.Notified(_look(criterion.Path), _notifiedAt));
        Wake();
    }

    public void Dispose() => _alarm.Dispose();

    private List<(Criterion Criterion, Periods Periods)> Timed()
    {
        var version = Subject.Request.Version;
        return _criteria.ConvertAll(criterion => (criterion, new Periods(Holding(criterion), version, _faults)));
    }

    /// <summary>What a node is held against: its own attributes (Core 1.1 §6.4.4).</summary>
    private NotificationAttributes Holding(Criterion criterion)
    {
        var own = _attributes(_faults.Has(NotifyFaults.FirstAttributes) ? _criteria[0].Path : criterion.Path);
        return _faults.Has(NotifyFaults.LongestPmin)
            ? own with { Pmin = _criteria.Max(other => _attributes(other.Path).Pmin) }
            : own;
    }

    private void Reconsider()
    {
        if (IsBusy || HasEnded(this))
        {
            return;
        }

        var now = _clock.Monotonic;
        var timed = Timed();
        foreach (var (criterion, periods) in timed.Where(one => one.Periods.Evaluation(one.Criterion) is { } due && due <= now))
        {
            criterion.Evaluate(_look(criterion.Path), periods.Attributes, now, counts: !periods.Drops(now - _notifiedAt));
        }

        if (timed.Exists(one => one.Periods.Notification(one.Criterion, _notifiedAt) is { } due && due <= now))
        {
            Due?.Invoke(this);
            return;
        }

        var next = timed
            .SelectMany(one => new[] { one.Periods.Evaluation(one.Criterion), one.Periods.Notification(one.Criterion, _notifiedAt) })
            .Min();
        if (next is { } at)
        {
            _alarm.Set(at - now);
        }
    }
}
