using Conformance.Engine.Running;
using Conformance.Engine.Worlds;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Events;

/// <summary>When an event may come: both bounds measured from one moment, widened by the timer tolerance and the declared link.</summary>
/// <param name="From">Monotonic.</param>
/// <param name="ExplicitFrom">Whether the step named the moment; then nothing before it counts.</param>
/// <param name="Earliest">Before this, from <paramref name="From"/>, it is too early.</param>
/// <param name="Latest">After this, from <paramref name="From"/>, it is too late.</param>
/// <param name="Tolerance">What widens both.</param>
/// <param name="Link">What widens both too.</param>
public sealed record Window(TimeSpan From, bool ExplicitFrom, TimeSpan Earliest, TimeSpan Latest, Tolerance Tolerance, DeclaredLink Link)
{
    /// <summary>Monotonic; nothing later counts.</summary>
    public TimeSpan Deadline => From + Tolerance.Latest(Latest) + Link.Late;

    /// <summary>Monotonic; anything before is too early. Without a lower bound nothing is: the event may have crossed the end of the step before.</summary>
    public TimeSpan Opening => Earliest == TimeSpan.Zero ? TimeSpan.MinValue : From + Tolerance.Earliest(Earliest) - Link.Early;

    /// <summary>The step's <c>from</c>, <c>within</c> and <c>between</c>; without a window, one response time.</summary>
    public static Window Of(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var named = context.FieldDuration("from");
        var from = named is { } moment ? context.Run.StartedAt + moment : context.Sequence.PreviousEnd;
        var (earliest, latest) = context.Field("between") is Value.List { Content: [var low, var high] }
            ? (StepContext.AsDuration(low, context.Step.Span), StepContext.AsDuration(high, context.Step.Span))
            : (TimeSpan.Zero, context.FieldDuration("within") ?? context.Run.ResponseWithin);
        return new(from, named is not null, earliest, latest, context.Run.Settings.Tolerance, context.Run.Link);
    }

    public override string ToString()
    {
        var link = Link == DeclaredLink.Perfect ? string.Empty : $"; link {Seconds(Link.Early)} early, {Seconds(Link.Late)} late";
        return Earliest == TimeSpan.Zero
            ? $"within {Seconds(Latest)} (tolerance {Seconds(Tolerance.For(Latest))}{link})"
            : $"between {Seconds(Earliest)} and {Seconds(Latest)} (tolerance {Seconds(Tolerance.For(Earliest))} and {Seconds(Tolerance.For(Latest))}{link})";
    }

    public static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");
}
