using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>Whether one observed node has something to report.</summary>
/// <remarks>Core 1.1 §5.1.2: thresholds, step and edge are alternatives; without any of them every change counts.</remarks>
/// <param name="path">The node.</param>
/// <param name="faults">What the device does wrong.</param>
public sealed class Criterion(Lwm2mPath path, FaultSwitch faults)
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
    /// <param name="counts">Whether a condition that is met counts.</param>
    public void Evaluate(IReadOnlyList<Entry> current, NotificationAttributes attributes, TimeSpan now, bool counts)
    {
        IsPending |= counts && IsMet(current, attributes);
        (_sampled, EvaluatedAt, IsDirty) = (current, now, false);
    }

    private bool IsMet(IReadOnlyList<Entry> current, NotificationAttributes attributes) =>
        (Only(_sampled), Only(current), Only(_notified)) switch
        {
            (Lwm2mValue.Flag was, Lwm2mValue.Flag flag, _) when attributes.Edge is { } edge =>
                was.Value != flag.Value && IsEdge(flag.Value, edge == 1),
            ({ } was, { } value, { } told) when HasThresholds(attributes) && Number(was) is { } before && Number(value) is { } now =>
                Suffice(
                    attributes.Gt is { } gt ? IsAbove(gt, before, now) : null,
                    attributes.Lt is { } lt ? IsBelow(lt, before, now) : null,
                    attributes.St is { } step ? IsStep(step, StepFrom(before, Number(told) ?? now), now) : null),
            _ => !current.SequenceEqual(_sampled),
        };

    private bool IsEdge(bool value, bool wanted) =>
        !faults.Has(NotifyFaults.NeverEdge)
        && (faults.Has(NotifyFaults.BothEdges) || (value == wanted) != faults.Has(NotifyFaults.OtherEdge));

    /// <summary>Any one of the conditions that are set.</summary>
    private bool Suffice(params IEnumerable<bool?> conditions) =>
        faults.Has(NotifyFaults.WantsAllConditions)
            ? conditions.OfType<bool>().All(met => met)
            : conditions.Any(met => met == true);

    private bool IsAbove(double limit, double before, double now) =>
        !faults.Has(NotifyFaults.NeverGt)
        && ((faults.Has(NotifyFaults.IgnoresGt) && now != before)
            || (faults.Has(NotifyFaults.AboveGt) && now > limit)
            || Crosses(limit, before, now));

    private bool IsBelow(double limit, double before, double now) =>
        !faults.Has(NotifyFaults.NeverLt)
        && ((faults.Has(NotifyFaults.IgnoresLt) && now != before)
            || (faults.Has(NotifyFaults.BelowLt) && now < limit)
            || Crosses(limit, before, now));

    private double StepFrom(double sampled, double notified) => faults.Has(NotifyFaults.StepFromSample) ? sampled : notified;

    private bool IsStep(double step, double from, double now) =>
        faults.Has(NotifyFaults.IgnoresSt) ? now != from
        : faults.Has(NotifyFaults.MoreThanStep) ? Math.Abs(now - from) > step
        : Math.Abs(now - from) >= step;

    private static bool HasThresholds(NotificationAttributes attributes) =>
        attributes is { Gt: not null } or { Lt: not null } or { St: not null };

    /// <summary>Either way: the clause says "crosses".</summary>
    private static bool Crosses(double limit, double before, double now) =>
        (before <= limit && now > limit) || (before >= limit && now < limit);

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
