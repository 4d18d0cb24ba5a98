using Conformance.Coap.Transmission;
using Conformance.Engine.Benches;
using Conformance.Engine.Control.Servers;
using Conformance.Lwm2m.Operations;

namespace Conformance.Engine.Campaigns;

/// <summary>Whether there is a server at all, and whether its adapter reaches it: a client registers, and the adapter is asked for the first thing it can do.</summary>
public sealed class ServerProbe(TestBench bench)
{
    private const string Manufacturer = "/3/0/0";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Why nothing can be judged (nobody answers, or nobody can be asked), or <see langword="null"/>.</returns>
    public async Task<string?> RunAsync(IReadOnlySet<ServerAsk> asks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asks);

        if (!bench.Clients.Place!.Registers)
        {
            return null; // what it is for leaves something behind; the first case finds out
        }

        var client = bench.Clients[RoleNames.Client];
        var registered = await client.PerformAsync(client.Registering(Patience), cancellationToken);
        if (registered.Last is TimedOut)
        {
            return $"the server at {bench.Clients.Place.Server} answers nothing";
        }

        var reason = client.Location is not null && asks.Contains(ServerAsk.Read) ? await AskAsync(client.Settings.Name, cancellationToken) : null;
        if (client.Location is { } location)
        {
            await client.PerformAsync(new() { Kind = OperationKind.Deregister, Path = location, Within = Patience }, cancellationToken);
        }

        return reason;
    }

    private async Task<string?> AskAsync(string endpoint, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var alarm = bench.World.Clock.CreateTimer(_ => giveUp.Cancel(), state: null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            var told = await bench.Asked!.AskAsync(new ServerQuestion(ServerAsk.Read, endpoint, Manufacturer), giveUp.Token);
            return told.Reached ? null : $"the adapter does not reach the server: {told.Error}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"the adapter tells nothing of a Read within {Patience.TotalSeconds:0} s";
        }
    }
}
