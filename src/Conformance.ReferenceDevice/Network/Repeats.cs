using System.Net;
using Conformance.Coap.Blockwise;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Oscore.Transport;

namespace Conformance.ReferenceDevice.Network;

/// <summary>A request that was answered 4.01 because the server wants to see first that it is of now.</summary>
/// <remarks>RFC 9175 §2.2; RFC 8613 §B.2.</remarks>
internal static class Repeats
{
    /// <summary>New keys, and an Echo under them.</summary>
    public const int Most = 2;

    /// <returns>What to send then; <see langword="null"/> when the answer stands.</returns>
    public static Request? Of(Request request, BlockwiseOutcome outcome, GuardedLink link, IPEndPoint remote)
    {
        if (outcome.Last is not Answered { Response: { } refused } || refused.Code != CoapCode.Unauthorized)
        {
            return null;
        }

        return refused.Options.First(OptionNumber.Echo) is { } echo ? request with { Options = request.Options.With(echo) }
            : link.HasNewKeys(remote) ? request
            : null;
    }
}
