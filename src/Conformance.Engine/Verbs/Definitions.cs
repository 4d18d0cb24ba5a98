using Conformance.Coap.Options;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs;

/// <summary>Field definitions that several verbs share.</summary>
public static class Definitions
{
    public static FieldType Path(int min, int max, string needs = "") => new FieldType.Path(min, max, needs);

    public static FieldDefinition Accept { get; } = new("accept", new FieldType.Format(), "Content format to ask for; without it no Accept option is sent.");

    public static FieldDefinition Format { get; } = new("format", new FieldType.Format(), "Content format of the body; without it one that the device declared.");

    public static FieldDefinition Within { get; } = new("within", new FieldType.Duration(), "How long the answer may take; pixit.response-within unless given.");

    public static FieldDefinition Type { get; } = new("type", new FieldType.Choice(["CON", "NON"]), "Confirmable (the default) or non-confirmable.");

    /// <summary>Octets that a block may have (RFC 7959 §2.2).</summary>
    public static FieldType BlockSize { get; } = new FieldType.NumberAmong([.. Enumerable.Range(0, Block.MaxSizeExponent + 1).Select(exponent => (long)Block.SizeOf(exponent))]);

    public static FieldDefinition Block1 { get; } = new("block1", BlockSize, "Send the body in blocks of this many octets.");

    public static FieldDefinition Block1Later { get; } = new("block1-later", BlockSize, "From the second block on, send blocks of no more than this many octets (RFC 7959 §2.3).");

    public static FieldDefinition Block2 { get; } = new("block2", BlockSize, "Ask for the answer in blocks of this many octets.");

    public static FieldDefinition Value { get; } = new("value", new FieldType.Any(), "The new value; a list for a multiple resource.", Excludes: ["values", "payload"]);

    public static FieldDefinition Values { get; } =
        new("values", new FieldType.PathValues(), "Resource id or full path → value.", Excludes: ["value", "payload"]);

    public static FieldDefinition Payload { get; } =
        new("payload", new FieldType.Any(), "The body as it is: text, or octets from hex() or file().", Excludes: ["value", "values"]);

    public static FieldDefinition Query { get; } = new("query", new FieldType.NamedValues(), "Uri-Query options by name; 'unset' sends the name alone.");

    /// <summary>What a message says, in captures and expectations of exchanges and events alike.</summary>
    public static IReadOnlyList<FieldDefinition> MessageFields { get; } =
    [
        new("code", new FieldType.OneMatcher(), "Response or method code, such as 2.05; 'none' when nothing came."),
        new("type", new FieldType.OneMatcher(), "CON, NON, ACK or RST."),
        new("format", new FieldType.Format(), "Content format of the body."),
        new("payload", new FieldType.OneMatcher(), "The body's octets; a regular expression works on its hex."),
        new("text", new FieldType.OneMatcher(), "The body as UTF-8."),
        new("max-age", new FieldType.OneMatcher(), "Max-Age in seconds."),
        new("etag", new FieldType.OneMatcher(), "ETag octets."),
        new("echo", new FieldType.OneMatcher(), "Octets of an Echo option."),
        new("time", new FieldType.Duration(), "When it came, since the start of the case."),
        new("error", new FieldType.OneMatcher(), "Why the body does not decode; absent when it does."),
    ];

    public static IReadOnlyList<FieldDefinition> ContentFields { get; } =
    [
        new("value", new FieldType.OneMatcher(), "The value of the resource asked for; a list for a multiple resource."),
        new("values", new FieldType.OneMatcher(), "Path → value of everything in the body."),
        new("times", new FieldType.OneMatcher(), "Seconds of the values that came with a time: relative to now below 2^28, else since 1970."),
        new("repeated", new FieldType.OneMatcher(), "Paths that stand in the body more than once with the same time."),
    ];

    public static IReadOnlyList<FieldDefinition> LinkFields { get; } =
    [
        new("links", new FieldType.OneMatcher(), "Link targets; also links.objects, links.instances, links.resources, links.targets, links.beside (not below the root)."),
        new("attributes", new FieldType.OneMatcher(), "Target → attribute → text (true when it has no value)."),
        new("versions", new FieldType.OneMatcher(), "Object → version that its link, or that of an instance of it, carries."),
    ];

    /// <summary>What a request for a certificate says.</summary>
    public static IReadOnlyList<FieldDefinition> SigningFields { get; } =
    [
        new("subject", new FieldType.OneMatcher(), "Subject of a request for a certificate, such as CN=device."),
        new("names", new FieldType.OneMatcher(), "Alternative names that it asks for, such as DNS:device.example; an empty list without."),
        new("key", new FieldType.OneMatcher(), "Octets of the public key that it is for."),
        new("proven", new FieldType.OneMatcher(), "Whether it is signed with that key."),
        new("asks", new FieldType.OneMatcher(), "Object identifiers of its attributes."),
        new("secured", new FieldType.OneMatcher(), "Whether the request came under DTLS."),
        new("shown", new FieldType.OneMatcher(), "Subject of the certificate that the sender showed in its handshake; absent without one."),
    ];

    /// <summary>What an exchange captures, and what its <c>expect</c> may match.</summary>
    public static IReadOnlyList<FieldDefinition> ExchangeFields { get; } =
    [
        .. MessageFields,
        .. ContentFields,
        .. LinkFields,
        new("tlv", new FieldType.OneMatcher(), "Path → kind of TLV record: instance, multiple-resource, resource-instance, resource."),
        new("observe", new FieldType.OneMatcher(), "The Observe number."),
        new("location", new FieldType.OneMatcher(), "Location-Path."),
        new("sent-at", new FieldType.Duration(), "When the first request left."),
        new("round-trip", new FieldType.OneMatcher(), "From the last exchange's first transmission to its answer."),
        new("transmissions", new FieldType.OneMatcher(), "How often the last request was sent."),
        new("separate", new FieldType.OneMatcher(), "Whether the response came apart from its ACK."),
        new("blocks", new FieldType.OneMatcher(), "How many exchanges the transfer took."),
        new("each-block", new FieldType.OneMatcher(), "code and size of every answer but the last."),
        new("token", new FieldType.OneMatcher(), "The token used."),
        new("token-echoed", new FieldType.OneMatcher(), "Whether an answer carried it."),
        new("timeout", new FieldType.OneMatcher(), "Whether nothing came."),
        new("reset", new FieldType.OneMatcher(), "Whether a Reset came."),
    ];

    public static FieldDefinition Expect { get; } =
        new("expect", new FieldType.Matchers(ExchangeFields), "What the answer must be; without it, the operation's own success code.");

    public static FieldDefinition Behind { get; } =
        new("behind", new FieldType.Text(), "Prefix of the device behind the gateway that is meant (object 25, resource 1).");

    /// <summary>Every operation has these.</summary>
    public static IReadOnlyList<FieldDefinition> OperationFields { get; } = [Expect, Within, Type, Behind, Faults.OfRequests];
}
