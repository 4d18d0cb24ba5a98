using Conformance.Coap.Deviations;
using Conformance.Coap.Transmission;
using Conformance.Roles;

namespace Conformance.Engine.Running;

/// <summary>A reply that a step wants given, once.</summary>
/// <param name="reply">The reply; <see langword="null"/> for the role's own.</param>
/// <param name="deviations">What is done wrong on purpose in giving it.</param>
public sealed class ReplyRule(Func<RoleEvent, bool> matches, Func<RequestEvent, Reply>? reply, IReadOnlyList<Deviation> deviations)
{
    public Func<RoleEvent, bool> Matches => matches;

    /// <summary>The request that got it; <see langword="null"/> while it waits.</summary>
    public RequestEvent? UsedFor { get; set; }

    /// <summary>Whether something is done wrong on purpose, so that the device may go on asking when the case is over.</summary>
    public bool Deviates => deviations.Count > 0;

    public Reply Over(RequestEvent request, Reply standard) => (reply?.Invoke(request) ?? standard) with { Deviations = deviations };
}
