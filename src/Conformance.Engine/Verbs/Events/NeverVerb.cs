using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Events;

public sealed class NeverVerb : IVerb
{
    // Longer than any case; the branch ends the wait.
    private static readonly TimeSpan UntilBranchEnds = TimeSpan.FromDays(1);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "never",
        Kind = "event",
        Summary = "Judges that something does not happen: for a time, or until a branch of the surrounding parallel ends.",
        Example = """
            - never: notify
              of: $(observation)
              for: 5 s
            """,
        Target = new FieldType.Choice(EventNames.All),
        Fields =
        [
            new("of", new FieldType.Reference(), "The observation, for notify."),
            new("where", new FieldType.Matchers(AwaitVerb.EventFields), "Only events that match are forbidden."),
            new("from", new FieldType.Reference(), "The moment the time counts from; unless given, the end of the previous step, and what comes while a button is being pressed counts too."),
            new("for", new FieldType.Duration(), "How long; shortened by the timer tolerance, and longer by the way there and back of a slow link.", Excludes: ["until"]),
            new("until", new FieldType.Text(), "Name of the branch whose end ends the wait.", Excludes: ["for"]),
        ],
        Judges = true,
        NeedsWindow = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (EventPattern.Of(context) is not { } pattern)
        {
            return;
        }

        if (context.FieldDuration("for") is { } watched && context.Run.Settings.Tolerance.For(watched) is var slack && slack >= watched)
        {
            context.Inconclusive($"{Window.Seconds(watched)} is no longer than the tolerance of {Window.Seconds(slack)}, so nothing can be seen", Observer.Harness);
            return;
        }

        var named = context.FieldDuration("from") is { } moment ? context.Run.StartedAt + moment : (TimeSpan?)null;
        var (since, from) = (named ?? context.Sequence.PreviousEffect, named ?? context.Sequence.PreviousEnd);
        bool Forbidden(RoleEvent seen) => seen.Time >= since && pattern.Matches(seen) && !pattern.WasUnderWay(seen);
        var (found, span) = context.FieldDuration("for") is { } length
            ? await ForAsync(context, Forbidden, from, length)
            : await UntilAsync(context, Forbidden, context.FieldText("until") ?? string.Empty);
        context.EndedAt = found?.Time ?? context.Bench.Now;
        if (found is null && context.Bench.Clients.NotAsked is { } why)
        {
            context.Inconclusive($"no {pattern.Name} came, and the server could not be asked: {why}", context.Bench.Asked!.Observer);
            return;
        }

        if (found is null)
        {
            context.Satisfied($"no {pattern.Name} {span}", "none came", context.Bench.Now);
            return;
        }

        var after = Window.Seconds(found.Time - since);
        var message = $"{pattern.Name} came after {after}; none is allowed {span}";
        var (expected, actual) = ($"no {pattern.Name} {span}", $"{after}: {found.Summary}");
        if (context.Run.Link.Latency > TimeSpan.Zero && !IsWithin(context, found, since, from))
        {
            context.Doubtful($"{message}; on the declared link it may have been sent before or after that", expected, actual, found.Time);
        }
        else
        {
            context.Unseen(message, expected, actual, found.Time);
        }
    }

    /// <summary>Whether it was sent within the time watched, however long the link took.</summary>
    private static bool IsWithin(StepContext context, RoleEvent found, TimeSpan since, TimeSpan from)
    {
        var link = context.Run.Link;
        var end = context.FieldDuration("for") is { } length ? from + length - context.Run.Settings.Tolerance.For(length) : TimeSpan.MaxValue;
        return found.Time >= since + link.Latency && found.Time <= end - link.Early;
    }

    private static async Task<(RoleEvent? Found, string Span)> ForAsync(
        StepContext context, Func<RoleEvent, bool> forbidden, TimeSpan from, TimeSpan length)
    {
        var tolerance = context.Run.Settings.Tolerance.For(length);
        var until = from + length - tolerance + context.Run.Link.RoundTrip;
        var found = await context.Run.Inbox.FindAsync(forbidden, until, context.CancellationToken);
        return (found, $"for {Window.Seconds(length)} (tolerance {Window.Seconds(tolerance)})");
    }

    private static async Task<(RoleEvent? Found, string Span)> UntilAsync(StepContext context, Func<RoleEvent, bool> forbidden, string branch)
    {
        var end = context.Run.Branch(branch);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, end.Over);
        try
        {
            var found = await context.Run.Inbox.FindAsync(forbidden, context.Bench.Now + UntilBranchEnds, either.Token);
            return (found, $"until '{branch}' ends");
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            var late = context.Run.Inbox.Unconsumed.FirstOrDefault(seen => seen.Time <= end.EndedAt && forbidden(seen));
            return (late, $"until '{branch}' ends");
        }
    }
}
