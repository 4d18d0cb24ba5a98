using Conformance.Oscore.Transport;
using Conformance.Roles;

namespace Conformance.Engine.Benches;

/// <summary>Turns what comes under object security to a port into events of its role, and into lines of the log where nothing came out of it.</summary>
internal sealed class GuardJournal(string role, EventLog log)
{
    public Action<RoleTrace>? Trace { get; set; }

    /// <summary>Whether anything came under object security.</summary>
    public bool IsUsed { get; private set; }

    public void Note(GuardedEvent seen)
    {
        IsUsed = true;
        log.Append(new ProtectedEvent(log.Next, role, seen.Time, seen.Remote, seen));
        if (seen.Inner is null)
        {
            var why = seen.Failure is { } failure ? $"not taken: {failure}" : "in clear, where protection was required";
            Trace?.Invoke(new(role, new(seen.Time, Sent: false, seen.Remote, default, seen.Outer, default, "OSCORE"), why));
        }
    }
}
