using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;

namespace Conformance.Roles;

/// <summary>The bootstrap interface, server side, for one IUT.</summary>
internal sealed class BootstrapReception(RoleSettings settings) : IReception
{
    private const string RequestPath = "/bs";
    private const string PackPath = "/bspack";

    private string? _endpoint = settings.Endpoint;

    /// <summary>Where the IUT was heard last, or is to be reached.</summary>
    public IPEndPoint? Iut { get; set; }

    /// <summary>Who answers requests for enrolment; <see langword="null"/> while nobody does.</summary>
    public EnrolmentDesk? Enrolment { get; set; }

    /// <summary>The whole tree as the enabler fixes it, since nothing is announced before bootstrap.</summary>
    public (string Root, ObjectModel Model) Tree { get; } =
        ("/", settings.Objects.ModelFor(settings.Lwm2m, new Dictionary<ushort, string>()));

    public bool CouldBeIut(IPEndPoint remote) => Iut is null || Iut.Equals(remote);

    public bool IsStranger(Message request, IPEndPoint remote) => OperationOf(request) switch
    {
        null when Enrolment is null => !CouldBeIut(remote),
        _ when request.Query.ValueOf("ep") is { } name => _endpoint is not null && name != _endpoint,
        _ => Iut is not null && !Iut.Address.Equals(remote.Address),
    };

    public RequestEvent Recognise(IncomingRequest request, int sequence)
    {
        var (message, remote, time) = request;
        var (role, body, path, query) = (settings.Name, message.Payload, message.Options.Path, message.Query);
        return Enrolment?.Recognise(request, role, sequence) is { } enrolment ? enrolment : OperationOf(message) switch
        {
            OperationKind.BootstrapRequest => new BootstrapRequestEvent(sequence, role, time, remote, message, body, path, query),
            OperationKind.BootstrapPackRequest => new BootstrapPackRequestEvent(sequence, role, time, remote, message, body, path, query),
            _ => new OtherRequestEvent(sequence, role, time, remote, message, body, path, query),
        };
    }

    public Reply Standard(RequestEvent request) => request is EnrolmentEvent asked && Enrolment is { } desk ? desk.Answer(asked) : Reply.Of(request switch
    {
        BootstrapRequestEvent => CoapCode.Changed,
        BootstrapPackRequestEvent => CoapCode.NotFound,
        { Path: RequestPath or PackPath } => CoapCode.MethodNotAllowed,
        _ => CoapCode.NotFound,
    });

    /// <summary>Whatever is answered, who asked is who operations go to; a certificate may be asked for from a socket of its own.</summary>
    public Reply Settle(RequestEvent request, Reply reply)
    {
        Iut = request is EnrolmentEvent && Iut is not null ? Iut : request.Remote;
        if (OperationOf(request.Message) is not null)
        {
            _endpoint ??= request.Query.ValueOf("ep");
        }

        return reply;
    }

    private static OperationKind? OperationOf(Message request) =>
        OperationMapping.OfRequestToServer(request) is { } kind and (OperationKind.BootstrapRequest or OperationKind.BootstrapPackRequest)
            ? kind
            : null;
}
