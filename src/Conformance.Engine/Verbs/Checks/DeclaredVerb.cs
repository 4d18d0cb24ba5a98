using Conformance.Engine.Campaigns;
using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Checks;

public sealed class DeclaredVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "declared",
        Kind = "check",
        Summary = "Judges what the device file declares: a condition over PICS and PIXIT. An unanswered question is inconclusive.",
        Example = """
            - declared: C.OBJ.3447 and pixit.wisun.support-period
            """,
        Target = new FieldType.Declaration(),
        Fields = [],
        Judges = true,
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var asked = (BoundDeclaration)context.Step.Target!;
        var settings = context.Run.Settings;
        var found = asked.Condition.Explain(Answer);
        context.Timeless = true;
        switch (asked.Condition.Evaluate(Answer))
        {
            case Ternary.Yes:
                context.Satisfied(asked.Written, found, context.Bench.Now);
                break;
            case Ternary.No:
                context.Miss($"not declared: {found}", asked.Written, found, context.Bench.Now, observer: Observer.Operator);
                break;
            default:
                context.Inconclusive($"a question is unanswered: {found}", Observer.Operator);
                break;
        }

        return Task.CompletedTask;

        Ternary Answer(string operand) => PicsAnswers.Answer(operand, settings.Device, settings.Pics);
    }
}
