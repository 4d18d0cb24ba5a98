using Conformance.Engine.Running;
using Conformance.Est.Enrolment;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Devices;

public sealed class AuthorityVerb : IVerb
{
    private const string Opens = "opens";
    private const string Answers = "answers";
    private const string RollsOver = "rolls-over";
    private const string Closes = "closes";

    public VerbDefinition Definition { get; } = new()
    {
        Name = "authority",
        Kind = "control",
        Summary = "Sets up our certification authority, to which our bootstrap server passes requests for enrolment (RFC 9148): a new one opens; the one there is answers as the fields say, and forgets what it was told before; another takes its place; it closes. It proves who it is as the bootstrap server does. What is asked of it are the events `est-…`.",
        Example = """
            - authority: opens
              life: 90 s
              after: 10 s
            - await: est-sen
              within: 10 s
              expect: { format: 286, proven: true }
            """,
        Target = new FieldType.Choice([Opens, Answers, RollsOver, Closes]),
        Fields =
        [
            new("life", new FieldType.Duration(), "How long its certificates are good; 30 days unless given."),
            new("optional", new FieldType.Items(), "What it has besides crts, sen and sren: att, skg, skc."),
            new("attributes", new FieldType.Items(), "Object identifiers of what att says that requests should contain."),
            new("after", new FieldType.Duration(), "A request for a certificate is answered 5.03 with this as Max-Age; the same request gets its certificate then."),
            new("apart", new FieldType.Flag(), "Answers come apart from the acknowledgements."),
            new("refusal", new FieldType.Text(), "The code with which requests for a certificate are refused, such as 5.00.", Excludes: ["wrong"]),
            new("wrong", new FieldType.Choice([.. EstDeviation.All.Select(one => one.Name)]), "What it does wrong on purpose: docs/est.md."),
            new("times", new FieldType.Number(1, 1000), "How many requests are refused, or answered wrongly; those after them are not. All unless given."),
            new("others", new FieldType.Number(1, 32), "How many other certificates come with its own."),
            new("certificate-first", new FieldType.Flag(), "Of a key that it made, the certificate comes first."),
        ],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var stand = context.Bench.Enrolment;
        switch (context.TargetText)
        {
            case Opens:
                stand.Open().Terms = Terms(context);
                break;
            case Answers:
                (stand.Service ?? stand.Open()).Terms = Terms(context);
                break;
            case RollsOver:
                stand.RollOver();
                break;
            default:
                stand.Close();
                break;
        }

        return Task.CompletedTask;
    }

    private static EstTerms Terms(StepContext context)
    {
        var unset = new EstTerms();
        return new()
        {
            Life = context.FieldDuration("life") ?? unset.Life,
            Optional = Texts(context, "optional").Select(name => EstPaths.ByName.TryGetValue(name, out var function) ? (EstFunction?)function : null)
                .OfType<EstFunction>().ToHashSet(),
            Attributes = [.. Texts(context, "attributes")],
            After = context.FieldDuration("after") ?? TimeSpan.Zero,
            Apart = context.Field("apart") is Value.Flag { Content: true },
            Refusal = context.FieldText("refusal") is { } code && Codes.TryParse(code, out var parsed) ? parsed : null,
            Deviation = context.FieldText("wrong") is { } wrong ? EstDeviation.Find(wrong) : null,
            Times = context.FieldNumber("times") ?? unset.Times,
            Others = context.FieldNumber("others") ?? 0,
            CertificateFirst = context.Field("certificate-first") is Value.Flag { Content: true },
        };
    }

    private static IEnumerable<string> Texts(StepContext context, string field) =>
        context.Field(field) is Value.List list ? list.Content.Select(StepContext.Text) : [];
}
