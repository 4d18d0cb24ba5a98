using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Engine.Security;
using Conformance.Engine.Verbs.Bootstrap;
using Conformance.Engine.Verbs.Checks;
using Conformance.Engine.Verbs.Clients;
using Conformance.Engine.Verbs.Conformity;
using Conformance.Engine.Verbs.Devices;
using Conformance.Engine.Verbs.Events;
using Conformance.Engine.Verbs.Operations;
using Conformance.Engine.Verbs.Raw;
using Conformance.Engine.Verbs.Security;
using Conformance.Engine.Verbs.Servers;
using Conformance.Engine.Verbs.Streams;
using Conformance.Engine.Verbs.Structure;
using Conformance.Scripting.Binding;

namespace Conformance.Engine.Verbs;

/// <summary>All verbs, and the catalogue that lint, schema, reference page and binder read.</summary>
public static class EngineVerbs
{
    private static readonly FieldDefinition[] Address =
    [
        new("uri", new FieldType.OneMatcher(), "What the device is configured with."),
        new("host", new FieldType.OneMatcher(), "Its host."),
        new("port", new FieldType.OneMatcher(), "Its port."),
        .. AccountSecurity.Fields,
    ];

    private static readonly FieldDefinition[] Ours =
    [
        new("endpoint", new FieldType.OneMatcher(), "Endpoint name that our client goes by."),
        new("location", new FieldType.OneMatcher(), "Where it registered last; absent until a server said."),
        new("host", new FieldType.OneMatcher(), "Its address."),
        new("port", new FieldType.OneMatcher(), "Its port."),
        new("instances", new FieldType.OneMatcher(), "Object instances that it holds, those of Security too."),
    ];

    private static readonly FieldDefinition[] OfFleet =
    [
        new("endpoints", new FieldType.OneMatcher(), "Names that its clients go by."),
        new("most-open", new FieldType.OneMatcher(), "The most requests of the server that were open at once, in all of it."),
        new("answered", new FieldType.OneMatcher(), "How many requests it answered."),
        new("size", new FieldType.OneMatcher(), "How many clients it has."),
        new("most-asked", new FieldType.OneMatcher(), "The most requests that came within one window."),
        new("most-copies", new FieldType.OneMatcher(), "The most datagrams that one request came in."),
        new("told", new FieldType.OneMatcher(), "How often a client of it was told to fetch an image, or handed one."),
        new("misled", new FieldType.OneMatcher(), "How many were told an address of a protocol that they do not list, or handed an image."),
        new("most-downloading", new FieldType.OneMatcher(), "The most clients that fetched an image at once."),
        new("updated", new FieldType.OneMatcher(), "How many have the new image."),
        new("failed", new FieldType.OneMatcher(), "How many lost the connection and have not been told again."),
    ];

    public static VerbTable Table { get; } = new(
    [
        new ReadVerb(), new WriteVerb(), new UpdateVerb(), new ExecuteVerb(), new CreateVerb(), new DeleteVerb(), new DiscoverVerb(),
        new ObserveVerb(), new CancelVerb(), new WriteAttributesVerb(), new ReadCompositeVerb(), new WriteCompositeVerb(), new ObserveCompositeVerb(),
        new BootstrapDiscoverVerb(), new BootstrapReadVerb(), new BootstrapWriteVerb(), new BootstrapDeleteVerb(), new BootstrapFinishVerb(),
        new RequestVerb(), new DatagramVerb(),
        new AwaitVerb(), new NeverVerb(),
        new RegisterVerb(), new UpdateRegistrationVerb(), new DeregisterVerb(), new BootstrapRequestVerb(), new BootstrapPackRequestVerb(), new SendVerb(), new NotifyVerb(), new HoldVerb(), new FleetVerb(), new StormVerb(), new BlocksVerb(), new AssociateVerb(), new RoamVerb(), new RecordVerb(), new EnrolVerb(),
        new AskVerb(), new ToldVerb(),
        new ParallelVerb(), new ChooseVerb(), new RepeatVerb(), new LetVerb(),
        new CheckVerb(), new DeclaredVerb(), new ConformVerb(), new AliveVerb(), new PromptVerb(), new PauseVerb(), new UntilVerb(),
        new StateVerb(), new DutVerb(), new ForgetVerb(), new ImpairVerb(), new ServeVerb(), new AuthorityVerb(),
        new ProvisionVerb(), new SecureVerb(), new GuardVerb(),
        new StreamVerb(), new SignalVerb(),
    ]);

