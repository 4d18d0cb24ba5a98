using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Engine.Benches;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;

namespace Conformance.Engine.Campaigns;

/// <summary>Whether there is a server at all: it answers a request for something that no server has, with whatever.</summary>
public sealed class ServerProbe(TestBench bench)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Why nothing can be judged (nobody answers), or <see langword="null"/>.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var knock = new OperationRequest { Kind = OperationKind.Update, Path = "/rd/0", Code = CoapCode.Post, Within = Patience };
        var result = await bench.Clients[RoleNames.Client].PerformAsync(knock, cancellationToken);
        return result.Last is TimedOut ? $"the server at {bench.Clients.Place!.Server} answers nothing" : null;
    }
}
