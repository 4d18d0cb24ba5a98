using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Streams;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Model;
using Conformance.Scripting.Binding;
using Conformance.Wire;

namespace Conformance.Engine.Verbs.Streams;

public sealed class SignalVerb : IVerb
{
    private static readonly Option Critical = new(new OptionNumber(65001), default);

    private static readonly IReadOnlyList<(string Name, string Summary, Func<Token, ReadOnlyMemory<byte>> Octets)> s_kinds =
    [
        ("ping", "A Ping (7.02).", token => Written(new Ping(token, custody: false))),
        ("ping-custody", "A Ping that asks for custody.", token => Written(new Ping(token, custody: true))),
        ("ping-elective", "A Ping with an elective option that nobody knows.", token => Written(new Ping(token, custody: false), new Option(new OptionNumber(65000), default))),
        ("ping-critical", "A Ping with a critical option that nobody knows.", token => Written(new Ping(token, custody: false), Critical)),
        ("settings", "Settings (7.01) without options, which change nothing.", _ => Written(new Settings(maxMessageSize: null, blockWise: false))),
        ("settings-critical", "Settings with a critical option that nobody knows.", _ => Written(new Settings(maxMessageSize: null, blockWise: false), Critical)),
        ("release", "Release (7.04).", _ => Written(new Release([], holdOff: null))),
        ("empty", "An empty message (0.00).", _ => new byte[] { 0x00, 0x00 }),
        ("token-reserved-length", "A GET with a token of nine octets.", _ => (byte[])[0x09, 0x01, .. new byte[9]]),
        ("option-beyond-end", "A GET with an option that announces twelve octets where there are none.", _ => new byte[] { 0x10, 0x01, 0x0C }),
        ("code-reserved", "A message of the reserved class 1.", _ => new byte[] { 0x00, 0x21 }),
    ];

    /// <summary>The table of the reference page.</summary>
    public static Glossary Glossary { get; } = new(
        "What we can say on a connection",
        "What `signal` takes.",
        ["name", "what it is"],
        [.. s_kinds.Select(kind => new[] { $"`{kind.Name}`", kind.Summary })]);

    public VerbDefinition Definition { get; } = new()
    {
        Name = "signal",
        Kind = "raw",
        Summary = "Says something about the connection that the device has with one of our roles, or breaks the protocol on it. What the device says to that are the events signal and disconnect.",
        Example = """
            - signal: ping
              token: 'A1B2'
            """,
        Target = new FieldType.Choice([.. s_kinds.Select(kind => kind.Name)]),
        Fields = [new("token", new FieldType.Text(), "The token of a Ping, in hex; none unless given.")],
    };

    public Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!Hex.TryParse(context.FieldText("token") ?? string.Empty, out var token))
        {
            context.Error($"'{context.FieldText("token")}' is no hex");
        }
        else if (StreamsOf(context) is { Current: { } peer } streams)
        {
            context.EndedAt = context.Bench.Now;
            streams.Port.SendOctets(s_kinds.First(kind => kind.Name == context.TargetText).Octets(new Token(token)), peer);
        }
        else
        {
            context.Inconclusive("there is no connection to say it on", Observer.Harness);
        }

        return Task.CompletedTask;
    }

    private static RoleStreams StreamsOf(StepContext context) =>
        (context.FieldText("at") ?? context.Run.ClientRole) is (RoleNames.Client or RoleNames.Other) and { } client
            ? context.Bench.Clients.SeatOf(client).Streams
            : context.Bench.SeatOf(context.FieldText("at")).Streams;

    private static byte[] Written(Signal signal, params Option[] more) =>
        Frame.Of(signal.Message with { Options = new(signal.Message.Options.Concat(more)) }).ToArray();
}
