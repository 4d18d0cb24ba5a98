using Conformance.Coap.Transmission;

namespace Conformance.Roles;

/// <summary>The bootstrap server of the bench: waits for Bootstrap-Request and sends what it is told. It judges nothing.</summary>
public sealed class BootstrapServer(Endpoint endpoint, RoleSettings settings) : IAsyncDisposable
{
    public RoleSettings Settings => settings;

    public IReplyRules? Rules { get; set; }

    public Action<RoleTrace>? Trace { get; set; }

    public Action<RequestEvent>? Stranger { get; set; }

    public Action<Exception>? Faulted { get; set; }

    /// <summary>Sends a bootstrap operation to whoever asked last (or to where the IUT registered from, for a server-initiated session).</summary>
    /// <exception cref="InvalidOperationException">The IUT never sent anything, so there is no address to send to.</exception>
    public Task<OperationResult> PerformAsync(OperationRequest request, CancellationToken cancellationToken) =>
        throw new NotImplementedException(endpoint.ToString());

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
