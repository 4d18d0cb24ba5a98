using Conformance.Coap.Messages;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

public sealed class FleetVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "fleet",
        Kind = "client",
        Summary = "So many clients of ours besides the others register with the server under test, all at one address, and answer what they are asked. What became of it is in $(fleet).",
        Example = """
            - fleet: 50
              answers-after: 1500 ms
            """,
        Target = new FieldType.Number(2, 1000),
        Fields = [new("answers-after", new FieldType.Duration(), "How long each of their answers takes; nothing unless given."), Definitions.Within],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var (size, slow) = ((int)((Value.Number)context.Target!).Content, (context.Field("answers-after") as Value.Duration)?.Content ?? TimeSpan.Zero);
        foreach (var client in context.Bench.Clients.OpenFleet(size, slow))
        {
            var result = await client.PerformAsync(client.Registering(Exchanges.WithinOf(context)), context.CancellationToken);
            if (result.Response?.Code != CoapCode.Created)
            {
                context.Unseen($"{client.Settings.Name} is answered {result.Response?.Code.ToString() ?? "nothing"}; 2.01 is required", "every client is registered", "one is not", context.Bench.Now);
                return;
            }
        }

        context.EndedAt = context.Bench.Now;
        context.Satisfied("every client is registered", $"{size} are", context.Bench.Now);
    }
}
