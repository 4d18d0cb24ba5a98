using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Running;

/// <summary>Steps that run one after another: a part of a case, a branch, the body of a loop.</summary>
public sealed class StepSequence(CaseRun run, Phase phase, CaseScope scope, List<StepRecord> records, TimeSpan from)
{
    public Phase Phase => phase;

    /// <summary>When the step before the current one began: an event since then may be the one the current step waits for.</summary>
    public TimeSpan PreviousStart { get; private set; } = from;

    /// <summary>When what the step before waited for happened: windows count from here.</summary>
    public TimeSpan PreviousEnd { get; private set; } = from;

    /// <summary>Replies armed early for the next step, so that a quick device does not outrun the script.</summary>
    public ReplyRule? ArmedForNext { get; set; }

    /// <summary>The worst verdict of the steps run.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Whether any expectation was not met, also where that does not touch the verdict (clean-up).</summary>
    public bool Missed { get; private set; }

    public async Task RunAsync(IReadOnlyList<BoundStep> steps, CancellationToken cancellationToken)
    {
        for (var index = 0; index < steps.Count && !run.Stops(phase); index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RunStepAsync(steps[index], index + 1 < steps.Count ? steps[index + 1] : null, cancellationToken);
        }
    }

    private async Task RunStepAsync(BoundStep step, BoundStep? next, CancellationToken cancellationToken)
    {
        var context = new StepContext(run, this, step, scope, cancellationToken);
        var armed = ArmedForNext;
        try
        {
            if (step.Fields.TryGetValue("when", out var condition) && context.Evaluate(condition) is Value.Flag { Content: false })
            {
                return;
            }

            ArmedForNext = next is null || armed is not null ? null : Verbs.Events.AwaitVerb.ArmEarly(run, step, next, scope);
            await run.VerbOf(step).RunAsync(armed is null ? context : context.WithArmed(armed));
        }
        catch (EvaluationException unknown)
        {
            context.Error($"{unknown.Message} ({(unknown.Span.Line > 0 ? unknown.Span : step.Span)})");
        }

        run.CheckForBugs(context);
        Verdict = Verdict.Worsen(context.Verdict);
        Missed |= context.Missed;
        var ended = context.EndedAt ?? run.Bench.Now;
        (PreviousStart, PreviousEnd) = (context.StartedAt, ended);
        records.Add(new StepRecord(
            phase.ToString().ToLowerInvariant(),
            step.Text,
            step.Span.ToString(),
            context.StartedAt - run.StartedAt,
            run.Bench.Now - context.StartedAt,
            context.Verdict,
            context.Findings,
            context.Children));
    }
}
