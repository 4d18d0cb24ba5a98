using Conformance.Coap.Observe;
using Conformance.Roles;

namespace Conformance.Engine.Captures;

/// <summary>How a notification stands to the one of its observation that was received before it (RFC 7641 §3.4).</summary>
public static class NotificationOrder
{
    /// <param name="number">Its Observe option.</param>
    /// <param name="earlier">Events among which the one before it is.</param>
    public static bool IsNewer(NotifyEvent notify, uint number, IEnumerable<RoleEvent> earlier) =>
        Before(notify, earlier) is not { } before || ObserveOrder.IsNewer(before.Number, before.At, number, notify.Time);

    /// <summary>Whether the network may have let a newer one overtake it.</summary>
    /// <param name="within">How far behind the newer one it may come.</param>
    public static bool IsStale(NotifyEvent notify, IEnumerable<RoleEvent> earlier, TimeSpan within) =>
        notify?.Message.Options.Observe is { } number
        && Before(notify, earlier) is { } before
        && notify.Time - before.At <= within
        && ObserveOrder.IsNewer(number, notify.Time, before.Number, before.At);

    private static (uint Number, TimeSpan At)? Before(NotifyEvent notify, IEnumerable<RoleEvent> earlier)
    {
        ArgumentNullException.ThrowIfNull(notify);
        var before = earlier
            .OfType<NotifyEvent>()
            .LastOrDefault(other => other.Observation == notify.Observation && other.Sequence < notify.Sequence && other.Message.Options.Observe is not null);
        return before is not null ? (before.Message.Options.Observe!.Value, before.Time)
            : notify.Observation.FirstNumber is { } first ? (first, notify.Observation.EstablishedAt)
            : null;
    }
}
