using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Checks;

public sealed class UntilVerb : IVerb
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "until",
        Kind = "check",
        Summary = "Waits until a condition holds over what goes on counting, such as $(fleet), and judges that it does in time.",
        Example = """
            - until: fleet.updated = fleet.size
              within: 10 min
            """,
        Target = new FieldType.Condition(),
        Fields = [new("within", new FieldType.Duration(), "How long it may take.", Required: true)],
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var condition = (context.Step.Target as BoundValue)?.Source ?? context.Step.Text;
        var (began, within) = (context.Bench.Now, context.FieldDuration("within")!.Value);
        while (context.Target is not Value.Flag { Content: true })
        {
            if (context.Bench.Now - began >= within)
            {
                var seen = context.Step.Target is BoundCondition asked ? asked.Explain(context.Scope) : "false";
                context.Unseen($"within {within.TotalSeconds:0.#} s the condition did not hold: {condition}", condition, seen, context.Bench.Now);
                return;
            }

            await Task.Delay(Pace, context.Bench.World.Clock, context.CancellationToken);
        }

        context.EndedAt = context.Bench.Now;
        context.Run.Inbox.NoteWait(context.Bench.Now - began);
        context.Satisfied(condition, $"after {(context.Bench.Now - began).TotalSeconds:0.#} s", context.Bench.Now);
    }
}
