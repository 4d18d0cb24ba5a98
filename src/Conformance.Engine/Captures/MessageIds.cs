using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Roles;

namespace Conformance.Engine.Captures;

/// <summary>Whether a sender took a message id twice (RFC 7252 §4.4).</summary>
public static class MessageIds
{
    /// <summary>Whether another message of the same sender since it registered last, and within EXCHANGE_LIFETIME, had the id.</summary>
    /// <remarks>A device that restarts begins its ids anew, and registers.</remarks>
    /// <param name="seen">A request or a notification.</param>
    /// <param name="earlier">Events among which those before it are.</param>
    public static bool IsReused(RoleEvent seen, IEnumerable<RoleEvent> earlier)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(earlier);

        var since = seen.Time - TransmissionParameters.Default.ExchangeLifetime;
        var before = earlier
            .Where(other => other.Sequence < seen.Sequence && other.Role == seen.Role && other.Remote.Equals(seen.Remote) && other.Time >= since)
            .Reverse()
            .ToList();
        var registered = before.FindIndex(other => other is RegisterEvent);
        var current = seen is RegisterEvent ? [] : registered < 0 ? before : before.Take(registered + 1);
        return current.Any(other => MessageOf(other) is { } message && message.MessageId == MessageOf(seen)!.MessageId);
    }

    private static Message? MessageOf(RoleEvent one) => one switch
    {
        RequestEvent request => request.Message,
        NotifyEvent notify => notify.Message,
        _ => null,
    };
}
