using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Transport;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

public sealed class AssociateVerb : IVerb
{
    private const string Enrolment = "enrolment";

    private static readonly FieldDefinition[] Endings =
    [
        new("established", new FieldType.OneMatcher(), "Whether there is an association."),
        new("connection-id", new FieldType.OneMatcher(), "Whether the server gave a connection id."),
        new("suite", new FieldType.OneMatcher(), "The cipher suite that was agreed on."),
        new("alert", new FieldType.OneMatcher(), "The fatal alert by which the server ended it."),
        new("timeout", new FieldType.OneMatcher(), "Whether the server just said nothing more."),
        new("time", new FieldType.Duration(), "When that was, since the start of the case."),
    ];

    public VerbDefinition Definition { get; } = new()
    {
        Name = "associate",
        Kind = "client",
        Summary = "Our client shakes hands with the secured port of the server under test, and speaks to it under DTLS for the rest of the case. There has to be an association, unless the step expects something else.",
        Example = """
            - associate: psk
              suites: [TLS_PSK_WITH_AES_128_CCM_8]
            """,
        Target = new FieldType.Choice(ClientCredentials.Modes),
        Fields =
        [
            new("expect", new FieldType.Matchers(Endings), "What becomes of it."),
            Definitions.Within,
            new("suites", new FieldType.Several("cipher suite", [.. CipherSuite.Known.Select(suite => suite.ToString())]), "What is offered; all of that kind that we know unless given."),
            new("to", new FieldType.Choice(["registration", Enrolment]), "Where: registration, which is meant unless given, or enrolment."),
            new("connection-id", new FieldType.Flag(), "Whether a connection id of the server is taken (RFC 9146); false unless given."),
            new("shows", new FieldType.Choice(ClientCredentials.Shown), "What it proves itself with: own is what the server knows it by, and is meant unless given; issued is the certificate that came of 'enrol', in this case."),
        ],
        Captures = Endings,
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var bench = context.Bench;
        var enrols = context.FieldText("to") == Enrolment;
        if ((enrols ? bench.Clients.Place?.Enrolment : bench.Clients.Place?.Secure) is not { } server)
        {
            context.Error($"the device file does not say where: the key '{(enrols ? Enrolment : "secure")}' of 'control'");
            return;
        }

        List<CipherSuite> suites = context.Field("suites") is Value.List named ? [.. named.Content.Select(name => CipherSuite.Find(StepContext.Text(name))!.Value)] : [];
        var seat = bench.Clients.SeatOf(context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client);
        var settings = ClientCredentials.Of(bench.Credentials, context.TargetText, context.FieldText("shows") ?? ClientCredentials.Own, suites, context.Field("connection-id") is Value.Flag { Content: true });
        if (context.FieldText("shows") == ClientCredentials.Issued)
        {
            if (seat.Enrolled?.Credential() is not { } issued)
            {
                context.Inconclusive("no certificate was issued to our client that it could show", Model.Observer.Harness);
                return;
            }

            settings = settings with { Credential = issued };
        }

        var result = await seat.SecureAsync(server, settings, Exchanges.WithinOf(context), bench.World.Clock);
        context.EndedAt = bench.Now;
        var capture = CaptureOf(context, result);
        context.Capture(capture);
        Judge(context, result, capture);
    }

    private static Value.Map CaptureOf(StepContext context, SecuringResult result)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["established"] = new Value.Flag(result.Negotiation is not null),
            ["connection-id"] = new Value.Flag(result.Negotiation?.ConnectionId is { IsEmpty: false }),
            ["timeout"] = new Value.Flag(result == SecuringResult.Silence),
            ["time"] = new Value.Duration(context.Bench.Now - context.Run.StartedAt),
        };
        if (result.Negotiation is { } agreed)
        {
            fields["suite"] = new Value.Text(agreed.Suite.ToString());
        }

        if (result is { Alert: { } alert, Reason: null })
        {
            fields["alert"] = new Value.Text(alert.ToString());
        }

        return new(fields);
    }

    private static void Judge(StepContext context, SecuringResult result, Value.Map capture)
    {
        var at = context.Bench.Now;
        var seen = result switch
        {
            { Negotiation: { } agreed } => $"an association with {agreed.Suite}",
            { Reason: { } reason } => $"we end it with {result.Alert}: {reason}",
            { Alert: { } alert } => $"the server ends it with {alert}",
            _ => "the server says nothing more",
        };
        if (context.FieldMatcher("expect") is not { } expect)
        {
            if (result.Negotiation is not null)
            {
                context.Satisfied("an association", seen, at);
            }
            else
            {
                context.Unseen($"{seen}; an association is required", "an association", seen, at);
            }

            return;
        }

        var mismatches = expect.Match(capture, context.Scope);
        foreach (var mismatch in mismatches)
        {
            context.Unseen($"{seen}; expected {mismatch.Field} {mismatch.Expected}", $"{mismatch.Field}: {mismatch.Expected}", seen, at, mismatch.Span);
        }

        if (mismatches.Count == 0)
        {
            context.Satisfied(expect.Describe(context.Scope), seen, at);
        }
    }
}
