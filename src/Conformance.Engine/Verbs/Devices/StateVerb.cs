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
        Summary = "Brings the device into a state: registered with our server; unregistered (holds our account, switched off); factory-fresh (holds at most a bootstrap account, switched off); two-servers (registered with both our servers, after a bootstrap of ours that also brings Access Control).",
        Example = """
            - state: registered
            """,
        Target = new FieldType.Choice(PreambleStates.All),
        Fields =
        [
            new("within", new FieldType.Duration(), "How long the device may take; pixit.register-within unless given."),
            new("access", new FieldType.PathValues(), "For two-servers: instance, or object → owner (server, second, bootstrap), and letters of RWEDC for server, second, default or a Short Server ID. What is not named is the first server's, and all may read it."),
        ],
        Captures =
        [
            new("instances", new FieldType.OneMatcher(), "For two-servers: instances of object 2, in the order of access."),
            new("accounts", new FieldType.OneMatcher(), "For two-servers: instances of object 0 of the first and the second server."),
        ],
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
