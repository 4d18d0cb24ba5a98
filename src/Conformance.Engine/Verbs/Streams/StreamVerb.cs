using Conformance.Coap.Streams;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Streams;

public sealed class StreamVerb : IVerb
{
    /// <summary>The table of the reference page.</summary>
    public static Glossary Glossary { get; } = new(
        "What our servers can do wrong on a connection",
        "What `faults` of `stream` takes.",
        ["name", "what we do", "breaks"],
        [.. StreamFaults.All.Select(fault => new[] { $"`{fault.Name}`", fault.Summary, fault.Clause })]);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "stream",
        Kind = "control",
        Summary = "How one of our roles treats connections of CoAP over TCP that come from here to the end of the case: as it should, but for what the fields say.",
        Example = """
            - stream: server
              takes: 300
            """,
        Target = new FieldType.Choice([RoleNames.Server, RoleNames.Second, RoleNames.Bootstrap]),
        Fields =
        [
            new("takes", new FieldType.Number(64, 65536), "The longest message it says it takes, in octets; it says nothing unless given."),
            new("refuses", new FieldType.Flag(), "It takes no connections."),
            new("closes", new FieldType.Flag(), "Closes the connection that the device has with it now."),
            new("faults", new FieldType.Several("fault of a connection", [.. StreamFaults.All.Select(fault => fault.Name)]), "What it does wrong on purpose."),
        ],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var streams = context.Bench.SeatOf(context.TargetText).Streams;
        context.Run.LeaveDirty();
        streams.Manners = new()
        {
            Takes = (uint?)context.FieldNumber("takes"),
            Refuses = Flag(context, "refuses"),
            Faults = context.Field("faults") is Value.List list ? list.Content.Select(one => StreamFaults.Find(StepContext.Text(one))!).ToHashSet() : [],
        };
        if (Flag(context, "closes") && streams.Current is { } current)
        {
            streams.Port.Close(current);
        }

        return Task.CompletedTask;
    }

    private static bool Flag(StepContext context, string field) => context.Field(field) is Value.Flag { Content: true };
}
