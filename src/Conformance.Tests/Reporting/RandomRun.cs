using Conformance.Model;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Reporting;

/// <summary>Random records for properties.</summary>
internal static class RandomRun
{
    private static readonly string[] HostileParts =
    [
        SampleRun.Hostile, "<script>alert(1)</script>", "]]>", "<!--", "-->", "&amp;", "\"", "'", "=cmd()", "+1", "-1", "@x", "\t=1",
        "\u0000", "\u001b]0;x\u0007", "\u202e",
        "\ud800", "\udc00", "\ufffe", "\uffff", "\r\n", "</svg>", "</pre></title>", "x", " ", "{0}", "%s", "\\", "😀", "#case", "[", "]",
    ];

    public static Gen<RunRecord> Records { get; } = Of(Gen.Elements("alpha", "beta & gamma", "<b>", "x, y", "Zürich"));

    public static Gen<RunRecord> HostileRecords { get; } =
        from record in Of(Gen.Elements(HostileParts).ArrayOf(3).Select(string.Concat))
        from text in Gen.Elements(HostileParts)
        select record with
        {
            Suite = new(text),
            Profile = new(text, text),
            Device = new(
                text,
                text,
                text,
                new Dictionary<string, PicsAnswer> { [text] = new(Ternary.Yes, text) },
                new Dictionary<string, string> { [text] = text }),
            Requirements = [new(text, RequirementLevel.Must, text, text, text, text, text, text) { Condition = text }],
        };

    private static Gen<RunRecord> Of(Gen<string> texts) =>
        from count in Gen.Choose(0, 12)
        from cases in Gen.CollectToList(Enumerable.Range(0, count), number => Case(number, texts))
        from text in texts
        from answers in Gen.Elements(Ternary.Yes, Ternary.No, Ternary.Unknown).ListOf(3)
        from closed in Gen.Elements(true, false)
        select SampleRun.Complete with
        {
            Device = SampleRun.Complete.Device with
            {
                Title = text,
                Pics = answers.Index().ToDictionary(pair => $"C.OBJ.{pair.Index}", pair => new PicsAnswer(pair.Item, "declared")),
            },
            Cases = [.. cases],
            Footer = closed ? SampleRun.Complete.Footer : null,
        };

    private static Gen<CaseRecord> Case(int number, Gen<string> texts) =>
        from outcome in Gen.Elements<Outcome>(Conformance.Reporting.Outcomes.All)
        from title in texts
        from text in texts
        from verdict in Gen.Elements(Enum.GetValues<Verdict>())
        from remark in Gen.Elements(true, false)
        from repeated in Gen.Elements(true, false)
        from folder in Gen.Elements("client/registration", "client/formats")
        select SampleRun.Case($"C-REG-{number:000}", title, outcome, text, TimeSpan.FromSeconds(number)) with
        {
            Interface = folder,
            Purpose = text,
            Ets = [$"{100 + number}"],
            Requirements = ["REG-01", text],
            Findings = [SampleRun.Finding(verdict, remark, text, title, text, [text], 0.01)],
            Steps = [new("steps", text, text, TimeSpan.Zero, TimeSpan.Zero, verdict, [0, 7], [])],
            Log = [new(TimeSpan.Zero, "device", text, text, title, text), new(TimeSpan.Zero, text, "", text, text, "")],
            Unconsumed = [text],
            Beside = repeated ? [text] : [],
            Earlier = repeated ? [SampleRun.Failing with { Reason = text, Beside = [text], Findings = [SampleRun.Finding(verdict, remark, text, title, text, [text], 0.01)] }] : [],
        };
}
