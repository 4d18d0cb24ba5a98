using Conformance.Dtls;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Extensions;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Sessions;
using Conformance.Dtls.Transport;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

public sealed class AssociateVerb : IVerb
{
    private const string Enrolment = "enrolment";

    private static readonly NamedGroup[] s_groups = [NamedGroup.P192, NamedGroup.P256, NamedGroup.P384];

    private static readonly FieldDefinition[] Endings =
    [
        new("established", new FieldType.OneMatcher(), "Whether there is an association."),
        new("connection-id", new FieldType.OneMatcher(), "Whether the server gave a connection id."),
        new("suite", new FieldType.OneMatcher(), "The cipher suite that was agreed on."),
        new("group", new FieldType.OneMatcher(), "The group of the key exchange; absent with a pre-shared key."),
        new("cookie", new FieldType.OneMatcher(), "Whether the server asked for a cookie."),
        new("flights", new FieldType.OneMatcher(), "How often the flight with the ServerHello came while our client was deaf."),
        new("extended-master-secret", new FieldType.OneMatcher(), "Whether it agreed to RFC 7627."),
        new("resumed", new FieldType.OneMatcher(), "Whether the session of before goes on."),
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
            new("groups", new FieldType.Several("group", [.. s_groups.Select(group => group.ToString())]), "Groups that are offered for the key exchange; secp256r1 and secp384r1 unless given."),
            new("datagram", new FieldType.Number(64, AssociationSettings.UsualDatagram), "Longest datagram that it sends in the handshake; messages that are longer come in fragments."),
            new("extended-master-secret", new FieldType.Flag(), "Whether RFC 7627 is offered; yes unless given."),
            new("deaf", new FieldType.Duration(), "How long, from the first ServerHello, nothing of the server gets through, and our client says nothing; no time unless given."),
            new("resumes", new FieldType.Flag(), "Whether it goes on with the session that it agreed on last; no unless given."),
            new("connection-id", new FieldType.Flag(), "Whether a connection id of the server is taken (RFC 9146); false unless given."),
            new("shows", new FieldType.Choice(ClientCredentials.Shown), "What it proves itself with: own is what the server knows it by, and is meant unless given; issued is the certificate that came of 'enrol', in this case; long is a pre-shared key of 64 octets with an identity of 128."),
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

        var deaf = new Deafness(context.FieldDuration("deaf") ?? TimeSpan.Zero, bench.World.Clock);
        seat.Link.Misses = deaf.Misses;
        var asked = false;
        seat.Heard = happened => asked |= happened is MessageReceived { Message.Type: var type } && type == HandshakeType.HelloVerifyRequest;
        var result = await seat.SecureAsync(server, Bent(context, settings, seat.Session), Exchanges.WithinOf(context), bench.World.Clock);
        (seat.Heard, seat.Link.Misses) = (null, static _ => false);
        seat.Session = result.Negotiation?.Session ?? seat.Session;
        context.EndedAt = bench.Now;
        var capture = CaptureOf(context, result, asked, deaf.Flights);
        context.Capture(capture);
        Judge(context, result, capture);
    }

    private static Dtls.ClientSettings Bent(StepContext context, Dtls.ClientSettings settings, Session? before) => settings with
    {
        Groups = context.Field("groups") is Value.List groups ? [.. groups.Content.Select(name => s_groups.First(group => group.ToString() == StepContext.Text(name)))] : settings.Groups,
        DatagramLimit = context.FieldNumber("datagram") ?? settings.DatagramLimit,
        ExtendedMasterSecret = context.Field("extended-master-secret") is not Value.Flag { Content: false },
        Retransmission = context.FieldDuration("deaf") is { } deaf ? new() { FirstTimeout = deaf * 2 } : settings.Retransmission,
        AskForTicket = context.Field("resumes") is not null,
        Session = context.Field("resumes") is Value.Flag { Content: true } ? before : null,
    };

    private static Value.Map CaptureOf(StepContext context, SecuringResult result, bool asked, int flights)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["established"] = new Value.Flag(result.Negotiation is not null),
            ["connection-id"] = new Value.Flag(result.Negotiation?.ConnectionId is { IsEmpty: false }),
            ["cookie"] = new Value.Flag(asked),
            ["flights"] = new Value.Number(flights),
            ["timeout"] = new Value.Flag(result == SecuringResult.Silence),
            ["time"] = new Value.Duration(context.Bench.Now - context.Run.StartedAt),
        };
        if (result.Negotiation is { } agreed)
        {
            fields["suite"] = new Value.Text(agreed.Suite.ToString());
            fields["extended-master-secret"] = new Value.Flag(agreed.ExtendedMasterSecret);
            fields["resumed"] = new Value.Flag(agreed.Resumed);
            if (agreed.Group is { } group)
            {
                fields["group"] = new Value.Text(group.ToString());
            }
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
