using Conformance.Engine.Running;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Checks;

public sealed class PauseVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "pause",
        Kind = "check",
        Summary = "Lets time pass where the standard itself says that nothing can be observed; the reason is mandatory.",
        Example = """
            - pause: 3 s
              reason: the awake window has to close
            """,
        Target = new FieldType.Duration(),
        Fields = [new("reason", new FieldType.Text(), "Why no event can stand for this time.", Required: true)],
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var length = StepContext.AsDuration(context.Target, context.Step.Span);
        await Task.Delay(length, context.Bench.World.Clock, context.CancellationToken);
        context.Run.Inbox.NoteWait(length);
    }
}
