using Conformance.Coap.Transmission;
using Conformance.Engine.Running;
using Conformance.Roles;

namespace Conformance.Engine.Benches;

/// <summary>Gives every event to the cases it concerns, and asks them what a request is to be answered.</summary>
/// <remarks>
/// A notification belongs to the case that observes. An event that one case claims (it waits for it or forbids it) belongs to that case. What
/// nobody claims, every case that runs may see.
/// </remarks>
public sealed class Switchboard : IReplyRules
{
    private readonly List<Inbox> _open = [];
    private readonly Ownership _ownership;

    public Switchboard(EventLog log, Ownership ownership)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(ownership);
        _ownership = ownership;
        log.Appended = Deliver;
    }

    public void Connect(Inbox inbox)
    {
        _open.Add(inbox);
        foreach (var open in _open.Where(_ => _open.Count > 1))
        {
            open.HadCompany = true;
        }
    }

    public void Disconnect(Inbox inbox) => _open.Remove(inbox);

    public Reply For(RequestEvent request, Reply standard) => _open
        .Where(inbox => Concerns(inbox, request))
        .Select(inbox => inbox.For(request, standard))
        .FirstOrDefault(reply => reply is not null) ?? standard;

    private void Deliver(RoleEvent added)
    {
        foreach (var inbox in _open.ToArray())
        {
            if (Concerns(inbox, added))
            {
                inbox.Deliver(added);
            }
            else
            {
                inbox.PassOver(added);
            }
        }
    }

    private bool Concerns(Inbox inbox, RoleEvent seen)
    {
        var owner = seen is NotifyEvent notify
            ? _ownership.OfToken(notify.Observation.Token)
            : _open.Find(open => open.Claimed.Contains(seen.Name));
        return owner is null || owner == inbox || !_open.Contains(owner);
    }
}
