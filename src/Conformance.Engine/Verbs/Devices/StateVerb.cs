using Conformance.Engine.Running;
using Conformance.Engine.States;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Devices;

public sealed class StateVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "state",
        Kind = "control",
        Summary = "Brings the device into a state: registered with our server; unregistered (holds our account, switched off); factory-fresh (holds at most a bootstrap account, switched off).",
        Example = """
            - state: registered
            """,
        Target = new FieldType.Choice(PreambleStates.All),
        Fields = [new("within", new FieldType.Duration(), "How long the device may take; pixit.register-within unless given.")],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var state = context.TargetText;
        if (await StatePreparation.ReachAsync(context, state) is { } reason)
        {
            context.Inconclusive($"state '{state}' was not reached: {reason}", context.Bench.Control.Observer);
            context.Run.LeaveDirty();
        }
    }
}
