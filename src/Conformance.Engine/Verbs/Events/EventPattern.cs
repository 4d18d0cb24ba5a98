using Conformance.Engine.Captures;
using Conformance.Engine.Running;
using Conformance.Engine.Worlds;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Events;

/// <summary>Which events a step means: name, role, observation, and what <c>where</c> says.</summary>
public sealed class EventPattern
{
    /// <summary>What a device has, on a perfect link, to take notice of a Reset or a cancellation: what it sent meanwhile is no fault.</summary>
    private static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(100);

    private readonly CaseRun _run;
    private readonly CaseScope _scope;
    private readonly Matcher? _where;

    private EventPattern(CaseRun run, CaseScope scope, string name, string role, Observation? observation, Matcher? where) =>
        (_run, _scope, Name, Role, Observation, _where) = (run, scope, name, role, observation, where);

    public string Name { get; }

    /// <summary>Which of our roles sees it.</summary>
    public string Role { get; }

    /// <summary>The observation whose notifications are meant; <see langword="null"/> for any, and for other events.</summary>
    public Observation? Observation { get; }

    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    public static EventPattern? Of(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!EventNames.All.Contains(context.TargetText))
        {
            context.Error($"'{context.Step.Text}' waits for no event");
            return null;
        }

        Observation? observation = null;
        if (context.Field("of") is { } captured && (observation = ObservationReference.Of(context, captured)) is null)
        {
            return null;
        }

        var name = context.TargetText;
        return new(context.Run, context.Scope, name, context.FieldText("at") ?? context.Run.ClientRole ?? EventNames.RoleOf(name), observation, context.FieldMatcher("where"));
    }

    public bool Matches(RoleEvent seen) =>
        seen.Name == Name
        && seen.Role == Role
        && (Observation is null || (seen is NotifyEvent notify && notify.Observation == Observation))
        && !WasOvertaken(seen)
        && (_where is null || _where.Match(Capture(seen), _scope).Count == 0);

    /// <summary>A notification of an observation that has ended, so soon after its end that it may have been under way (RFC 7641 §3.6).</summary>
    public bool WasUnderWay(RoleEvent seen) =>
        seen is NotifyEvent { Observation.CancelledAt: { } end } && seen.Time <= end + Link.RoundTrip + Notice;

    private DeclaredLink Link => _run.Link;

    // A client takes no notice of a notification that a newer one overtook (RFC 7641 §3.4); without latency none does.
    private bool WasOvertaken(RoleEvent seen) =>
        Link.Latency > TimeSpan.Zero && seen is NotifyEvent notify && NotificationOrder.IsStale(notify, _run.Bench.Log.Events, Link.Late);

    public Value.Map Capture(RoleEvent seen) => EventCapture.Of(seen, _run.Bench.Log.Events, _run.StartedAt);
}
