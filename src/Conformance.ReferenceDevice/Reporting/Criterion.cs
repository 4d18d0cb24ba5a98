using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>Whether one observed node has something to report.</summary>
/// <remarks>Core 1.1 §5.1.2: thresholds, step and edge are alternatives; without any of them every change counts.</remarks>
public sealed class Criterion(Lwm2mPath path)
{
    private IReadOnlyList<Entry> _sampled = [];
    private IReadOnlyList<Entry> _notified = [];

    public Lwm2mPath Path => path;

    /// <summary>Something happened below the node since the last evaluation.</summary>
    public bool IsDirty { get; set; }

    /// <summary>A condition was met since the last notification.</summary>
    public bool IsPending { get; private set; }

    /// <summary>Monotonic.</summary>
    public TimeSpan EvaluatedAt { get; private set; }

    /// <summary>The server is being told this now.</summary>
    public void Notified(IReadOnlyList<Entry> current, TimeSpan now)
    {
        (_sampled, _notified, EvaluatedAt) = (current, current, now);
        (IsDirty, IsPending) = (false, false);
    }

    /// <summary>Compares the node with what it was.</summary>
    public void Evaluate(IReadOnlyList<Entry> current, NotificationAttributes attributes, TimeSpan now)
    {
        IsPending |= IsMet(current, attributes);
        (_sampled, EvaluatedAt, IsDirty) = (current, now, false);
    }

    private bool IsMet(IReadOnlyList<Entry> current, NotificationAttributes attributes) =>
        (Only(_sampled), Only(current), Only(_notified)) switch
        {
            (Lwm2mValue.Flag was, Lwm2mValue.Flag flag, _) when attributes.Edge is { } edge =>
                was.Value != flag.Value && flag.Value == (edge == 1),
            ({ } was, { } value, { } told) when HasThresholds(attributes) && Number(was) is { } before && Number(value) is { } now =>
                Crosses(attributes.Gt, before, now)
                || Crosses(attributes.Lt, before, now)
                || (attributes.St is { } step && Math.Abs(now - (Number(told) ?? now)) >= step),
            _ => !current.SequenceEqual(_sampled),
        };

    private static bool HasThresholds(NotificationAttributes attributes) =>
        attributes is { Gt: not null } or { Lt: not null } or { St: not null };

    /// <summary>Either way: the clause says "crosses".</summary>
    private static bool Crosses(double? threshold, double before, double now) =>
        threshold is { } limit && ((before <= limit && now > limit) || (before >= limit && now < limit));

    private static Lwm2mValue? Only(IReadOnlyList<Entry> entries) => entries is [var only] ? only.Value : null;

    private static double? Number(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer => integer.Value,
        Lwm2mValue.Unsigned unsigned => unsigned.Value,
        Lwm2mValue.Float real => real.Value,
        Lwm2mValue.Time time => time.Seconds,
        _ => null,
    };
}
