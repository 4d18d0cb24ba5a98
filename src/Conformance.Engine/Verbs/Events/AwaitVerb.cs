using Conformance.Engine.Captures;
using Conformance.Engine.Control;
using Conformance.Engine.Running;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Events;

public sealed class AwaitVerb : IVerb
{
    public static IReadOnlyList<FieldDefinition> WindowFields { get; } =
    [
        new("from", new FieldType.Reference(), "The moment the window counts from; the end of the previous step unless given."),
        new("within", new FieldType.Duration(), "Latest moment of the window.", Excludes: ["between"]),
        new("between", new FieldType.Interval(), "Earliest and latest moment of the window.", Excludes: ["within"]),
    ];

    public static IReadOnlyList<FieldDefinition> EventFields { get; } =
    [
        .. Definitions.MessageFields,
        .. Definitions.ContentFields,
        .. Definitions.LinkFields,
        .. Definitions.SigningFields,
        new("path", new FieldType.OneMatcher(), "Uri-Path of the request, path of the file that is fetched."),
        new("query", new FieldType.OneMatcher(), "Uri-Query of the request, name → text."),
        new("accept", new FieldType.Format(), "Content format that the request asks for."),
        new("id-reused", new FieldType.OneMatcher(), "Whether an earlier message of its sender had the same Message ID."),
        new("observe", new FieldType.OneMatcher(), "The Observe number of a notification; 'newer' compares it with the one before."),
        new("location", new FieldType.OneMatcher(), "The location the registration was given."),
        new("root", new FieldType.OneMatcher(), "Root of the LwM2M tree, / unless an alternate path was announced."),
        new("operation", new FieldType.OneMatcher(), "Which operation a server asked for: read, write, update, execute, bs-write …"),
        new("token", new FieldType.OneMatcher(), "The token of a server's operation."),
        new("body-blocks", new FieldType.OneMatcher(), "The sizes of the blocks that the body of a request came in, in octets; absent for a body in one piece."),
        new("octets", new FieldType.OneMatcher(), "The datagram's octets."),
        .. SecurityCapture.Fields,
        .. ProtectionCapture.Fields,
        .. StreamCapture.Fields,
        new("over", new FieldType.OneMatcher(), "coap, coaps, http or https, of a fetch (what is asked in clear at the port of https is http); coap, coaps or coap+tcp of a request or notification."),
        new("offset", new FieldType.OneMatcher(), "The first octet that a fetch asks for."),
        new("block", new FieldType.OneMatcher(), "Octets of the block that a fetch over CoAP asks for."),
        new("role", new FieldType.OneMatcher(), "Which of our roles saw it."),
        new("remote", new FieldType.OneMatcher(), "Address it came from."),
    ];

    public VerbDefinition Definition { get; } = new()
    {
        Name = "await",
        Kind = "event",
        Summary = "Waits for something the device does of its own accord, and judges it. Takes the earliest event that nothing has consumed yet.",
        Example = """
            - await: register
              within: $(pixit.register-within)
              expect: { query: { ep: $(pixit.endpoint) } }
              reply: { code: 2.01, location: /rd/5a3f }
              as: reg
            """,
        Target = new FieldType.Choice(EventNames.All),
        Fields =
        [
            new("of", new FieldType.Reference(), "The observation, for notify."),
            new("where", new FieldType.Matchers(EventFields), "Events that do not match are passed over."),
            new("expect", new FieldType.Matchers(EventFields), "What the event must be."),
            Replies.Definition,
            Faults.OfAnswers,
            .. WindowFields,
        ],
        Captures = EventFields,
        Judges = true,
        NeedsWindow = true,
    };

    /// <summary>Arms the reply of the next step while the current one runs, when the current one may provoke what the next awaits.</summary>
    public static ReplyRule? ArmEarly(CaseRun run, BoundStep current, BoundStep next, CaseScope scope)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(run);

        if (next.Verb.Name != "await"
            || !(next.Fields.ContainsKey("reply") || Faults.AreIn(next))
            || next.Fields.ContainsKey("when")
            || current.Verb.Name is "await" or "state" or "parallel" or "choose" or "repeat")
        {
            return null;
        }

        var context = new StepContext(run, new StepSequence(run, Phase.Cleanup, scope, [], run.Bench.Now), next, scope, CancellationToken.None);
        try
        {
            return EventPattern.Of(context) is { } pattern ? Arm(context, pattern) : null;
        }
        catch (EvaluationException)
        {
            return null; // it depends on what the current step captures, so it is armed when its own turn comes
        }
    }

    /// <summary>Arms what the step's <c>reply</c> and <c>faults</c> ask for. A notification is no request: all that can be answered is a Reset, by its observation.</summary>
    public static ReplyRule? Arm(StepContext context, EventPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(pattern);

        var (reply, faults) = (Replies.Of(context), Faults.Of(context));
        if (reply is null && faults.Count == 0)
        {
            return null;
        }

        if (pattern is { Name: "notify", Observation: { } observation })
        {
            observation.ResetNext = reply is { Fixed.Reset: true };
            observation.DeviationsNext = faults;
            return null;
        }

        var model = context.Run.ClientRole is { } client ? context.Bench.Clients[client].Model : context.Bench.Server.Model;
        return context.Run.Inbox.Arm(pattern.Matches, reply is null ? null : request => reply.For(request, model), faults);
    }

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (EventPattern.Of(context) is not { } pattern)
        {
            return;
        }

        var window = Window.Of(context);
        var rule = context.Armed ?? Arm(context, pattern);
        var next = context.Bench.Log.Next;
        var eligible = window.ExplicitFrom ? window.From : context.Sequence.PreviousStart;
        bool Wanted(RoleEvent seen) =>
            seen.Time >= eligible && (rule is null || rule.UsedFor == seen || (rule.UsedFor is null && seen.Sequence >= next)) && pattern.Matches(seen);

        var found = await context.Run.Inbox.TakeAsync(Wanted, window.Deadline, context.CancellationToken, _ => rule);
        if (rule is not null)
        {
            context.Run.Inbox.Disarm(rule);
        }

        if (rule is { Deviates: true } && context.Bench.Control.Actions.Contains(DeviceAction.Start))
        {
            context.Run.LeaveDirty();
        }

        if (found is null)
        {
            EventJudge.Absent(context, pattern.Name, pattern.Role, window, eligible);
            return;
        }

        EventJudge.Arrived(context, context.FieldMatcher("expect"), pattern, window, found);
    }
}
