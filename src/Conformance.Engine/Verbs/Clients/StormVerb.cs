using Conformance.Coap.Messages;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Roles.Clients;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

public sealed class StormVerb : IVerb
{
    // RFC 7252 §5.10.5.
    private static readonly TimeSpan UsualAge = TimeSpan.FromSeconds(60);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "storm",
        Kind = "client",
        Summary = "All clients of the fleet restart at one moment: each registers anew, and once more when it was put off by 5.03 and its Max-Age is over. Judges that every one is registered in time.",
        Example = """
            - storm: 60 s
            """,
        Target = new FieldType.Duration(),
        Fields = [new("mute", new FieldType.Number(0, 1000), "How many of them answer nothing more, once they are registered; none unless given.")],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Bench.Clients.Fleet is not { } fleet)
        {
            context.Error("there is no fleet");
            return;
        }

        var limit = StepContext.AsDuration(context.Target, context.Step.Span);
        var mute = context.FieldNumber("mute") ?? 0;
        foreach (var client in fleet.Clients.TakeLast(mute))
        {
            client.IsMute = true;
        }

        var (began, slowest, left) = (context.Bench.Now, TimeSpan.Zero, new List<string>());
        foreach (var registering in fleet.Clients.Select(client => RegisterAsync(context, fleet, client, began + limit)).ToList())
        {
            var (name, answer, at) = await registering;
            slowest = at > slowest ? at : slowest;
            if (answer != CoapCode.Created)
            {
                left.Add($"{name} ({answer?.ToString() ?? "nothing"})");
            }
        }

        context.EndedAt = context.Bench.Now;
        var seen = $"{fleet.Clients.Count - left.Count} of {fleet.Clients.Count}, the last after {(slowest - began).TotalSeconds:0.#} s";
        if (left.Count == 0)
        {
            context.Satisfied($"every client is registered again within {limit.TotalSeconds:0.#} s", seen, context.Bench.Now);
        }
        else
        {
            context.Unseen(
                $"{left.Count} clients are not registered again: {string.Join(", ", left.Take(3))}; 2.01 is required within {limit.TotalSeconds:0.#} s",
                "every client is registered again", seen, context.Bench.Now);
        }
    }

    private static async Task<(string Name, CoapCode? Answer, TimeSpan At)> RegisterAsync(StepContext context, Fleet fleet, ScriptedClient client, TimeSpan deadline)
    {
        while (true)
        {
            var result = await client.PerformAsync(fleet.Terms.Registration(client) with { Within = deadline - context.Bench.Now }, context.CancellationToken);
            var (answer, now) = (result.Response, context.Bench.Now);
            var again = answer?.Options.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : UsualAge;
            if (answer?.Code != CoapCode.ServiceUnavailable || now + again >= deadline)
            {
                return (client.Settings.Name, answer?.Code, now);
            }

            await Task.Delay(again, context.Bench.World.Clock, context.CancellationToken);
        }
    }
}
