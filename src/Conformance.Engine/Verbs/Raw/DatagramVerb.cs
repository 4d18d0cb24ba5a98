using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;
using Conformance.Wire;

namespace Conformance.Engine.Verbs.Raw;

public sealed class DatagramVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "datagram",
        Kind = "raw",
        Summary = "Sends octets as they are; no answer is awaited. On a link that is declared to lose datagrams, several times.",
        Example = """
            - datagram: 4F01 7D34
            """,
        Target = new FieldType.Any(),
        Fields = [],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (Octets(context) is { } octets)
        {
            await Exchanges.SendOctetsAsync(context, context.FieldText("at") ?? "server", octets);
        }
    }

    private static ReadOnlyMemory<byte>? Octets(StepContext context)
    {
        if (context.Target is Value.Octets octets)
        {
            return octets.Content;
        }

        if (Hex.TryParse(context.TargetText, out var parsed))
        {
            return parsed;
        }

        context.Error($"'{context.TargetText}' is no hex");
        return null;
    }
}
