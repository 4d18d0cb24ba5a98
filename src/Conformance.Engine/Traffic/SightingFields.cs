using Conformance.Coap.Links;
using Conformance.Coap.Messages;
using Conformance.Coap.Observe;
using Conformance.Coap.Options;
using Conformance.Engine.Captures;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Traffic;

/// <summary>Turns messages into what passive cases match.</summary>
public static class SightingFields
{
    /// <summary>Everything that can be matched; what does not concern a kind is absent in it.</summary>
    public static IReadOnlyList<FieldDefinition> All { get; } =
    [
        new("method", new FieldType.OneMatcher(), "GET, POST … of a request."),
        new("path", new FieldType.OneMatcher(), "Uri-Path of the request."),
        new("query", new FieldType.OneMatcher(), "Uri-Query of the request, name → text; empty for a name alone."),
        new("type", new FieldType.OneMatcher(), "CON or NON, of the request, the notification or the message."),
        new("accept", new FieldType.Format(), "Content format that the request asks for."),
        new("format", new FieldType.Format(), "Content format of the request or the notification."),
        new("payload", new FieldType.OneMatcher(), "Octets of the request or the notification; absent without any."),
        new("links", new FieldType.OneMatcher(), "Links of a registration: links.objects, links.targets … Absent where they come in blocks."),
        new("error", new FieldType.OneMatcher(), "Why the links do not decode."),
        new("operation", new FieldType.OneMatcher(), "Which operation a server asked for: read, write, execute, bs-write …; absent for none of LwM2M."),
        new("numeric", new FieldType.OneMatcher(), "Whether the path of a server's request consists of numbers, as those of objects do."),
        new("code", new FieldType.OneMatcher(), "Code of the answer; absent while there is none."),
        new("allowed", new FieldType.OneMatcher(), "Whether the code is one that its operation may be answered with."),
        new("expected", new FieldType.OneMatcher(), "Code of success of the operation."),
        new("answer", new FieldType.OneMatcher(), "The answer: answer.format, answer.payload, answer.observe, answer.type."),
        new("location", new FieldType.OneMatcher(), "Location-Path of the answer."),
        new("round-trip", new FieldType.Duration(), "From the request to its answer."),
        new("separate", new FieldType.OneMatcher(), "Whether the answer came apart from the acknowledgement."),
        new("token-echoed", new FieldType.OneMatcher(), "Whether the answer has the token of its request."),
        new("id-echoed", new FieldType.OneMatcher(), "Whether a piggybacked answer has the Message ID of its request."),
        new("block-exceeded", new FieldType.OneMatcher(), "Whether a block of the answer is larger than the request asked for."),
        new("to-location", new FieldType.OneMatcher(), "Whether an Update or De-register goes to the location that the server gave; absent when that was not seen."),
        new("unchanged", new FieldType.OneMatcher(), "Parameters of an Update that say what was registered already."),
        new("overdue", new FieldType.Duration(), "How long the lifetime had been over; negative while it lasts, absent where it has no end."),
        new("registered", new FieldType.OneMatcher(), "Whether the client was registered: no where its first message was seen and no answer to a registration yet; absent when that was not seen."),
        new("left", new FieldType.OneMatcher(), "Whether the client had de-registered, and nothing since."),
        new("queue", new FieldType.OneMatcher(), "Whether the client had registered for queue mode."),
        new("silence", new FieldType.Duration(), "How long nothing had come from the client."),
        new("open", new FieldType.OneMatcher(), "Requests of the server that were open at the client besides."),
        new("after-finish", new FieldType.OneMatcher(), "Whether a bootstrap had been finished, and nothing asked for since."),
        new("observe", new FieldType.OneMatcher(), "The Observe number; 'newer' compares it with the notification before."),
        new("same-format", new FieldType.OneMatcher(), "Whether a notification has the format of the first answer."),
        new("after-cancel", new FieldType.OneMatcher(), "Whether the observation had been cancelled more than ten seconds before."),
        new("after-reset", new FieldType.OneMatcher(), "Whether a notification of it had been rejected more than ten seconds before."),
        new("after-register", new FieldType.OneMatcher(), "Whether the client had registered anew more than ten seconds before."),
        new("id-reused", new FieldType.OneMatcher(), "Whether another message of the same sender had the Message ID within EXCHANGE_LIFETIME."),
        new("gap", new FieldType.Duration(), "Time since the transmission before."),
        new("factor", new FieldType.OneMatcher(), "That time over the one before it; absent for the first repetition."),
        new("count", new FieldType.OneMatcher(), "Which repetition it is, from 1."),
        new("reset", new FieldType.OneMatcher(), "Whether an empty message was answered with Reset."),
    ];

