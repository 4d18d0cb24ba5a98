using System.Net;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Wire;

namespace Conformance.Tests.Reporting;

/// <summary>One small run with every outcome, and the datagrams of its failing case.</summary>
internal static class SampleRun
{
    /// <summary>What a device may put into any text it sends, and more.</summary>
    public const string Hostile = "<script>alert(1)</script> ]]> \" ' & =cmd()|' /C calc' "
        + "\u001b[31m \u0000 \u202egnp.exe \ud800 \udfff \uffff \ufeff\r\n,;\\";

    public static DateTimeOffset Start { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static CaseRecord Failing { get; } = Case(
        "C-REG-001",
        "Registers with endpoint name and lifetime",
        Outcome.Fail,
        "lifetime is missing; Register carries lt",
        Seconds(0.25)) with
    {
        Purpose = "A client that holds a server account registers there.\nIts request says who it is and for how long.",
        Findings =
        [
            Finding(Verdict.Pass, false, "request is a POST to /rd", "POST /rd", "POST /rd", ["REG-01"], 0.012),
            Finding(Verdict.Fail, false, "lifetime is missing; Register carries lt", "lt", "ep=probe&b=U", ["REG-02", "REQ-REG-01"], 0.012),
            Finding(Verdict.Pass, true, "binding is stated; it is not needed for U", "no b", "b=U", ["REG-09"], 0.012),
        ],
        Ets = ["101"],
        Requirements = ["REG-01", "REG-02", "REQ-REG-01"],
        Judged = new Dictionary<string, Outcome> { ["REG-01"] = Outcome.Pass, ["REG-02"] = Outcome.Fail, ["REQ-REG-01"] = Outcome.Fail },
        LongestWait = Seconds(0.012),
        Steps =
        [
            new("preconditions", "state: account", "C-REG-001.yaml:9:5", Seconds(0), Seconds(0.004), Verdict.None, [], []),
            new("steps", "parallel", "C-REG-001.yaml:14:5", Seconds(0.004), Seconds(0.02), Verdict.Fail, [],
            [
                new("steps", "expect: register", "C-REG-001.yaml:15:9", Seconds(0.004), Seconds(0.008), Verdict.Fail, [0, 1, 2], []),
                new("steps", "reply: 2.01", "C-REG-001.yaml:20:9", Seconds(0.012), Seconds(0.001), Verdict.None, [], []),
            ]),
            new("cleanup", "read: /3/0/16", "C-REG-001.yaml:25:5", Seconds(0.03), Seconds(0.01), Verdict.Pass, [], []),
        ],
        Log =
        [
            new(Seconds(0), "engine", "", "waits for the device", "", ""),
            new(Seconds(0.012), "device", "server", "CON 0.02 POST /rd?ep=probe&b=U [mid 4711, token A1]", "</1/0>,</3/0>", "new"),
            new(Seconds(0.0135), "server", "device", "ACK 2.01 Created [mid 4711, token A1]", "Location-Path: rd, 1", ""),
            new(Seconds(2.5), "device", "server", "CON 0.02 POST /rd?ep=probe&b=U [mid 4711, token A1]", "", "retransmission"),
        ],
        Unconsumed = ["2.500000 retransmission of mid 4711"],
    };

    public static CaseEvidence Evidence { get; } =
        new("C-REG-001", Seconds(100), [Datagram(0.012, false), Datagram(0.0135, true), Datagram(2.5, false)]);

    public static RunRecord Complete { get; } = new(
        new("0.1.0"),
        new("wslwm2m-0.1", "Wi-SUN & LwM2M Management Profile 0.1"),
        new(
            "probe",
            "Street light <4>",
            "1.1",
            new Dictionary<string, PicsAnswer>
            {
                ["C.FMT.TLV"] = new(Ternary.Yes, "declared"),
                ["C.FMT.CBOR"] = new(Ternary.Unknown, "unanswered"),
                ["C.DM.SEND"] = new(Ternary.No, "probed"),
            },
            new Dictionary<string, string> { ["lifetime"] = "60", ["endpoint"] = "probe" }),
        new(4711, ["C-*"], "virtual", Seconds(0.5), 0.05),
        [
            Failing,
            Case("C-DM-010", "Reads the manufacturer", Outcome.Pass, "", Seconds(0.6)) with
            {
                Ets = ["203"],
                Requirements = ["DM-01"],
                Judged = new Dictionary<string, Outcome> { ["DM-01"] = Outcome.Pass },
            },
            Case("C-FMT-010[senml-cbor]", "Answers in SenML CBOR", Outcome.NotApplicable, "C.FMT.SENML-CBOR is no", Seconds(0.7)) with
            {
                Requirements = ["FMT-03"],
            },
            Case("C-IR-004", "Notifies within pmax", Outcome.Inconclusive, "no instance of /3303 to observe", Seconds(0.8)) with
            {
                Ets = ["301", "12"],
                Requirements = ["IR-05"],
            },
            Case("C-BS-003", "Applies Bootstrap-Delete", Outcome.Error, "port 5683 is taken", Seconds(0.9)) with
            {
                Ets = ["9"],
                Requirements = ["BS-20", "REQ-BST-01"],
            },
        ],
        [
            new("REG-01", RequirementLevel.Must, "Core 6.2.1", "A client registers by POST to /rd.", "C", "1.0+", "V12", "REG"),
            new("REG-02", RequirementLevel.Must, "Core 6.2.1; RFC 7252 §5.10", "Register carries the lifetime.", "C", "1.1+", "V12", "REG"),
            new("REQ-REG-01", RequirementLevel.Should, "Profile 4.1", "A node registers for at least an hour.", "C", "1.1+", "V12", "REG")
            {
                Condition = "it sleeps & wakes",
            },
            new("DM-01", RequirementLevel.May, "Core 6.3.1", "Read answers 2.05.", "C", "1.0+", "V12", "DM"),
        ],
        [Finding(Verdict.Inconclusive, false, "/5 is registered, its capability is declared no", "C.OBJ.5 no", "</5/0>", [], 0)],
        new(true, OneOfEach(), Seconds(1.5), Seconds(0.012), null));

    /// <summary>The run with what a profile knows beside its requirements.</summary>
    public static RunRecord Described { get; } = Complete with
    {
        Cases =
        [
            .. Complete.Cases.Select(one => one.Id == "C-REG-001"
                ? one with { Findings = [.. one.Findings, Finding(Verdict.None, true, "ver stands on the instance", "</3>;ver=1.2", "</3/0>;ver=1.2", ["AMB-20"], 0.012)] }
                : one),
        ],
        Requirements =
        [
            .. Complete.Requirements,
            new("BS-06", RequirementLevel.Must, "Core 6.1.3.2", "A card comes first.", "C", "1.0+", "V12", "BS") { Excuse = "smartcard" },
            new("FW-35", RequirementLevel.Must, "none", "Survives.", "C", "1.0+", "K", "FW") { Pending = "firmware", Confirmed = false },
            new("QM-01", RequirementLevel.Must, "Transport 6.5", "Holds requests.", "S", "1.0+", "V12", "QM") { Pending = "server" },
            new("BS-35", RequirementLevel.Must, "Core 6.1.7.7", "Asks for a pack.", "C", "1.2+", "V12", "BS") { Pending = "cases" },
        ],
        Procedures =
        [
            new("3", "A smartcard brings an account", ["1.0", "1.1"], "smartcard"),
            new("101", "The first registration", ["1.0", "1.1"], ""),
            new("102", "An Update tells a new lifetime", ["1.0", "1.1"], ""),
            new("203", "An instance read as TLV", ["1.0"], "") { Also = ["9"] },
            new("264", "Discover, down to instances", ["1.2"], "cases"),
        ],
        Ambiguities =
        [
            new("AMB-20", "Where an object version stands", "Core 7.2.3", ["on the object", "on its instances"], "Both are understood."),
            new("AMB-21", "From when a lifetime counts", "Core 6.2.2", ["from the Write", "from the Update"], "From the Update."),
        ],
    };

    public static Finding HostileFinding { get; } = Finding(Verdict.Fail, false, Hostile, Hostile, Hostile, [Hostile], 1);

    public static RunRecord Partial { get; } = Complete with
    {
        Cases = [Failing, Case("C-DM-011", "Reads the model", Outcome.NotRun, "", Seconds(0))],
        Footer = null,
    };

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static CaseRecord Case(string id, string title, Outcome outcome, string reason, TimeSpan startedAt) => new(
        id,
        title,
        "Purpose of " + id,
        "client/" + id.Split('-')[1].ToLowerInvariant(),
        $"client/{id.Split('[')[0]}.yaml",
        new string('a', 64),
        outcome,
        reason,
        [],
        [],
        [],
        new Dictionary<string, Outcome>(),
        startedAt,
        Seconds(0.1),
        Seconds(0.01),
        [],
        [],
        []);

    public static Finding Finding(
        Verdict verdict, bool remark, string message, string expected, string actual, IReadOnlyList<string> requirements, double time) =>
        new(
            verdict,
            remark,
            message,
            expected,
            actual,
            requirements,
            "C-REG-001.yaml:15:9",
            "expect: register",
            Seconds(time),
            Seconds(0.00012),
            Observer.Wire);

    private static Dictionary<Outcome, int> OneOfEach() =>
        Conformance.Reporting.Outcomes.All.Reverse().Where(outcome => outcome != Outcome.NotRun).ToDictionary(outcome => outcome, _ => 1);

    private static CapturedDatagram Datagram(double time, bool sent)
    {
        // CON POST /rd?ep=probe&b=U, mid 4711, token A1 (RFC 7252 §3); and its ACK 2.01 with Location-Path rd/1
        var octets = Convert.FromHexString(sent ? "61411267A18272640131" : "41021267A1B272644865703D70726F626503623D55");
        return new(Seconds(100) + Seconds(time), sent, new(IPAddress.Loopback, 5683), new(IPAddress.Loopback, 40000), octets);
    }
}
