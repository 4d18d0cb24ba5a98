using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;

namespace Conformance.Roles.Clients;

/// <summary>The requests of a server under test, client side.</summary>
internal sealed class ClientReception : IReception
{
    private readonly ClientSettings _settings;
    private readonly ClientAnswers _answers;

    public ClientReception(ClientSettings settings)
    {
        _settings = settings;
        Model = settings.Role.Objects.ModelFor(settings.Role.Lwm2m, new Dictionary<ushort, string>());
        Tree = new(Model);
        _answers = new(Tree, settings.Role.Lwm2m);
    }

    public ClientTree Tree { get; }

    /// <summary>The root that the client announced last.</summary>
    public string Root { get; set; } = "/";

    /// <summary>Definitions of the objects in the versions that the client announced last.</summary>
    public ObjectModel Model { get; set; }

    /// <summary>Called with what is answered with success, once the tree has followed.</summary>
    public Action<OperationEvent>? Served { get; set; }

    public bool IsStranger(Message request, IPEndPoint remote) => false;

    public bool CouldBeIut(IPEndPoint remote) => true;

    public RequestEvent Recognise(IncomingRequest request, int sequence)
    {
        var (message, remote, time) = request;
        var bootstraps = remote.Equals(_settings.Bootstrap);
        var path = message.Options.Path;
        var below = bootstraps ? path : path == Root ? "/" : AlternatePath.Strip(Root, path);
        var plain = message with { Options = message.Options.Without(OptionNumber.UriPath).WithPath(below) };
        var kind = OperationMapping.OfRequestToClient(plain, bootstraps);
        var target = Lwm2mPath.TryParse(below, out var parsed) ? parsed : Lwm2mPath.Root;
        // Arguments of an Execute are text of their own kind (Core 1.1 §7.1.7), not a value of the resource.
        var content = kind is OperationKind.Execute or null ? Content.None : Content.Of(message.Options.ContentFormat, message.Payload.Span, target, Model);
        return new OperationEvent(
            sequence, _settings.Role.Name, time, remote, message, message.Payload, path, message.Query, kind, target, content.Entries, content.Error);
    }

    public Reply Standard(RequestEvent request) => _answers.Of((OperationEvent)request, Model);

    public Reply Settle(RequestEvent request, Reply reply)
    {
        _answers.Apply((OperationEvent)request, reply);
        if (reply.SentCode.IsSuccess)
        {
            Served?.Invoke((OperationEvent)request);
        }

        return reply;
    }
}
