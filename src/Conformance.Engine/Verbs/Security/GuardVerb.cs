using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Oscore.Transport;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Security;

public sealed class GuardVerb : IVerb
{
    private const string Own = "own";

    private static readonly IReadOnlyDictionary<string, (Lapse Lapse, string Summary)> s_lapses = new Dictionary<string, (Lapse, string)>
    {
        ["requests-in-clear"] = (Lapse.RequestsInClear, "Requests go out without protection, and an answer in clear is taken."),
        ["answers-in-clear"] = (Lapse.AnswersInClear, "Responses to protected requests go out without protection."),
        ["number-repeated"] = (Lapse.NumberRepeated, "A request has the Partial IV of the one before it."),
        ["tag-wrong"] = (Lapse.TagWrong, "The last octet of the tag is another."),
        ["kid-unknown"] = (Lapse.KidUnknown, "The kid of a request is none that the peer knows."),
        ["option-malformed"] = (Lapse.OptionMalformed, "The OSCORE option has reserved bits."),
    };

    /// <summary>The table of the reference page.</summary>
    public static Glossary Glossary { get; } = new(
        "What our side can do wrong under object security",
        "What `lapses` of `guard` takes.",
        ["name", "what is done"],
        [.. s_lapses.Select(lapse => new[] { $"`{lapse.Key}`", lapse.Value.Summary })]);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "guard",
        Kind = "control",
        Summary = "How one of our roles does object security from here to the end of the case: as it should, but for what the fields say.",
        Example = """
            - guard: server
              lapses: [tag-wrong]
            """,
        Target = new FieldType.Choice(RoleNames.All),
        Fields = [
            new("lapses", new FieldType.Several("lapse", [.. s_lapses.Keys]), "What it does wrong on purpose; nothing any more unless given."),
            new("context", new FieldType.Choice([Own]), "Of our client: it speaks under the context that the server under test knows it by, from here on."),
            new("renews", new FieldType.Flag(), "With `context`: it begins with a nonce, so that both sides make new keys (RFC 8613 §B.2). The answer to its first request has the server's, and is 4.01.")],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var lapses = context.Field("lapses") is Value.List named ? named.Content.Select(name => s_lapses[StepContext.Text(name)].Lapse).ToHashSet() : [];
        if (RoleNames.IsClient(context.TargetText))
        {
            Guard(context, context.Bench.Clients.SeatOf(context.TargetText), lapses);
        }
        else
        {
            context.Bench.SeatOf(context.TargetText).Lapses = lapses;
        }

        return Task.CompletedTask;
    }

    private static void Guard(StepContext context, ClientSeat seat, HashSet<Lapse> lapses)
    {
        seat.Lapses = lapses;
        if (!context.Has("context"))
        {
            return;
        }

        if (context.Bench.Credentials.Contexts.OfClient is not { } own)
        {
            context.Error("the device file says nothing of a context: 'oscore' under 'security'");
            return;
        }

        seat.Objects.Guard(seat.Client.Server, own, renews: context.Field("renews") is Value.Flag { Content: true });
    }
}
