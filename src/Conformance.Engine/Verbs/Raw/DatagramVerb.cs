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
        Summary = "Sends octets as they are; no answer is awaited.",
        Example = """
            - datagram: 4F01 7D34
            """,
        Target = new FieldType.Any(),
        Fields = [],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Bench.Server.Registration is null)
        {
            context.Inconclusive("the device is not registered, so there is no address to send to", Model.Observer.Harness);
        }
        else if (context.Target is Value.Octets octets)
        {
            context.Bench.Server.SendOctets(octets.Content);
        }
        else if (Hex.TryParse(context.TargetText, out var parsed))
        {
            context.Bench.Server.SendOctets(parsed);
        }
        else
        {
            context.Error($"'{context.TargetText}' is no hex");
        }

        return Task.CompletedTask;
    }
}
