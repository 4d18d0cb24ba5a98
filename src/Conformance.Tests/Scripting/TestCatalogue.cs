using Conformance.Scripting.Binding;

namespace Conformance.Tests.Scripting;

/// <summary>A verb catalogue of the shape that the engine supplies.</summary>
internal static class TestCatalogue
{
    private static readonly FieldType s_text = new FieldType.Text();
    private static readonly FieldType s_duration = new FieldType.Duration();
    private static readonly FieldType s_format = new FieldType.Format();
    private static readonly FieldType s_free = new FieldType.Any();
    private static readonly FieldType s_items = new FieldType.Items();
    private static readonly FieldType s_reference = new FieldType.Reference();
    private static readonly FieldType s_named = new FieldType.NamedValues();
    private static readonly FieldType s_paths = new FieldType.PathValues();

    private static readonly FieldType s_event =
        new FieldType.Choice(["register", "update", "notify", "send", "bs-request", "est-sen", "handshake", "datagram"]);

    private static readonly FieldType s_links = new FieldType.Fields(
        [new("objects", s_items, "Objects."), new("instances", s_items, "Instances."), new("targets", s_items, "All targets.")], []);

    private static readonly FieldType s_reply = new FieldType.Fields(
        [
            new("code", s_text, "Code."),
            new("location", s_text, "Location."),
            new("max-age", s_duration, "Max-Age."),
            new("format", s_format, "Content format."),
            new("issue", s_named, "What to issue."),
        ],
        ["none"]);

    private static readonly FieldDefinition s_of = new("of", s_reference, "The exchange the event belongs to.");
    private static readonly FieldDefinition s_from = new("from", s_reference, "The moment from which the window counts.");
    private static readonly FieldDefinition s_within = new("within", s_duration, "How long to wait at most.", Excludes: ["between"]);
    private static readonly FieldDefinition s_value = new("value", s_free, "The value.", Excludes: ["values", "payload"]);
    private static readonly FieldDefinition s_values = new("values", s_paths, "Values by resource.", Excludes: ["payload"]);
    private static readonly FieldDefinition s_accept = new("accept", s_format, "Accept option.");

    private static readonly FieldDefinition s_between =
        new("between", new FieldType.Interval(), "Not before the first, not after the second.", Excludes: ["within"]);

    private static readonly FieldDefinition[] s_exchange =
    [
        new("code", s_text, "Response code."),
        new("format", s_format, "Content format of the payload."),
        new("payload", s_text, "Octets of the payload."),
        new("value", s_free, "The single value."),
        new("values", s_paths, "Values by path."),
        new("tlv", s_paths, "Kinds of TLV by path."),
        new("links", s_links, "Links of the payload."),
        new("free", s_paths, "Unused instances."),
        new("observe", new FieldType.Number(0, 16777215), "The Observe option."),
        new("each-block", new FieldType.Fields([new("code", s_text, "Code of every block but the last.")], []), "Every block."),
        new("time", s_duration, "When it came."),
        new("round-trip", s_duration, "How long it took."),
    ];

    private static readonly FieldDefinition[] s_eventFields =
    [
        .. s_exchange,
        new("path", s_text, "Path of the request."),
        new("query", s_named, "Query by name."),
        new("client-auth", s_text, "How the client proved who it is."),
        new("client-certificate", s_named, "The client's certificate."),
        new("psk-identity", s_text, "Identity of the pre-shared key."),
        new("csr", s_named, "The certification request."),
        new("accept", s_format, "Accept option."),
        new("issued", s_named, "The certificate issued."),
        new("location", s_text, "Path given to the registration."),
    ];

    private static readonly FieldDefinition s_where = new("where", new FieldType.Matchers(s_eventFields), "Which event counts.");

    public static VerbCatalogue Instance { get; } = new()
    {
        Verbs = [.. Operations(), .. BootstrapOperations(), .. Events(), .. Others()],
        Common =
        [
            new("at", new FieldType.Choice(["server", "bootstrap", "est"]), "Which role of the tester."),
            new("as", new FieldType.NewName(), "The name that captures the exchange."),
            new("requirement", new FieldType.Requirements(), "What the step judges."),
            new("otherwise", new FieldType.Choice(["fail", "inconclusive"]), "What a miss means."),
            new("when", new FieldType.Condition(), "Do the step only when this holds."),
        ],
        Formats = new Dictionary<string, int>
        {
            ["text"] = 0,
            ["link-format"] = 40,
            ["opaque"] = 42,
            ["octet-stream"] = 42,
            ["cbor"] = 60,
            ["senml-json"] = 110,
            ["senml-cbor"] = 112,
            ["tlv"] = 11542,
            ["json"] = 11543,
            ["pkcs10"] = 286,
        },
        Roles = ["server", "bootstrap", "est"],
        Iuts = ["client", "server", "bootstrap-server"],
        Claims = ["dut", "session", "reboot", "talk", "quiet", "dut-con"],
        Roots = new Dictionary<string, IReadOnlyList<FieldDefinition>>
        {
            ["server"] =
            [
                new("uri", s_text, "Address."),
                new("instance", s_text, "The Server instance.") { IsLate = true },
                new("ssid", new FieldType.Number(1, 65534), "Short Server ID."),
            ],
            ["bootstrap"] = [new("uri", s_text, "Address.")],
            ["device"] = [new("instances", s_items, "Instances announced."), new("endpoint", s_text, "Endpoint name.")],
        },
        GroupFolders = new Dictionary<string, string>
        {
            ["BS"] = "bootstrap",
            ["REG"] = "registration",
            ["DM"] = "management",
            ["ATT"] = "attributes",
            ["FMT"] = "formats",
            ["FW"] = "firmware",
            ["EST"] = "est",
        },
    };

