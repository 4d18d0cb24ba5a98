using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Registry;

namespace Conformance.ReferenceServer.Reporting;

/// <summary>Send, server side.</summary>
/// <remarks>Core 1.1 §6.4.6; Transport 1.1 §6.4.5 and §6.7.</remarks>
internal sealed class SendDoor(ServerSettings settings, Clients clients, Readings readings)
{
    public const string Path = "/dp";

    private static readonly ContentFormat[] Formats = [ContentFormat.SenmlCbor, ContentFormat.SenmlJson, ContentFormat.Lwm2mCbor];

    private FaultSwitch Faults => settings.Faults;

    public Reply Answer(IncomingRequest request)
    {
        var message = request.Message;
        if (message.Code != CoapCode.Post)
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        if (clients.From(request.Remote) is not { } client)
        {
            return Reply.Of(Faults.Choose(SendFaults.TakesFromStrangers, lie: CoapCode.Changed, truth: CoapCode.NotFound));
        }

        if (message.Options.ContentFormat is not { } format || !Formats.Contains(format))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        var entries = Readings.Decode(format, message.Payload, Lwm2mPath.Root, client.Model, Faults, out var error);
        if (error.Length > 0 || entries.Count == 0)
        {
            return Reply.Of(Faults.Choose(SendFaults.TakesGarbage, lie: CoapCode.Changed, truth: CoapCode.BadRequest));
        }

        if (Faults.Has(SendFaults.RefusesUnknown) && entries.Any(entry => client.Model.Resource(entry.Path) is null))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        if (entries.Any(entry => !IsAnnounced(client, entry.Path)) && !Faults.Has(SendFaults.TakesUnregistered))
        {
            return Reply.Of(Faults.Choose(SendFaults.UnregisteredIsBad, lie: CoapCode.BadRequest, truth: CoapCode.NotFound));
        }

        if (!Faults.Has(SendFaults.DropsValues))
        {
            readings.Keep(client.Endpoint, Faults.Has(SendFaults.LastOnly) ? entries.TakeLast(1) : entries);
        }

        return Reply.Of(Faults.Choose(SendFaults.AnswersContent, lie: CoapCode.Content, truth: CoapCode.Changed));
    }

    private static bool IsAnnounced(Client client, Lwm2mPath path) => client.Announced.Contains(path.Cut(2));
}
