using Conformance.Coap.Transmission;

namespace Conformance.Roles;

/// <summary>What a script wants answered; asked for every request before the role's own default.</summary>
public interface IReplyRules
{
    /// <returns>The reply, or <see langword="null"/> for the role's default. <see cref="Reply.None"/> keeps silent.</returns>
    Reply? For(RequestEvent request);
}
