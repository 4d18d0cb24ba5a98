using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Running;

/// <summary>Steps that run one after another: a part of a case, a branch, the body of a loop.</summary>
/// <param name="outer">The step that holds them, or <see langword="null"/> for a part of a case.</param>
public sealed class StepSequence(CaseRun run, Phase phase, CaseScope scope, List<StepRecord> records, TimeSpan from, StepContext? outer = null)
{
    public Phase Phase => phase;

    public StepContext? Outer => outer;

    /// <summary>When the step before the current one began: an event since then may be the one the current step waits for.</summary>
    public TimeSpan PreviousStart { get; private set; } = from;

    /// <summary>When what the step before waited for happened: windows count from here.</summary>
    public TimeSpan PreviousEnd { get; private set; } = from;

    /// <summary>From when on an event can be the effect of the step before: its end, or when its last button was pressed.</summary>
    public TimeSpan PreviousEffect { get; private set; } = from;

    /// <summary>Replies armed early for the next step, so that a quick device does not outrun the script.</summary>
    public ReplyRule? ArmedForNext { get; set; }

    /// <summary>The worst verdict of the steps run.</summary>
    public Verdict Verdict { get; private set; }

    /// <summary>Whether any expectation was not met, also where that does not touch the verdict (clean-up).</summary>
    public bool Missed { get; private set; }

    /// <summary>Goes on where another sequence ended, as the next round of a loop.</summary>
    public void Follow(StepSequence earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        (PreviousStart, PreviousEffect, PreviousEnd) = (earlier.PreviousStart, earlier.PreviousEffect, earlier.PreviousEnd);
    }

    public async Task RunAsync(IReadOnlyList<BoundStep> steps, CancellationToken cancellationToken)
    {
        try
        {
            for (var index = 0; index < steps.Count && !run.Stops(phase); index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await RunStepAsync(steps[index], index + 1 < steps.Count ? steps[index + 1] : null, cancellationToken);
            }
        }
        finally
        {
            // A step that is never reached must not answer what comes later.
            if (ArmedForNext is { } armed)
            {
                run.Inbox.Disarm(armed);
            }
        }
    }

    private async Task RunStepAsync(BoundStep step, BoundStep? next, CancellationToken cancellationToken)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, run.Death);
        var context = new StepContext(run, this, step, scope, together.Token);
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
        catch (EvaluationException undone) when (phase == Phase.Cleanup && undone.Unbound)
        {
            return; // what was never done needs no undoing
        }
        catch (EvaluationException undone) when (undone.Unbound && run.Remarked)
        {
            context.Inconclusive($"an earlier miss leaves this step without what it needs: {undone.Message}", Observer.Harness);
        }
        catch (EvaluationException unknown)
        {
            context.Error($"{unknown.Message} ({(unknown.Span.Line > 0 ? unknown.Span : step.Span)})");
        }
        catch (OperationCanceledException) when (run.Death.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What the step waited for cannot come any more; the death of the device is the finding.
        }
#pragma warning disable CA1031 // a verb that breaks is the harness's error; clean-up still runs
        catch (Exception bug) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            run.Break(bug);
        }

        run.CheckForBugs(context);
        Verdict = Verdict.Worsen(context.Verdict);
        Missed |= context.Missed;
        if (!context.Timeless)
        {
            (PreviousStart, PreviousEnd) = (context.StartedAt, context.EndedAt ?? run.Bench.Now);
            PreviousEffect = context.ActedAt ?? PreviousEnd;
        }

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
