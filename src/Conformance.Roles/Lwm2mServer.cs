using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;

namespace Conformance.Roles;

/// <summary>The LwM2M server of the bench: takes registrations, sends what it is told, records what comes. It judges nothing.</summary>
public sealed class Lwm2mServer(Endpoint endpoint, RoleSettings settings) : IAsyncDisposable
{
    public RoleSettings Settings => settings;

    /// <summary>The IUT's current registration, or <see langword="null"/>.</summary>
    public Registration? Registration => throw new NotImplementedException(endpoint.ToString());

    /// <summary>Object versions as announced, once registered; before, as the enabler fixes them.</summary>
    public ObjectModel Model => throw new NotImplementedException();

    public IReplyRules? Rules { get; set; }

    /// <summary>Sees everything sent and received by this role.</summary>
    public Action<RoleTrace>? Trace { get; set; }

    /// <summary>Requests under another endpoint name: logged, answered 4.03, never an event.</summary>
    public Action<RequestEvent>? Stranger { get; set; }

    /// <summary>Gets exceptions of the role itself: harness bugs.</summary>
    public Action<Exception>? Faulted { get; set; }

    /// <summary>Sends an operation to the registered IUT and decodes the answer.</summary>
    /// <exception cref="InvalidOperationException">The IUT never registered, so there is no address to send to.</exception>
    public Task<OperationResult> PerformAsync(OperationRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Sends octets as they are to the IUT.</summary>
    public void SendOctets(ReadOnlyMemory<byte> octets) => throw new NotImplementedException();

    /// <summary>Empty CON; a Reset proves life.</summary>
    public Task<Outcome> PingAsync(TimeSpan within, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Forgets the registration, as after its lifetime: the next update is answered 4.04.</summary>
    public void Forget() => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
