using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;

namespace Conformance.Roles;

/// <summary>What a role makes of the requests that reach it: whose they are, what they are, what they are answered.</summary>
internal interface IReception
{
    /// <summary>Whether a request (or one block of it) comes from somebody who is not the IUT. Changes nothing.</summary>
    bool IsStranger(Message request, IPEndPoint remote);

    /// <summary>Whether a remote is the IUT's, as far as that can be told from its address alone.</summary>
    bool CouldBeIut(IPEndPoint remote);

    /// <summary>The event a request is. Changes nothing.</summary>
    /// <param name="sequence">Its number in the log.</param>
    RequestEvent Recognise(IncomingRequest request, int sequence);

    /// <summary>The role's own answer, used where the script has none.</summary>
    Reply Standard(RequestEvent request);

    /// <summary>Lets the state of the role follow the answer that is about to be sent.</summary>
    /// <returns>The answer, completed where the role has to add something.</returns>
    Reply Settle(RequestEvent request, Reply reply);
}
