using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Events;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Structure;

public sealed class ChooseVerb : IVerb
{
    public VerbDefinition Definition { get; } = new()
    {
        Name = "choose",
        Kind = "structure",
        Summary = "Waits for whichever of several events comes first; each alternative is an await without a window of its own.",
        Example = """
            - choose:
                - await: register
                - await: update
              within: 10 s
            """,
        Target = new FieldType.Steps(),
        Fields = AwaitVerb.WindowFields,
        Captures = AwaitVerb.EventFields,
        Judges = true,
        NeedsWindow = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var window = Window.Of(context);
        var alternatives = new List<(StepContext Context, EventPattern Pattern, ReplyRule? Rule)>();
        foreach (var step in ((BoundSteps)context.Step.Target!).Steps)
        {
            var alternative = new StepContext(context.Run, context.Sequence, step, context.Scope, context.CancellationToken);
            if (EventPattern.Of(alternative) is not { } pattern)
            {
                context.Inherit(alternative.Verdict);
                return;
            }

            alternatives.Add((alternative, pattern, AwaitVerb.Arm(alternative, pattern)));
        }

        var eligible = window.ExplicitFrom ? window.From : context.Sequence.PreviousStart;
        bool Wanted(RoleEvent seen) => seen.Time >= eligible && alternatives.Exists(alternative => alternative.Pattern.Matches(seen));
        var found = await context.Run.Inbox.TakeAsync(Wanted, window.Deadline, context.CancellationToken);
        foreach (var rule in alternatives.Select(alternative => alternative.Rule).OfType<ReplyRule>())
        {
            context.Run.Inbox.Disarm(rule);
        }

        if (found is null)
        {
            EventJudge.Absent(context, string.Join(" or ", alternatives.Select(alternative => alternative.Pattern.Name)), window, eligible);
            return;
        }

        var (chosen, matched, _) = alternatives.First(alternative => alternative.Pattern.Matches(found));
        chosen.EndedAt = found.Time;
        chosen.Capture(matched.Capture(found));
        EventJudge.Arrived(context, chosen.FieldMatcher("expect"), matched, window, found);
    }
}
