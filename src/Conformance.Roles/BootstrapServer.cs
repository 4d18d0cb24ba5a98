using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Est.Enrolment;

namespace Conformance.Roles;

/// <summary>The bootstrap server of the bench: waits for Bootstrap-Request and sends what it is told. It judges nothing.</summary>
/// <remarks>
/// It serves one IUT; <see cref="RoleSettings.Endpoint"/> says which. A Bootstrap-Request under another name is a stranger's: 4.03, traced,
/// never an event. One without a name is the IUT's from its host, everything else from its address, and all while none is known.
/// </remarks>
public sealed class BootstrapServer : IAsyncDisposable
{
    private readonly Endpoint _endpoint;
    private readonly BootstrapReception _reception;
    private readonly Conversation _conversation;
    private readonly Operations _operations;

    /// <param name="endpoint">Belongs to the role from now on.</param>
    public BootstrapServer(Endpoint endpoint, RoleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(settings);

        (_endpoint, Settings) = (endpoint, settings);
        _reception = new(settings);
        _conversation = new(endpoint, settings, _reception, new PayloadText(() => _reception.Tree));
        _operations = new(endpoint, new Observations(endpoint, settings, () => _reception.Tree.Model), () => _reception.Tree);
    }

    public RoleSettings Settings { get; }

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

    /// <summary>Where operations go: whoever asked last, or what was set since.</summary>
    /// <remarks>A session that the server begins needs it set, to where the IUT registered from.</remarks>
    public IPEndPoint? Target
    {
        get => _reception.Iut;
        set => _reception.Iut = value;
    }

    /// <summary>Answers requests for enrolment beside those for bootstrap; <see langword="null"/> while there is no such server.</summary>
    /// <remarks>The procedure of the Enabler Test Specification, and clients that exist, enrol with the bootstrap server.</remarks>
    public EstServer? Enrolment
    {
        get => _reception.Enrolment?.Service;
        set => _reception.Enrolment = value is null ? null : new(value, Settings.Clock);
    }

    private IPEndPoint Iut =>
        Target ?? throw new InvalidOperationException($"the IUT never sent anything to {Settings.Name} and no target was set");

    /// <summary>Sends a bootstrap operation to <see cref="Target"/>.</summary>
    /// <remarks>
    /// Bootstrap-Finish goes to <c>/bs</c> unless the request has another path. No path gets the alternate path (Transport 1.1 §6.4.1).
    /// </remarks>
    /// <exception cref="InvalidOperationException">The IUT never sent anything and no target was set.</exception>
    public Task<OperationResult> PerformAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _operations.PerformAsync(Iut, request, cancellationToken);
    }

    /// <summary>Sends octets as they are to <see cref="Target"/>.</summary>
    /// <exception cref="InvalidOperationException">The IUT never sent anything and no target was set.</exception>
    public void SendOctets(ReadOnlyMemory<byte> octets) => _endpoint.SendOctets(Iut, octets);

    /// <summary>The IUT at <see cref="Target"/> restarts: message ids it used before are no retransmissions when they come again.</summary>
    public void ForgetReceived()
    {
        if (Target is { } iut)
        {
            _endpoint.ForgetReceived(iut);
        }
    }

    public ValueTask DisposeAsync() => _endpoint.DisposeAsync();
}