    public static Value Text(string text) => new Value.Text(text);

    public static Value Flag(bool flag) => new Value.Flag(flag);

    /// <summary>What a request says.</summary>
    public static void AddRequest(Dictionary<string, Value> fields, Message request)
    {
        AddMessage(fields, request);
        fields["method"] = Text(request.Code.Name ?? request.Code.ToString());
        fields["path"] = Text(request.Options.Path);
        fields["query"] = new Value.Map(Queries.Of(request).ToDictionary(pair => pair.Key, pair => Text(pair.Value), StringComparer.Ordinal));
        if (request.Options.Accept is { } accept)
        {
            fields["accept"] = new Value.Number(accept.Value);
        }
    }

    public static void AddMessage(Dictionary<string, Value> fields, Message message)
    {
        fields["type"] = Text(Abbreviation(message.Type));
        if (message.Options.ContentFormat is { } format)
        {
            fields["format"] = new Value.Number(format.Value);
        }

        if (!message.Payload.IsEmpty)
        {
            fields["payload"] = new Value.Octets(message.Payload);
        }
    }

    /// <summary>What an answer says of its exchange.</summary>
    public static void AddAnswer(Dictionary<string, Value> fields, Message request, Message answer, TimeSpan took)
    {
        var own = new Dictionary<string, Value>(StringComparer.Ordinal);
        AddMessage(own, answer);
        if (answer.Options.Observe is { } observe)
        {
            own["observe"] = new Value.Number(observe);
        }

        fields["answer"] = new Value.Map(own);
        fields["code"] = Text(answer.Code.ToString());
        fields["round-trip"] = new Value.Duration(took);
        fields["separate"] = Flag(answer.Type != MessageType.Acknowledgement);
        fields["token-echoed"] = Flag(answer.Token == request.Token);
        if (answer.Options.LocationPath is { } location)
        {
            fields["location"] = Text(location);
        }

        if (request.Options.Block2 is { } wanted && wanted.SizeExponent < Block.ReservedSizeExponent)
        {
            fields["block-exceeded"] = Flag(answer.Code.IsSuccess && answer.Payload.Length > wanted.Size);
        }
    }

    /// <summary>The links of a registration or an Update that has them in one piece.</summary>
    public static void AddLinks(Dictionary<string, Value> fields, Message request)
    {
        if (request.Payload.IsEmpty || request.Options.Block1 is not null)
        {
            return;
        }

        if (LinkFormat.TryRead(request.Payload.Span, out var links, out var error))
        {
            fields["links"] = LinkValues.Of(links, RootOf(links));
        }
        else
        {
            fields["error"] = Text(error.ToString());
        }
    }

    /// <summary>Prefix of the tree that a registration announces; <c>/</c> for none.</summary>
    public static string RootOf(IReadOnlyList<Link> links) =>
        links.FirstOrDefault(link => link["rt"] == "oma.lwm2m")?.Target.TrimEnd('/') is { Length: > 0 } root ? root : "/";

    /// <summary>Whether a notification is newer than the freshest so far.</summary>
    public static Value Observe(uint number, TimeSpan at, (uint Number, TimeSpan At) freshest) =>
        ExchangeCapture.Observe(number, ObserveOrder.IsNewer(freshest.Number, freshest.At, number, at));

    private static string Abbreviation(MessageType type) => type switch
    {
        MessageType.Confirmable => "CON",
        MessageType.NonConfirmable => "NON",
        MessageType.Acknowledgement => "ACK",
        _ => "RST",
    };
}
