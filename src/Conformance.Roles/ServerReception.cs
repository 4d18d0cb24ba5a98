using System.Globalization;
using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Wire;

namespace Conformance.Roles;

/// <summary>The registration and information reporting interfaces, server side, for one IUT.</summary>
/// <remarks>
/// Whose request it is:
/// a Register with <c>ep</c> is the IUT's when the name is (without a name in the settings, the first that registers gives it);
/// a Register without <c>ep</c> is the IUT's unless a registration from another host stands (it is a fault on NoSec, so the script must see
/// it, also after a restart on another port);
/// <c>/rd/x</c> is the IUT's from its address, or from anywhere when <c>x</c> is a location we gave (behind NAT addresses change);
/// anything else is the IUT's from its address, or while none is known.
/// </remarks>
internal sealed class ServerReception(RoleSettings settings) : IReception
{
    private const string RegistrationPath = "/rd";
    private const int MostLocations = 1024;
    private const string SendPath = "/dp";

    private readonly HashSet<string> _locations = new(StringComparer.Ordinal);
    private readonly Queue<string> _locationOrder = new();
    private Registration? _registration;
    private string? _endpoint = settings.Endpoint;

    /// <summary>The registration as long as it stands and its lifetime has not passed.</summary>
    public Registration? Registration =>
        _registration is { } standing && !standing.IsOverAt(settings.Clock.Monotonic, settings.LifetimeGrace) ? standing : null;

    /// <summary>Where the IUT was heard last.</summary>
    public IPEndPoint? Iut { get; private set; }

    /// <summary>The alternate path of the last registration, also after its end.</summary>
    public string Root { get; private set; } = "/";

    public ObjectModel Model { get; private set; } = settings.Objects.ModelFor(settings.Lwm2m, new Dictionary<ushort, string>());

    /// <summary>Called when a new registration voids everything that was agreed on in the one before.</summary>
    public Action? Renewed { get; set; }

    /// <summary>Called when the IUT is heard from another address than before.</summary>
    public Action<IPEndPoint>? Moved { get; set; }

    public void Forget() => _registration = null;

    public bool CouldBeIut(IPEndPoint remote) => Iut is null || Iut.Equals(remote);

    public bool IsStranger(Message request, IPEndPoint remote)
    {
        var path = request.Options.Path;
        return OperationOf(request) switch
        {
            OperationKind.Register when request.Query.ValueOf("ep") is { } name => _endpoint is not null && name != _endpoint,
            OperationKind.Register => Registration is { } standing && !standing.Remote.Address.Equals(remote.Address),
            _ when _locations.Contains(path) => false,
            _ when _endpoint is not null && request.Query.ValueOf("ep") == _endpoint => false, // a Bootstrap-Request may come from a socket of its own
            _ when path.StartsWith($"{RegistrationPath}/", StringComparison.Ordinal) => !remote.Equals(Iut),
            _ => !CouldBeIut(remote),
        };
    }

    public RequestEvent Recognise(IncomingRequest request, int sequence)
    {
        var (message, remote, time) = request;
        var (role, body, path, query) = (settings.Name, message.Payload, message.Options.Path, message.Query);
        switch (OperationOf(message))
        {
            case OperationKind.Register:
                var announced = Content.OfLinks(body.Span);
                return new RegisterEvent(sequence, role, time, remote, message, body, path, query, announced.Links, announced.Error);
            case OperationKind.Update:
                var changed = Content.OfLinks(body.Span);
                return new UpdateEvent(sequence, role, time, remote, message, body, path, query, changed.Links, changed.Error);
            case OperationKind.Deregister:
                return new DeregisterEvent(sequence, role, time, remote, message, body, path, query);
            case OperationKind.Send:
                var sent = Content.Of(message.Options.ContentFormat, body.Span, Lwm2mPath.Root, Model);
                return new SendEvent(sequence, role, time, remote, message, body, path, query, sent.Entries, sent.Error);
            default:
                return new OtherRequestEvent(sequence, role, time, remote, message, body, path, query);
        }
    }

