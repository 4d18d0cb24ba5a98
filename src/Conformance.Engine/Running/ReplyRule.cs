using Conformance.Coap.Transmission;
using Conformance.Roles;

namespace Conformance.Engine.Running;

/// <summary>A reply that a step wants given, once.</summary>
public sealed class ReplyRule(Func<RoleEvent, bool> matches, Reply reply)
{
    public Func<RoleEvent, bool> Matches => matches;

    public Reply Reply => reply;

    /// <summary>The request that got it; <see langword="null"/> while it waits.</summary>
    public RequestEvent? UsedFor { get; set; }
}
