using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;

namespace Conformance.Roles;

/// <summary>What of a reply reaches the peer.</summary>
internal static class Replies
{
    extension(Reply reply)
    {
        /// <summary>The response code; 0.00 when no response is sent (silence, Reset).</summary>
        public CoapCode SentCode => reply.Silent || reply.Reset ? CoapCode.Empty : reply.Code;
    }
}
