using Conformance.Coap.Streams;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Streams;

public sealed class StreamVerb : IVerb
{
    /// <summary>The table of the reference page.</summary>
    public static Glossary Glossary { get; } = new(
        "What we can do wrong on a connection",
        "What `faults` of `stream` takes.",
        ["name", "what we do", "breaks"],
        [.. StreamFaults.All.Select(fault => new[] { $"`{fault.Name}`", fault.Summary, fault.Clause })]);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "stream",
        Kind = "control",
        Summary = "How one of our roles treats connections of CoAP over TCP from here to the end of the case: as it should, but for what the fields say. A client of ours connects when it is told, and speaks over its connection from then on.",
        Example = """
            - stream: server
              takes: 300
            """,
        Target = new FieldType.Choice([RoleNames.Server, RoleNames.Second, RoleNames.Bootstrap, RoleNames.Client, RoleNames.Other]),
        Fields =
        [
            new("takes", new FieldType.Number(64, 65536), "The longest message it says it takes, in octets; it says nothing unless given."),
            new("refuses", new FieldType.Flag(), "It takes no connections."),
            new("connects", new FieldType.Flag(), "A client of ours opens a connection to the server under test."),
            new("closes", new FieldType.Flag(), "Closes the connection that there is now; a client of ours speaks by datagram again."),
            new("faults", new FieldType.Several("fault of a connection", [.. StreamFaults.All.Select(fault => fault.Name)]), "What it does wrong on purpose."),
        ],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var client = context.TargetText is RoleNames.Client or RoleNames.Other ? context.Bench.Clients.SeatOf(context.TargetText) : null;
        var streams = client?.Streams ?? context.Bench.SeatOf(context.TargetText).Streams;
        context.Run.LeaveDirty();
        streams.Manners = new()
        {
            Takes = (uint?)context.FieldNumber("takes"),
            Refuses = Flag(context, "refuses"),
            Faults = context.Field("faults") is Value.List list ? list.Content.Select(one => StreamFaults.Find(StepContext.Text(one))!).ToHashSet() : [],
        };
        context.EndedAt = context.Bench.Now;
        if (Flag(context, "closes") && streams.Current is { } current)
        {
            streams.Port.Close(current);
            client?.SpeakByDatagram();
        }

        if (client is not null && Flag(context, "connects") && (context.Bench.World.Streams is not { } network || !await client.ConnectAsync(network, context.CancellationToken)))
        {
            context.Inconclusive($"{client.Client.Settings.Server} takes no connection", Observer.Harness);
        }
    }

    private static bool Flag(StepContext context, string field) => context.Field(field) is Value.Flag { Content: true };
}