    public static VerbCatalogue Catalogue { get; } = new()
    {
        Verbs = [.. Table.All.Select(verb => verb.Definition)],
        Common =
        [
            new("at", new FieldType.Choice(RoleNames.All), "Which of our roles acts or watches."),
            new("as", new FieldType.NewName(), "Names what the step captured."),
            new("requirement", new FieldType.Requirements(), "What the step judges; all of the case's requirements unless given."),
            new("otherwise", new FieldType.Choice(["fail", "inconclusive", "remark"]), "What a miss means; fail unless given. A remark changes no verdict: for what rests on a fact that no published text confirms."),
            new("when", new FieldType.Condition(), "The step is skipped when this is false."),
        ],
        Formats = ContentFormat.ByName.ToDictionary(entry => entry.Key, entry => entry.Value.Value, StringComparer.Ordinal),
        Glossaries = [Faults.Glossary, SecureVerb.Glossary, GuardVerb.Glossary, StreamVerb.Glossary, SignalVerb.Glossary],
        Roles = RoleNames.All,
        Iuts = ["client", "server", "bootstrap-server", "est-server", "gateway"],
        Claims = ["dut", "session", "reboot", "talk", "quiet", "dut-con"],
        Roots = new Dictionary<string, IReadOnlyList<FieldDefinition>>(StringComparer.Ordinal)
        {
            ["server"] =
            [
                .. Address,
                new("instance", new FieldType.OneMatcher(), "Path of the instance of object 1 that holds our account.") { IsLate = true },
                new("ssid", new FieldType.OneMatcher(), "Our Short Server ID.") { IsLate = true },
            ],
            ["second"] =
            [
                .. Address,
                new("instance", new FieldType.OneMatcher(), "Path of the instance of object 1 that holds the account of our second server; absent until it is known.") { IsLate = true },
                new("ssid", new FieldType.OneMatcher(), "Short Server ID of our second server.") { IsLate = true },
            ],
            ["bootstrap"] = Address,
            ["client"] = Ours,
            ["guest"] = Ours,
            ["fleet"] = OfFleet,
            ["credentials"] = AccountSecurity.AllFields,
            ["files"] =
            [
                new("coap", new FieldType.OneMatcher(), "What the path of a file is put behind to fetch it over CoAP; there once something is served.") { IsLate = true },
                new("coaps", new FieldType.OneMatcher(), "The same over CoAPS, at the host of our server: it has the credentials that our accounts give.") { IsLate = true },
                new("http", new FieldType.OneMatcher(), "The same over HTTP.") { IsLate = true },
                new("https", new FieldType.OneMatcher(), "The same over HTTPS, at the host of our server; the certificate is of our authority and names that host's address.") { IsLate = true },
            ],
            ["authority"] =
            [
                new("anchor", new FieldType.OneMatcher(), "Its root certificate, DER; there once it is open.") { IsLate = true },
                new("issued", new FieldType.OneMatcher(), "How many certificates it issued.") { IsLate = true },
                new("certificate", new FieldType.OneMatcher(), "The last certificate it issued, DER.") { IsLate = true },
                new("expires", new FieldType.OneMatcher(), "When the last of them ends, since the start of the case.") { IsLate = true },
            ],
            ["device"] =
            [
                new("instances", new FieldType.OneMatcher(), "Announced object instances.") { IsLate = true },
                new("objects", new FieldType.OneMatcher(), "Announced objects.") { IsLate = true },
                new("root", new FieldType.OneMatcher(), "Root of the LwM2M tree.") { IsLate = true },
                new("endpoint", new FieldType.OneMatcher(), "Endpoint name it registered with.") { IsLate = true },
                new("location", new FieldType.OneMatcher(), "Location of its registration.") { IsLate = true },
                new("lifetime", new FieldType.OneMatcher(), "Lifetime it registered with, in seconds.") { IsLate = true },
                new("version", new FieldType.OneMatcher(), "LwM2M version it registered with.") { IsLate = true },
            ],
            ["link"] =
            [
                new("latency", new FieldType.OneMatcher(), "Declared longest delay of a datagram one way, in whole seconds."),
                new("seconds", new FieldType.OneMatcher(), "The same as a number."),
            ],
            ["pics"] =
            [
                new("lwm2m", new FieldType.OneMatcher(), "Enabler version the device is judged by."),
                new("bindings", new FieldType.OneMatcher(), "Declared binding letters."),
            ],
        },
        GroupFolders = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BS"] = "bootstrap",
            ["REG"] = "registration",
            ["TRG"] = "triggers",
            ["DM"] = "management",
            ["ATT"] = "attributes",
            ["IR"] = "reporting",
            ["ACL"] = "access",
            ["FMT"] = "formats",
            ["VER"] = "versions",
            ["TRN"] = "coap",
            ["QM"] = "queue",
            ["ALT"] = "transports",
            ["SEC"] = "security",
            ["OSC"] = "oscore",
            ["EST"] = "est",
            ["FW"] = "firmware",
            ["SWM"] = "software",
            ["MFW"] = "components",
            ["GW"] = "gateway",
            ["OBJ"] = "objects",
            ["CFG"] = "configuration",
            ["LCK"] = "locking",
            ["WSN"] = "wisun",
            ["DCL"] = "declarations",
        },
    };
}
