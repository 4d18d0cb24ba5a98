using System.Numerics;
using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Clients;

public sealed class BlocksVerb : IVerb
{
    private const int SmallestExponent = 4;

    public VerbDefinition Definition { get; } = new()
    {
        Name = "blocks",
        Kind = "client",
        Summary = "How large the blocks of a request may be that our client takes, for the rest of the case: a server that sends larger ones is asked for these.",
        Example = """
            - blocks: 64
            """,
        Target = new FieldType.Number(16, 1024),
        Fields = [],
    };

    /// <summary>The size exponent of blocks of so many octets (RFC 7959 §2.2).</summary>
    public static int ExponentOf(int octets) => Math.Min(BitOperations.Log2((uint)octets) - SmallestExponent, Block.MaxSizeExponent);

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var client = context.Bench.Clients[context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client];
        client.TakesBlocksUpTo = ExponentOf((int)((Scripting.Expressions.Value.Number)context.Target!).Content);
        return Task.CompletedTask;
    }
}
