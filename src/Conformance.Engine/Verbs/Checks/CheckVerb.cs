using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Checks;

public sealed class CheckVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "check",
        Kind = "check",
        Summary = "Judges a condition over what was captured.",
        Example = """
            - check: $(update.query) is empty and $(update.payload) is empty
            """,
        Target = new FieldType.Condition(),
        Fields = [],
        Judges = true,
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var condition = context.Step.Text["check:".Length..].Trim();
        var holds = context.Target is Value.Flag { Content: true };
        context.EndedAt = context.Sequence.PreviousEnd;
        if (holds)
        {
            context.Satisfied(condition, "true", context.Bench.Now);
        }
        else
        {
            context.Miss($"the condition does not hold: {condition}", condition, "false", context.Bench.Now);
        }

        return Task.CompletedTask;
    }
}
