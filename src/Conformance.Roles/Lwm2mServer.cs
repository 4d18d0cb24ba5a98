using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;

namespace Conformance.Roles;

/// <summary>The LwM2M server of the bench: takes registrations, sends what it is told, records what comes. It judges nothing.</summary>
/// <remarks>
/// It serves one IUT; <see cref="RoleSettings.Endpoint"/> says which. A Register under another name is a stranger's: 4.03, traced, never an
/// event. A Register without a name is the IUT's unless a registration from another host stands. A request to <c>/rd/x</c> is the IUT's
/// from its address, or from anywhere when we gave that location (NAT rebinding). Everything else is the IUT's from its address, or while
/// none is known.
/// </remarks>
public sealed class Lwm2mServer : IAsyncDisposable
{
    private readonly Endpoint _endpoint;
    private readonly ServerReception _reception;
    private readonly Conversation _conversation;
    private readonly Observations _observations;
    private readonly Operations _operations;

    /// <param name="endpoint">Belongs to the role from now on.</param>
    public Lwm2mServer(Endpoint endpoint, RoleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(settings);

        (_endpoint, Settings) = (endpoint, settings);
        _reception = new(settings);
        _conversation = new(endpoint, settings, _reception, new PayloadText(Tree));
        _observations = new(endpoint, settings, () => _reception.Model);
        _operations = new(endpoint, _observations, Tree);
        _reception.Renewed = _observations.CancelAll;
        _reception.Moved = _observations.Follow;
    }

    public RoleSettings Settings { get; }

    /// <summary>The IUT's current registration, or <see langword="null"/>: not yet, no longer, or its lifetime has passed.</summary>
    public Registration? Registration => _reception.Registration;

    /// <summary>Whether the IUT was heard, so that there is an address to send to.</summary>
    public bool IsReachable => Whereabouts is not null;

    /// <summary>Where the IUT was heard last, or is known to be.</summary>
    public IPEndPoint? Whereabouts => _reception.Iut ?? Elsewhere();

    /// <summary>Where the IUT is as long as it never spoke to this role.</summary>
    public Func<IPEndPoint?> Elsewhere { get; set; } = static () => null;

    /// <summary>Object versions as announced, once registered; before, as the enabler fixes them.</summary>
    public ObjectModel Model => _reception.Model;

    public IReplyRules? Rules
    {
        get => _conversation.Rules;
        set => _conversation.Rules = value;
    }

    /// <summary>Sees everything sent and received by this role.</summary>
    public Action<RoleTrace>? Trace
    {
        get => _conversation.Trace;
        set => _conversation.Trace = value;
    }

    /// <summary>Requests that are not the IUT's: logged, refused, never an event. Their sequence number is −1.</summary>
    public Action<RequestEvent>? Stranger
    {
        get => _conversation.Stranger;
        set => _conversation.Stranger = value;
    }

    /// <summary>Gets exceptions of the role itself: harness bugs.</summary>
    public Action<Exception>? Faulted
    {
        get => _endpoint.Faulted;
        set => _endpoint.Faulted = value;
    }

    private IPEndPoint Iut => Whereabouts ?? throw new InvalidOperationException($"the IUT never registered with {Settings.Name}");

    /// <summary>Sends an operation to the IUT, where it registered from or was heard last, and decodes the answer.</summary>
    /// <exception cref="InvalidOperationException">The IUT never registered, so there is no address to send to.</exception>
    public Task<OperationResult> PerformAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _operations.PerformAsync(Iut, request, cancellationToken);
    }

    /// <summary>Sends octets as they are to the IUT.</summary>
    /// <exception cref="InvalidOperationException">The IUT never registered, so there is no address to send to.</exception>
    public void SendOctets(ReadOnlyMemory<byte> octets) => _endpoint.SendOctets(Iut, octets);

    /// <summary>Empty CON; a Reset proves life.</summary>
    /// <exception cref="InvalidOperationException">The IUT never registered, so there is no address to send to.</exception>
    public Task<Outcome> PingAsync(TimeSpan within, CancellationToken cancellationToken) =>
        _endpoint.PingAsync(Iut, within, cancellationToken);

    /// <summary>Forgets the registration, as after its lifetime: the next update is answered 4.04.</summary>
    public void Forget() => _reception.Forget();

    /// <summary>The IUT restarts: message ids it used before are no retransmissions when they come again.</summary>
    public void ForgetReceived()
    {
        if (_reception.Iut is { } iut)
        {
            _endpoint.ForgetReceived(iut);
        }
    }

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();

    private (string Root, ObjectModel Model) Tree() => (_reception.Root, _reception.Model);
}
