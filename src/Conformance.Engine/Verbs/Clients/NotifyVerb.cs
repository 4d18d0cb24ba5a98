using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Engine.Payloads;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Formats;
using Conformance.Roles.Clients;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

public sealed class NotifyVerb : IVerb
{
    private static readonly FieldDefinition[] Endings =
    [
        new("acknowledged", new FieldType.OneMatcher(), "Whether an ACK came."),
        new("reset", new FieldType.OneMatcher(), "Whether a Reset came."),
        new("timeout", new FieldType.OneMatcher(), "Whether nothing came."),
        new("transmissions", new FieldType.OneMatcher(), "How often it was sent."),
        new("time", new FieldType.Duration(), "When that was, since the start of the case."),
    ];

    public VerbDefinition Definition { get; } = new()
    {
        Name = "notify",
        Kind = "client",
        Summary = "Our client notifies of an observation that the server under test began: the awaited operation that observes. Acknowledged, unless the step expects something else; a non-confirmable one must get no Reset.",
        Example = """
            - notify: $(observed)
              values: { /3303/0/5700: 23 }
            """,
        Target = new FieldType.Reference(),
        Fields =
        [
            new("expect", new FieldType.Matchers(Endings), "What becomes of it."),
            Definitions.Within, Definitions.Type, Faults.OfRequests, Definitions.Values with { Excludes = ["payload"] }, Definitions.Payload with { Excludes = ["values"] }, Definitions.Format,
            new("code", new FieldType.Text(), "Response code; 2.05 unless given."),
            new("observe", new FieldType.Number(0, 16777215), "Observe number; the next one unless given."),
            new("unnumbered", new FieldType.Flag(), "Sends no Observe option."),
            new("token", new FieldType.Text(), "Token in hex instead of that of the observation."),
        ],
        Captures = Endings,
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Target is not Value.Map { Origin: OperationEvent observed })
        {
            context.Error("no operation of a server was awaited there");
            return;
        }

        if (ReportOf(context, observed) is not { } report)
        {
            return;
        }

        var outcome = await context.Bench.Clients[observed.Role].NotifyAsync(observed, report, context.CancellationToken);
        context.EndedAt = outcome.EndedAt;
        var capture = CaptureOf(context, outcome);
        context.Capture(capture);
        Judge(context, report, outcome, capture);
    }

    private static Report? ReportOf(StepContext context, OperationEvent observed)
    {
        var format = context.Field("format") is Value.Number named ? new ContentFormat((int)named.Content) : observed.Message.Options.Accept ?? ContentFormat.SenmlCbor;
        var payload = context.Field("payload") is { } raw ? PayloadEncoder.Raw(raw) : default;
        if (context.Field("values") is Value.Map values)
        {
            if (PayloadEncoder.Entries(context, values, observed.Target) is not { } entries)
            {
                return null;
            }

            payload = PayloadFormats.Find(format)!.Write(entries, observed.Target, context.Bench.Clients[observed.Role].Model);
        }

        return new Report
        {
            Code = context.FieldText("code") is { } code && Codes.TryParse(code, out var parsed) ? parsed : CoapCode.Content,
            Number = context.FieldNumber("observe") is { } number ? (uint)number : null,
            Numbered = !context.Has("unnumbered"),
            Confirmable = context.FieldText("type") != "NON",
            Token = context.FieldText("token") is { } hex && Wire.Hex.TryParse(hex, out var octets) ? new Token(octets) : null,
            Format = payload.IsEmpty ? null : format,
            Payload = payload,
            Deviations = Faults.Of(context),
            Within = Exchanges.WithinOf(context),
        };
    }

    private static Value.Map CaptureOf(StepContext context, Outcome outcome) => new(new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        ["acknowledged"] = new Value.Flag(outcome is Acknowledged),
        ["reset"] = new Value.Flag(outcome is WasReset),
        ["timeout"] = new Value.Flag(outcome is TimedOut),
        ["transmissions"] = new Value.Number(outcome.Transmissions),
        ["time"] = new Value.Duration(outcome.EndedAt - context.Run.StartedAt),
    })
    {
        Origin = outcome,
    };

    private static void Judge(StepContext context, Report report, Outcome outcome, Value.Map capture)
    {
        var ending = outcome switch
        {
            WasReset => "a Reset came",
            TimedOut => "nothing came",
            Acknowledged => "an ACK came",
            _ => "octets came that are no message",
        };
        if (context.FieldMatcher("expect") is { } expect)
        {
            var mismatches = expect.Match(capture, context.Scope);
            foreach (var mismatch in mismatches)
            {
                context.Unseen($"{ending}; expected {mismatch.Field} {mismatch.Expected}", $"{mismatch.Field}: {mismatch.Expected}", ending, outcome.EndedAt, mismatch.Span);
            }

            if (mismatches.Count == 0)
            {
                context.Satisfied(expect.Describe(context.Scope), ending, outcome.EndedAt);
            }
        }
        else if (report.Confirmable ? outcome is Acknowledged : outcome is TimedOut)
        {
            context.Satisfied("the notification is taken", ending, outcome.EndedAt);
        }
        else
        {
            context.Unseen($"{ending}; {(report.Confirmable ? "an ACK" : "no Reset")} is required", "the notification is taken", ending, outcome.EndedAt);
        }
    }
}