    private static IEnumerable<VerbDefinition> Operations() =>
    [
        Operation("read", "read: /3/0", Path(1, 4, "R"), s_accept),
        Operation(
            "write", "write: /3/0/14\nvalue: '+01:00'", Path(1, 4, "W"), s_value, s_values,
            new("payload", s_text, "Octets as they are."),
            new("format", s_format, "Content format."),
            new("block1", new FieldType.Number(16, 1024), "Block size.")),
        Operation("execute", "execute: /1/0/8", Path(3, 3, "E"), new FieldDefinition("arguments", s_text, "Arguments.")),
        Operation("discover", "discover: /3", Path(0, 3), new FieldDefinition("depth", new FieldType.Number(0, 3), "Depth.")),
        Operation("observe", "observe: /3/0/16", Path(1, 4, "R"), s_accept, new("query", s_named, "Query.")),
        Operation("cancel", "cancel: $(observation)", s_reference, new FieldDefinition("by", Choice("get", "reset"), "How.")),
        Operation(
            "write-attributes", "write-attributes: /3/0\nquery: { pmin: 5 s }", Path(1, 4),
            new FieldDefinition("query", s_named, "Attributes.", Required: true)),
        Operation("read-composite", "read-composite: [/3/0/0, /1/0/1]", s_items),
    ];

    private static IEnumerable<VerbDefinition> BootstrapOperations() =>
        from verb in new[]
        {
            Operation("bs-discover", "bs-discover: /", Path(0, 1)),
            Operation("bs-delete", "bs-delete: /", Path(0, 2)),
            Operation("bs-write", "bs-write: /1/0\nvalues: { 0: 101 }", Path(1, 3), s_value, s_values),
            Operation("bs-finish", "bs-finish:", new FieldType.Empty()),
        }
        select verb with { Kind = "bootstrap" };

    private static IEnumerable<VerbDefinition> Events() =>
    [
        new()
        {
            Name = "await",
            Kind = "event",
            Summary = "The next event of a kind must arrive in the window.",
            Example = "await: register\nwithin: 10 s",
            Target = s_event,
            Fields =
            [
                s_of, s_where, s_from, s_within, s_between,
                new("expect", new FieldType.Matchers(s_eventFields), "What the event must be."),
                new("reply", s_reply, "The answer."),
            ],
            Captures = s_eventFields,
            Judges = true,
            NeedsWindow = true,
        },
        new()
        {
            Name = "never",
            Kind = "event",
            Summary = "No event of a kind may arrive.",
            Example = "never: notify\nfor: 10 s",
            Target = s_event,
            Fields =
            [
                s_of, s_where, s_from,
                new("for", s_duration, "How long.", Excludes: ["until"]),
                new("until", s_text, "The branch that ends it."),
            ],
            Judges = true,
            NeedsWindow = true,
        },
        new()
        {
            Name = "choose",
            Kind = "structure",
            Summary = "The first of several events.",
            Example = "choose:\n  - await: register\n  - await: update\nwithin: 10 s",
            Target = new FieldType.Steps(),
            Fields = [s_from, s_within, s_between],
            Captures = s_eventFields,
            Judges = true,
            NeedsWindow = true,
        },
    ];

    private static IEnumerable<VerbDefinition> Others() =>
    [
        Plain("structure", "parallel", "parallel:\n  one:\n    - alive:\n  two:\n    - alive:", new FieldType.Branches()),
        Plain(
            "structure", "repeat", "repeat: instance\nin: [/3/0, /1/0]\nsteps:\n  - read: $(instance)", new FieldType.NewName(),
            new("in", s_items, "What to repeat over.", Excludes: ["times"]),
            new("times", new FieldType.Number(1, 1000), "How often."),
            new("steps", new FieldType.Steps(), "What to repeat.", Required: true)),
        Plain("structure", "let", "let: { size: $(len(answer.payload)) }", s_named),
        Plain("check", "check", "check: $(update.query) is empty", new FieldType.Condition()) with { Judges = true },
        Plain("check", "alive", "alive:", new FieldType.Empty()) with { Judges = true },
        Plain(
            "control", "state", "state: registered",
            Choice("registered", "unregistered", "factory-fresh", "firmware-idle", "est-ready")),
        Plain(
            "control", "dut", "dut: restart", Choice("start", "stop", "restart", "set"),
            new("path", Path(3, 4), "What to set."),
            new("value", s_free, "To what.")),
        Plain(
            "control", "pause", "pause: 3 s\nreason: the sensor settles", s_duration,
            new FieldDefinition("reason", s_text, "Why nothing else can be awaited.", Required: true)),
        Plain("raw", "datagram", "datagram: 0x40", s_text),
    ];

    private static FieldType.Choice Choice(params string[] words) => new(words);

    private static FieldType.Path Path(int minDepth, int maxDepth, string needs = "") => new(minDepth, maxDepth, needs);

    private static VerbDefinition Operation(string name, string example, FieldType target, params FieldDefinition[] fields) => new()
    {
        Name = name,
        Kind = "operation",
        Summary = $"Sends a {name} and judges the answer.",
        Example = example,
        Target = target,
        Fields =
        [
            .. fields,
            new("expect", new FieldType.Matchers(s_exchange), "What the answer must be."),
            new("within", s_duration, "How long to wait at most."),
        ],
        Captures = s_exchange,
        Judges = true,
    };

    private static VerbDefinition Plain(string kind, string name, string example, FieldType target, params FieldDefinition[] fields) =>
        new() { Name = name, Kind = kind, Summary = $"Stands for {name}.", Example = example, Target = target, Fields = fields };
}
