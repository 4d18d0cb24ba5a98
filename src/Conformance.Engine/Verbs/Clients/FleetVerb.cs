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
        Fields =
        [
            new("answers-after", new FieldType.Duration(), "How long each of their answers takes; nothing unless given."),
            new("window", new FieldType.Duration(), "The length of time in which 'most-asked' counts requests."),
            new("downloads", new FieldType.Duration(), "They have the firmware object, fetch images by one protocol and take none otherwise, and fetch for this time when they are told an address."),
            new("failing", new FieldType.Number(0, 1000), "How many of them lose the connection at their first download; none unless given."),
            new("protocol", new FieldType.Number(0, 5), "The protocol that they list for images (object 5, resource 8); CoAP unless given."),
            Definitions.Within,
        ],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var fleet = context.Bench.Clients.OpenFleet(new()
        {
            Size = (int)((Value.Number)context.Target!).Content,
            AnswersAfter = context.FieldDuration("answers-after") ?? TimeSpan.Zero,
            Window = context.FieldDuration("window") ?? TimeSpan.Zero,
            Downloads = context.FieldDuration("downloads"),
            Failing = context.FieldNumber("failing") ?? 0,
            Protocol = context.FieldNumber("protocol") ?? 0,
            Within = Exchanges.WithinOf(context),
        });
        foreach (var client in fleet.Clients)
        {
            var result = await client.PerformAsync(fleet.Terms.Registration(client), context.CancellationToken);
            if (result.Response?.Code != CoapCode.Created)
            {
                context.Unseen($"{client.Settings.Name} is answered {result.Response?.Code.ToString() ?? "nothing"}; 2.01 is required", "every client is registered", "one is not", context.Bench.Now);
                return;
            }
        }

        context.EndedAt = context.Bench.Now;
        context.Satisfied("every client is registered", $"{fleet.Clients.Count} are", context.Bench.Now);
    }
}
