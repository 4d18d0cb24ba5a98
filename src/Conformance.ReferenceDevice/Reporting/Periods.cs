using Conformance.Lwm2m.Attributes;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Timing;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>The periods of one criterion.</summary>
/// <remarks>Core 1.1 §5.1.2.</remarks>
public sealed record Periods(NotificationAttributes Attributes, EnablerVersion Version, FaultSwitch Faults)
{
    private TimeSpan Pmin
    {
        get
        {
            var pmin = Delays.OfSeconds(Attributes.Pmin ?? 0);
            return Faults.Has(NotifyFaults.IgnoresPmin) ? TimeSpan.Zero : Faults.Has(NotifyFaults.DoublesPmin) ? 2 * pmin : pmin;
        }
    }

    private TimeSpan Epmin => Faults.Choose(NotifyFaults.IgnoresEpmin, TimeSpan.Zero, Delays.OfSeconds(Attributes.Epmin ?? 0));

    /// <summary>0 is no period at all; one below pmin is ignored, in 1.1 also one equal to it.</summary>
    private TimeSpan? Pmax => Attributes.Pmax is not (> 0 and var seconds) ? OfZero
        : IsIgnored(seconds) ? Faults.Has(NotifyFaults.PminForSmallPmax) ? Pmin : null
        : Length(Delays.OfSeconds(seconds));

    private TimeSpan? OfZero =>
        Attributes.Pmax == 0 && Faults.Has(NotifyFaults.ZeroPmaxEachSecond) ? TimeSpan.FromSeconds(1) : null;

    private bool IsIgnored(long pmax) =>
        (Version == EnablerVersion.V11 ? pmax <= (Attributes.Pmin ?? 0) : pmax < (Attributes.Pmin ?? 0))
        && !Faults.Has(NotifyFaults.KeepsSmallPmax);

    /// <summary>How long it waits when it is to wait for <paramref name="pmax"/>: just that.</summary>
    private TimeSpan? Length(TimeSpan pmax) =>
        Faults.Has(NotifyFaults.IgnoresPmax) ? null
        : Faults.Has(NotifyFaults.DoublesPmax) ? 2 * pmax
        : Faults.Has(NotifyFaults.PminForPmax) && Pmin > TimeSpan.Zero ? Pmin
        : pmax;

    /// <summary>Whether a change so soon after a notification is forgotten.</summary>
    public bool Drops(TimeSpan sinceNotification) => sinceNotification < Pmin && Faults.Has(NotifyFaults.DropsEarly);

    /// <summary>When the criterion is to be evaluated: after a change, not before epmin, and at the latest at epmax.</summary>
    public TimeSpan? Evaluation(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);

        TimeSpan? changed = criterion.IsDirty ? criterion.EvaluatedAt + Epmin : null;
        TimeSpan? periodic = Attributes.Epmax is { } seconds and > 0 ? criterion.EvaluatedAt + Delays.OfSeconds(seconds) : null;
        return (periodic is not null && Faults.Has(NotifyFaults.IgnoresEpmax)) ? null
            : Faults.Has(NotifyFaults.DoublesEpmax) && periodic is { } late ? late + (late - criterion.EvaluatedAt)
            : changed < periodic || periodic is null ? changed
            : periodic;
    }

    /// <summary>
    /// When the criterion wants its observer told: after a condition was met, not before pmin, and at the latest at pmax.
    /// </summary>
    public TimeSpan? Notification(Criterion criterion, TimeSpan notifiedAt)
    {
        ArgumentNullException.ThrowIfNull(criterion);

        TimeSpan? met = criterion.IsPending ? notifiedAt + Pmin : null;
        var periodic = notifiedAt + Pmax;
        return met < periodic || periodic is null ? met : periodic;
    }
}
