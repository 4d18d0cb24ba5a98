using Conformance.Engine.Captures;
using Conformance.Engine.Running;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Events;

/// <summary>Which events a step means: name, role, observation, and what <c>where</c> says.</summary>
public sealed class EventPattern
{
    private readonly CaseRun _run;
    private readonly CaseScope _scope;
    private readonly string _role;
    private readonly Observation? _observation;
    private readonly Matcher? _where;

    private EventPattern(CaseRun run, CaseScope scope, string name, string role, Observation? observation, Matcher? where) =>
        (_run, _scope, Name, _role, _observation, _where) = (run, scope, name, role, observation, where);

    public string Name { get; }

    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    public static EventPattern? Of(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        Observation? observation = null;
        if (context.Field("of") is { } captured && (observation = ObservationReference.Of(context, captured)) is null)
        {
            return null;
        }

        var name = context.TargetText;
        return new(context.Run, context.Scope, name, context.FieldText("at") ?? EventNames.RoleOf(name), observation, context.FieldMatcher("where"));
    }

    public bool Matches(RoleEvent seen) =>
        seen.Name == Name
        && seen.Role == _role
        && (_observation is null || seen is NotifyEvent notify && notify.Observation == _observation)
        && (_where is null || _where.Match(Capture(seen), _scope).Count == 0);

    public Value.Map Capture(RoleEvent seen) => EventCapture.Of(seen, _run.Bench.Log.Events, _run.StartedAt);
}
