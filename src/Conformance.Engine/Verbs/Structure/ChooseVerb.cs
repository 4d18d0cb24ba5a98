using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Events;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

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
        if (Alternatives(context) is not { } alternatives)
        {
            return;
        }

        var eligible = window.ExplicitFrom ? window.From : context.Sequence.PreviousStart;
        bool Wanted(RoleEvent seen) => seen.Time >= eligible && alternatives.Exists(alternative => alternative.Pattern.Matches(seen));
        var found = await context.Run.Inbox.TakeAsync(
            Wanted, window.Deadline, context.CancellationToken, seen => alternatives.Find(alternative => alternative.Pattern.Matches(seen)).Rule);
        Disarm(context, alternatives);
        if (found is null)
        {
            var names = string.Join(" or ", alternatives.Select(alternative => alternative.Pattern.Name));
            EventJudge.Absent(context, names, alternatives[0].Pattern.Role, window, eligible);
            return;
        }

        var (chosen, matched, _) = alternatives.First(alternative => alternative.Pattern.Matches(found));
        context.Capture(matched.Capture(found));
        EventJudge.Arrived(chosen, chosen.FieldMatcher("expect"), matched, window, found);
        context.Inherit(chosen);
    }

    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    private static List<(StepContext Context, EventPattern Pattern, ReplyRule? Rule)>? Alternatives(StepContext context)
    {
        var alternatives = new List<(StepContext Context, EventPattern Pattern, ReplyRule? Rule)>();
        foreach (var step in ((BoundSteps)context.Step.Target!).Steps)
        {
            var alternative = new StepContext(context.Run, context.Sequence, step, context.Scope, context.CancellationToken) { Outer = context };
            if (alternative.Field("when") is Value.Flag { Content: false })
            {
                continue;
            }

            var pattern = EventPattern.Of(alternative);
            if (pattern is null)
            {
                context.Inherit(alternative);
                Disarm(context, alternatives);
                return null;
            }

            alternatives.Add((alternative, pattern, AwaitVerb.Arm(alternative, pattern)));
        }

        if (alternatives.Count == 0)
        {
            context.Error("every alternative is left out, so there is nothing to wait for");
            return null;
        }

        return alternatives;
    }

    private static void Disarm(StepContext context, List<(StepContext Context, EventPattern Pattern, ReplyRule? Rule)> alternatives)
    {
        foreach (var rule in alternatives.Select(alternative => alternative.Rule).OfType<ReplyRule>())
        {
            context.Run.Inbox.Disarm(rule);
        }
    }
}
