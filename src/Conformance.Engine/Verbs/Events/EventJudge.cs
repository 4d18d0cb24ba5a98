using Conformance.Engine.Running;
using Conformance.Roles;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs.Events;

/// <summary>Judges that an event came, when it came, and what it was.</summary>
public static class EventJudge
{
    /// <summary>Nothing that was awaited came. Undecodable octets in the window are the better explanation; a server that could not be asked owes nothing.</summary>
    public static void Absent(StepContext context, string name, string role, Window window, TimeSpan eligible)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(window);

        var garbled = context.Run.Inbox.Unconsumed.OfType<DatagramEvent>()
            .FirstOrDefault(seen => seen.Message is null && seen.Role == role && seen.Time >= eligible);
        context.EndedAt = context.Bench.Now;
        if (garbled is not null)
        {
            context.Miss($"undecodable octets where {name} was awaited, {garbled.Error}", $"{name} {window}", Wire.Hex.Of(garbled.Octets.Span, 64), garbled.Time);
            return;
        }

        if (context.Bench.Clients.NotAsked is { } why)
        {
            context.Inconclusive($"no {name} came, and the server could not be asked: {why}", context.Bench.Asked!.Observer);
            return;
        }

        context.Unseen($"no {name} came; {window} is required", $"{name} {window}", "nothing", context.Bench.Now);
    }

    public static void Arrived(StepContext context, Matcher? expect, EventPattern pattern, Window window, RoleEvent found)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(found);

        var capture = pattern.Capture(found);
        context.EndedAt = found.Time;
        context.Capture(capture);
        var after = Window.Seconds(found.Time - window.From);
        if (found.Time < window.Opening)
        {
            context.Unseen($"{pattern.Name} came after {after}; {window} is required", window.ToString(), after, found.Time);
            return;
        }

        if (found is NotifyEvent { IsCut: true } cut)
        {
            context.Unseen($"{pattern.Name}: {cut.ContentError?.Message}", "all blocks of the notification", "no answer to a request for one", found.Time);
            return;
        }

        var mismatches = expect?.Match(capture, context.Scope) ?? [];
        foreach (var mismatch in mismatches)
        {
            var message = $"{pattern.Name}: {mismatch.Field} is {mismatch.Actual}; expected {mismatch.Expected}";
            context.Miss(message, $"{mismatch.Field}: {mismatch.Expected}", mismatch.Actual, found.Time, mismatch.Span);
        }

        if (mismatches.Count > 0)
        {
            return;
        }

        if (capture.Content.GetValueOrDefault("error") is { } error && found is not DatagramEvent && !(expect is not null && expect.FieldNames.Contains("error")))
        {
            context.Miss($"{pattern.Name}: the body does not decode, {error.ToDisplay()}", "a body that decodes", error.ToDisplay(), found.Time);
            return;
        }

        var expected = expect is null ? $"{pattern.Name} {window}" : $"{pattern.Name} {window}, {expect.Describe(context.Scope)}";
        context.Satisfied(expected, $"{pattern.Name} after {after}", found.Time);
    }
}
