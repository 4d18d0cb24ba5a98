using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Dtls;
using Conformance.Engine.Benches;
using Conformance.Engine.Captures;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

/// <summary>Single datagrams to the secured port of a server under test that no handshake and no request of ours would send.</summary>
/// <remarks>RFC 6347 §4.1.2.6 and §4.1.2.7; RFC 7925 §17; LwM2M Transport §5.1.</remarks>
public sealed class RecordVerb : IVerb
{
    private const string Forged = "forged";
    private const string Repeated = "repeated";
    private const string Renegotiation = "renegotiation";
    private const string Clear = "clear";
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(2);

    private static readonly FieldDefinition[] Answers =
    [
        new("alert", new FieldType.OneMatcher(), "The last alert that came; absent without."),
        new("closed", new FieldType.OneMatcher(), "Whether the association is over."),
        new("hello", new FieldType.OneMatcher(), "Whether a ServerHello or a HelloVerifyRequest came in the association."),
        new("code", new FieldType.OneMatcher(), "Of an answer in clear; 'none' when none came."),
    ];

    public VerbDefinition Definition { get; } = new()
    {
        Name = "record",
        Kind = "client",
        Summary = "Our client sends one record in its association: that is not authentic (forged), one that is and then comes again (repeated), or a ClientHello for another handshake (renegotiation). Or somebody registers our client in clear at the secured port (clear). Then it is listened to what comes of it.",
        Example = """
            - record: forged
              expect: { closed: false }
            """,
        Target = new FieldType.Choice([Forged, Repeated, Renegotiation, Clear]),
        Fields =
        [
            new("expect", new FieldType.Matchers(Answers), "What comes of it."),
            new("within", new FieldType.Duration(), "How long it is listened; 2 s unless given."),
        ],
        Captures = Answers,
        Judges = true,
    };

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var fields = new Dictionary<string, Value>(StringComparer.Ordinal) { ["code"] = new Value.Text(ExchangeCapture.NoCode), ["hello"] = new Value.Flag(false) };
        var name = context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client;
        var seat = context.Bench.Clients.SeatOf(name);
        seat.Heard = happened => Note(fields, happened);
        if (!(context.TargetText == Clear ? IsSent(context, name, fields) : IsSent(context, seat)))
        {
            seat.Heard = null;
            return;
        }

        await Task.Delay((context.FieldDuration("within") ?? s_usual) + context.Run.Link.Late, context.Bench.World.Clock, context.CancellationToken);
        seat.Heard = null;
        fields["closed"] = new Value.Flag(seat.Link.AgreedWith(seat.Client.Server) is null);
        context.EndedAt = context.Bench.Now;
        var capture = new Value.Map(fields);
        context.Capture(capture);
        Judge(context, capture);
    }

    private static void Note(Dictionary<string, Value> fields, DtlsEvent happened)
    {
        if (happened is AlertReceived { Alert: var alert })
        {
            fields["alert"] = new Value.Text(alert.Description.ToString());
        }
        else if (happened is RenegotiationTaken)
        {
            fields["hello"] = new Value.Flag(true);
        }
    }

    /// <summary>Sends in the association; reports when there is none.</summary>
    private static bool IsSent(StepContext context, ClientSeat seat)
    {
        var server = seat.Client.Server;
        if (seat.Link.AgreedWith(server) is null)
        {
            context.Inconclusive("our client has no association", Model.Observer.Harness);
            return false;
        }

        var record = context.TargetText == Renegotiation ? seat.Link.Renegotiation(server).ToArray() : seat.Link.Protect(Ping(context), server).ToArray();
        record[^1] ^= (byte)(context.TargetText == Forged ? 1 : 0);
        for (var copy = 0; copy < context.Run.Link.Copies + (context.TargetText == Repeated ? 1 : 0); copy++)
        {
            seat.Link.SendAsItIs(record, server);
        }

        return true;
    }

    /// <summary>Sends in clear, from somewhere else; reports when there is nowhere to send to.</summary>
    private static bool IsSent(StepContext context, string name, Dictionary<string, Value> fields)
    {
        var clients = context.Bench.Clients;
        if (clients.Place?.Secure is not { } server)
        {
            context.Error("the device file does not say where: the key 'secure' of 'control'");
            return false;
        }

        var registration = new Message
        {
            Type = MessageType.Confirmable,
            Code = CoapCode.Post,
            MessageId = (ushort)context.Bench.World.Random.Next(ushort.MaxValue),
            Token = new Token(new byte[] { 1, 2, 3, 4 }),
            Options = OptionList.Empty.WithPath("/rd").WithQueries([$"ep={clients.NameOf(name)}", "lt=300", $"lwm2m={context.Run.Settings.Device.Lwm2m}", "b=U"]).WithContentFormat(ContentFormat.LinkFormat),
            Payload = Encoding.UTF8.GetBytes("</1/0>,</3/0>"),
        };
        for (var copy = 0; copy < context.Run.Link.Copies; copy++)
        {
            clients.SendFromElsewhere(registration.ToArray(), server, name, "registration in clear", heard =>
            {
                if (Message.TryRead(heard.Octets, out var answer, out _) && !answer.Code.IsEmpty)
                {
                    fields["code"] = new Value.Text(answer.Code.ToString());
                }
            });
        }

        return true;
    }

    /// <summary>Something that a server answers and that changes nothing (RFC 7252 §4.3).</summary>
    private static byte[] Ping(StepContext context) =>
        Message.Empty(MessageType.Confirmable, (ushort)context.Bench.World.Random.Next(ushort.MaxValue)).ToArray();

    private static void Judge(StepContext context, Value.Map capture)
    {
        var at = context.Bench.Now;
        var seen = string.Join(", ", capture.Content.Select(field => $"{field.Key} {field.Value.ToDisplay()}"));
        if (context.FieldMatcher("expect") is not { } expect)
        {
            return;
        }

        var mismatches = expect.Match(capture, context.Scope);
        foreach (var mismatch in mismatches)
        {
            context.Miss($"{mismatch.Field} is {mismatch.Actual}; expected {mismatch.Expected}", $"{mismatch.Field}: {mismatch.Expected}", seen, at, mismatch.Span);
        }

        if (mismatches.Count == 0)
        {
            context.Satisfied(expect.Describe(context.Scope), seen, at);
        }
    }
}
