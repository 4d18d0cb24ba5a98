using Conformance.Coap.Transmission;

namespace Conformance.Roles;

/// <summary>What a script wants answered; asked for every request.</summary>
public interface IReplyRules
{
    /// <param name="standard">What the role answers of itself.</param>
    /// <returns>The reply, often <paramref name="standard"/>. <see cref="Reply.None"/> keeps silent.</returns>
    Reply For(RequestEvent request, Reply standard);
}
