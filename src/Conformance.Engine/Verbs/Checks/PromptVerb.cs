using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Checks;

public sealed class PromptVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "prompt",
        Kind = "check",
        Summary = "Asks the operator a yes-or-no question. 'Cannot' is inconclusive, and so is having nobody to ask.",
        Example = """
            - prompt: Did the lamp go off?
            """,
        Target = new FieldType.Text(),
        Fields = [],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Run.Settings.Ask is not { } ask)
        {
            context.Inconclusive("nobody is there to be asked", Observer.Harness);
            return;
        }

        var answer = await ask(context.TargetText, context.CancellationToken);
        context.Run.Recorder.Answered(context.TargetText, answer);
        switch (answer)
        {
            case OperatorAnswer.Yes:
                context.Satisfied("yes", "yes", context.Bench.Now);
                break;
            case OperatorAnswer.No:
                context.Miss($"the operator said no to: {context.TargetText}", "yes", "no", context.Bench.Now, observer: Observer.Operator);
                break;
            default:
                context.Inconclusive($"the operator could not answer: {context.TargetText}", Observer.Operator);
                break;
        }
    }
}