    public Reply Standard(RequestEvent request) => Reply.Of(request switch
    {
        RegisterEvent { LinksError: not null } => CoapCode.BadRequest,
        RegisterEvent => CoapCode.Created,
        UpdateEvent or DeregisterEvent when request.Path != Registration?.Location => CoapCode.NotFound,
        UpdateEvent { LinksError: not null } => CoapCode.BadRequest,
        UpdateEvent => CoapCode.Changed,
        DeregisterEvent => CoapCode.Deleted,
        SendEvent => Registration is null ? CoapCode.NotFound : CoapCode.Changed,
        { Path: RegistrationPath or SendPath } => CoapCode.MethodNotAllowed,
        _ => request.Path == Registration?.Location ? CoapCode.MethodNotAllowed : CoapCode.NotFound,
    });

    /// <summary>2.01 to a Register registers; 2.04 to an Update and 2.02 to a De-register of the registration change and end it.</summary>
    /// <remarks>Nothing else changes anything. A 2.01 without Location-Path gets a location drawn by the role.</remarks>
    public Reply Settle(RequestEvent request, Reply reply)
    {
        switch (request)
        {
            case RegisterEvent register:
                Hear(register.Remote);
                _endpoint ??= new RegistrationTerms(register.Query).Endpoint;
                return reply.SentCode == CoapCode.Created ? Register(register, reply) : reply;
            case UpdateEvent update when reply.SentCode == CoapCode.Changed
                && Registration is { } standing && standing.Location == update.Path:
                Adopt(new RegistrationTerms(update.Query).Apply(update, standing));
                return reply;
            case DeregisterEvent deregister when reply.SentCode == CoapCode.Deleted && Registration?.Location == deregister.Path:
                Hear(deregister.Remote);
                _registration = null;
                return reply;
            default:
                Iut ??= request.Remote;
                return reply;
        }
    }

    private Reply Register(RegisterEvent register, Reply reply)
    {
        var complete = reply.Options.LocationPath is null ? reply with { Options = reply.Options.WithLocationPath(settings.NextLocation() ?? DrawLocation()) } : reply;
        var location = complete.Options.LocationPath!;
        Remember(location);
        Renewed?.Invoke();
        Adopt(new RegistrationTerms(register.Query).Open(register, location));
        return complete;
    }

    private void Adopt(Registration registration)
    {
        Hear(registration.Remote);
        Root = registration.Root;
        Model = settings.Objects.ModelFor(settings.Lwm2m, registration.ObjectVersions);
        _registration = registration;
    }

    private void Hear(IPEndPoint remote)
    {
        if (!remote.Equals(Iut))
        {
            Iut = remote;
            Moved?.Invoke(remote);
        }
    }

    /// <summary>An IUT that registers over and over has its oldest locations forgotten.</summary>
    private void Remember(string location)
    {
        if (_locations.Add(location))
        {
            _locationOrder.Enqueue(location);
        }

        if (_locationOrder.Count > MostLocations)
        {
            _locations.Remove(_locationOrder.Dequeue());
        }
    }

    private string DrawLocation()
    {
        string location;
        do
        {
            location = $"{RegistrationPath}/{settings.Random.Next(1 << 16).ToString("x4", CultureInfo.InvariantCulture)}";
        }
        while (_locations.Contains(location));

        return location;
    }

    /// <summary>A location that a script gave may look like anything, so locations come before the table of paths.</summary>
    private OperationKind? OperationOf(Message request) =>
        !_locations.Contains(request.Options.Path) ? OperationMapping.OfRequestToServer(request)
        : request.Code == CoapCode.Post ? OperationKind.Update
        : request.Code == CoapCode.Delete ? OperationKind.Deregister
        : null;
}
