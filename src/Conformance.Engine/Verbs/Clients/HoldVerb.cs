using Conformance.Engine.Benches;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Paths;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

public sealed class HoldVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "hold",
        Kind = "client",
        Summary = "Our client holds these values too, for the rest of the case: it announces their instances when it registers, and answers requests by them.",
        Example = """
            - hold: { /5/0/3: 0, /5/0/8/0: 2 }
            """,
        Target = new FieldType.PathValues(),
        Fields = [],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var client = context.Bench.Clients[context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client];
        foreach (var entry in PayloadEncoder.Entries(context, (Value.Map)context.Target!, Lwm2mPath.Root) ?? [])
        {
            client.Tree.Put(entry);
        }

        return Task.CompletedTask;
    }
}
