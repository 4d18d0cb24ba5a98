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

        var condition = (context.Step.Target as BoundValue)?.Source ?? context.Step.Text;
        var holds = context.Target is Value.Flag { Content: true };
        context.Timeless = true;
        if (holds)
        {
            context.Satisfied(condition, "true", context.Bench.Now);
        }
        else
        {
            var seen = context.Step.Target is BoundCondition asked ? asked.Explain(context.Scope) : "false";
            context.Miss($"the condition does not hold: {condition}", condition, seen, context.Bench.Now);
        }

        return Task.CompletedTask;
    }
}
