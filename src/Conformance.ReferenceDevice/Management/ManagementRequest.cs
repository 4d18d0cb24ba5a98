using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Registration;

namespace Conformance.ReferenceDevice.Management;

/// <summary>A request on the management or reporting interface, from a server the device is registered with.</summary>
/// <param name="Session">With whom.</param>
/// <param name="Remote">Where the answer and later notifications go.</param>
/// <param name="Message">The request, its body whole.</param>
/// <param name="Path">Its Uri-Path.</param>
public sealed record ManagementRequest(ServerSession Session, IPEndPoint Remote, Message Message, Lwm2mPath Path)
{
    public ushort Server => Session.Account.ShortServerId;

    public EnablerVersion Version => Session.Version;

    public OptionList Options => Message.Options;

    public bool HasPayload => !Message.Payload.IsEmpty;
}
