using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Dtls;
using Conformance.Dtls.Transport;
using Conformance.ReferenceServer.Faults;
using Conformance.Wire;

namespace Conformance.ReferenceServer.Security;

/// <summary>What makes a port of the server a secured one.</summary>
internal static class Shield
{
    /// <param name="port">Belongs to what is returned from now on.</param>
    /// <param name="serving">What an address is served with.</param>
    public static SecuredPort Over(IDatagramTransport port, Func<IPEndPoint, Dtls.ServerSettings> serving, ServerSettings settings)
    {
        var secured = new SecuredPort(port, serving, settings.Clock, settings.Random);
        secured.Happened = happened =>
        {
            if (happened.Event is SecretsKnown secrets)
            {
                settings.KeyLog?.Invoke(secrets.KeyLogLine);
            }
            else if (happened is { Event: RecordDropped, Remote: SecurePeer peer } && settings.Faults.Has(SecurityFaults.EndsAtBadRecord))
            {
                secured.Close(peer);
            }
        };
        secured.InClear = datagram =>
        {
            if (settings.Faults.Has(SecurityFaults.AnswersInClear) && Message.TryRead(datagram.Octets, out var asked, out _) && asked.Code == CoapCode.Post)
            {
                port.Send(Welcome(asked), datagram.Remote);
            }
        };
        return secured;
    }

    private static byte[] Welcome(Message asked) => new Message
    {
        Type = MessageType.Acknowledgement,
        Code = CoapCode.Created,
        MessageId = asked.MessageId,
        Token = asked.Token,
        Options = OptionList.Empty.WithLocationPath("/rd/clear"),
    }.ToArray();
}
