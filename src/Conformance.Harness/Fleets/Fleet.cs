using System.Net;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Roles.Clients;
using Conformance.Wire;

namespace Conformance.Harness.Fleets;

/// <summary>Many clients at once against one server. Each has an address, a name, a registration and values of its own.</summary>
/// <param name="clock">Of the loop it runs on.</param>
/// <param name="random">Of waiting times, message ids and tokens.</param>
/// <param name="objects">Object facts, which all of them share.</param>
/// <param name="bind">Binds a client at an address, on a free port.</param>
public sealed class Fleet(FleetPlan plan, TimeProvider clock, Random random, ObjectRegistry objects, Func<IPAddress, IDatagramTransport> bind)
{
    private const string Leaving = "deregister";

    /// <summary>MAX_TRANSMIT_WAIT (RFC 7252 §4.8.2).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(93);

    private readonly Dictionary<long, int> _asked = [];
    private Exception? _bug;

    /// <summary>Plays the plan once, to its end.</summary>
    /// <param name="done">Told after each phase.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    /// <exception cref="InvalidOperationException">A client failed: a bug of ours.</exception>
    public async Task<FleetReport> RunAsync(Action<FleetPhase> done, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(done);

        var log = new EventLog { Appended = Count };
        var clients = new List<ScriptedClient>();
        try
        {
            for (var number = 1; number <= plan.Clients; number++)
            {
                clients.Add(Open(number, log));
            }

            List<FleetPhase> phases = [];
            foreach (var (name, spread, request) in Steps())
            {
                await Task.Delay(name == Leaving ? plan.Stay : TimeSpan.Zero, clock, cancellationToken);
                var phase = await PlayAsync(name, spread, request, clients, cancellationToken);
                phases.Add(phase);
                done(phase);
            }

            return _bug is not null
                ? throw new InvalidOperationException($"a client of the fleet failed: {_bug.GetType().Name}: {_bug.Message}", _bug)
                : new(plan, phases, _asked.Values.Sum(), _asked.Values.DefaultIfEmpty().Max());
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }

    private IEnumerable<(string Name, TimeSpan Spread, Func<ScriptedClient, OperationRequest?> Request)> Steps()
    {
        yield return ("register", plan.Spread, client => client.Registering(Patience));
        for (var update = 0; update < plan.Updates; update++)
        {
            yield return ("update", plan.Spread, client => About(client, OperationKind.Update));
        }

        if (plan.Restarts)
        {
            yield return ("restart", TimeSpan.Zero, client => client.Registering(Patience));
        }

        yield return (Leaving, plan.Spread, client => About(client, OperationKind.Deregister));
    }

    private async Task<FleetPhase> PlayAsync(
        string name, TimeSpan spread, Func<ScriptedClient, OperationRequest?> request, List<ScriptedClient> clients, CancellationToken cancellationToken)
    {
        var began = clock.Monotonic;
        var plays = clients.Select(client => PlayAsync(client, request(client), spread * random.NextDouble(), cancellationToken)).ToList();
        var outcomes = await Task.WhenAll(plays);
        return new(name, clock.Monotonic - began, [.. outcomes.OfType<Outcome>()]);
    }

    /// <returns><see langword="null"/> for a client that has nothing to ask, because it was not let in.</returns>
    private async Task<Outcome?> PlayAsync(ScriptedClient client, OperationRequest? request, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (request is null)
        {
            return null;
        }

        await Task.Delay(wait, clock, cancellationToken);
        return (await client.PerformAsync(request, cancellationToken)).Last;
    }

    private ScriptedClient Open(int number, EventLog log)
    {
        var transport = bind(IPAddress.IsLoopback(plan.Server.Address) ? IPAddress.Loopback : IPAddress.Any);
        var name = $"{plan.Prefix}{number}";
        var role = new RoleSettings
        {
            Name = name,
            Clock = clock,
            Random = random,
            Log = log,
            Uri = new Uri($"coap://{transport.LocalEndPoint}"),
            Objects = objects,
            Lwm2m = plan.Lwm2m,
        };
        return new(
            new Endpoint(transport, new EndpointSettings { Clock = clock, Random = random }),
            new ClientSettings { Role = role, Server = plan.Server, Name = name, Lifetime = plan.Lifetime })
        {
            Faulted = bug => _bug ??= bug,
        };
    }

    private static OperationRequest? About(ScriptedClient client, OperationKind kind) =>
        client.Location is { } location ? new OperationRequest { Kind = kind, Path = location, Within = Patience } : null;

    private void Count(RoleEvent happened)
    {
        if (happened is OperationEvent)
        {
            var second = (long)happened.Time.TotalSeconds;
            _asked[second] = _asked.GetValueOrDefault(second) + 1;
        }
    }
}
