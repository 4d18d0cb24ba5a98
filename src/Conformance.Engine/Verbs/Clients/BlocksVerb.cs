using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

public sealed class BlocksVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "blocks",
        Kind = "client",
        Summary = "How large the blocks of a request may be that our client takes, for the rest of the case: a server that sends larger ones is asked for these.",
        Example = """
            - blocks: 64
            """,
        Target = Definitions.BlockSize,
        Fields = [],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var client = context.Bench.Clients[context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client];
        client.TakesBlocksUpTo = Block.ExponentOf((int)((Scripting.Expressions.Value.Number)context.Target!).Content);
        return Task.CompletedTask;
    }
}
