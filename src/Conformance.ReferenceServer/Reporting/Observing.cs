using System.Net;
using Conformance.Coap.Messages;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Operations;
using Conformance.ReferenceServer.Registry;

namespace Conformance.ReferenceServer.Reporting;

/// <summary>An observation of a client.</summary>
internal sealed class Observing(Client client, Command command, Token token)
{
    public Client Client => client;

    public Command Command => command;

    public Token Token => token;

    /// <summary>Where notifications are expected from.</summary>
    public IPEndPoint Remote { get; set; } = client.Remote;

    public Lwm2mPath BasePath => command.Path;

    /// <summary>The Observe number of the newest notification, and when it came.</summary>
    public (uint Number, TimeSpan At)? Newest { get; set; }
}
