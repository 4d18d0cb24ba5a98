using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Management;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>What an Observe request asked for.</summary>
/// <param name="Request">The request: who, with which token.</param>
/// <param name="Paths">One node, or those of a composite.</param>
/// <param name="IsComposite">Whether absent nodes are left out rather than refused.</param>
/// <param name="Format">Of the first answer and so of all that follow.</param>
/// <param name="Own">Attributes of the request, which hide all stored ones (Core 1.2 §6.4.1); <see langword="null"/> for none.</param>
public sealed record ObservationSubject(
    ManagementRequest Request, IReadOnlyList<Lwm2mPath> Paths, bool IsComposite, ContentFormat Format, NotificationAttributes? Own)
{
    public Token Token => Request.Message.Token;

    public ushort Server => Request.Server;
}
