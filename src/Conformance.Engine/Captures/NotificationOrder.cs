using Conformance.Coap.Observe;
using Conformance.Roles;

namespace Conformance.Engine.Captures;

/// <summary>How a notification stands to the freshest of its observation that was received before it (RFC 7641 §3.4).</summary>
public static class NotificationOrder
{
    /// <param name="number">Its Observe option.</param>
    /// <param name="earlier">Events among which those before it are.</param>
    public static bool IsNewer(NotifyEvent notify, uint number, IEnumerable<RoleEvent> earlier) =>
        Before(notify, earlier) is not { } before || ObserveOrder.IsNewer(before.Number, before.At, number, notify.Time);

    /// <summary>Whether the network may have let a newer one overtake it.</summary>
    /// <param name="within">How far behind the newer one it may come.</param>
    public static bool IsStale(NotifyEvent notify, IEnumerable<RoleEvent> earlier, TimeSpan within) =>
        notify?.Message.Options.Observe is { } number
        && Before(notify, earlier) is { } before
        && notify.Time - before.At <= within
        && ObserveOrder.IsNewer(number, notify.Time, before.Number, before.At);

    // The freshest so far, not the last to arrive: what came behind it was never taken notice of.
    private static (uint Number, TimeSpan At)? Before(NotifyEvent notify, IEnumerable<RoleEvent> earlier)
    {
        ArgumentNullException.ThrowIfNull(notify);
        (uint Number, TimeSpan At)? freshest = notify.Observation.FirstNumber is { } first ? (first, notify.Observation.EstablishedAt) : null;
        foreach (var other in earlier.OfType<NotifyEvent>().Where(other => other.Observation == notify.Observation && other.Sequence < notify.Sequence))
        {
            if (other.Message.Options.Observe is { } number
                && (freshest is not { } known || ObserveOrder.IsNewer(known.Number, known.At, number, other.Time)))
            {
                freshest = (number, other.Time);
            }
        }

        return freshest;
    }
}
