using System.Runtime.InteropServices;
using Conformance.Harness.Loading;
using Conformance.Harness.Running;
using Conformance.Harness.Selecting;
using Conformance.Model;
using Conformance.Reporting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using NUnit.Framework;

namespace Conformance.Suite;

/// <summary>Every test case as an NUnit test. The engine runs them all once and judges; here verdicts are only translated.</summary>
/// <remarks><c>CONFORMANCE_DEVICE</c> names the device file, <c>CONFORMANCE_SELECT</c> the cases, both as on the command line.</remarks>
[TestFixture]
public sealed class DeviceConformance
{
    // Without a word, what takes a minute or more is left out, as on the command line.
    private static readonly CaseSelection Selection = new([Environment.GetEnvironmentVariable("CONFORMANCE_SELECT") ?? "!slow,!long"]);
    private static readonly SuiteFolders Folders =
        SuiteFolders.Locate() ?? throw new DirectoryNotFoundException("no folder above holds testcases and profiles");

    private static readonly LoadedSuite Loaded =
        LoadedSuite.Load(Folders, profile: null, out var refusal) ?? throw new InvalidDataException(refusal!.Text);

    private IReadOnlyDictionary<string, CaseRecord> _records = new Dictionary<string, CaseRecord>();
    private string _refusal = "the run left it out";

    private static readonly string Device = Environment.GetEnvironmentVariable("CONFORMANCE_DEVICE") ?? "reference";

    // A device file that does not load is told by the run.
    private static IEnumerable<BoundCase> Planned =>
        Selection.Of(Loaded.LoadDevice(Device, lwm2m: null, out _) is { } described ? Loaded.CasesFor(described) : Loaded.Cases);

    private static IEnumerable<TestCaseData> Cases =>
        [.. Planned.Select(Described), .. Loaded.Broken.Select(file => new TestCaseData(file.File).SetName(file.File))];

    [OneTimeSetUp]
    public void RunTheCampaign()
    {
        var request = new RunRequest
        {
            Device = Device,
            Select = Selection.Terms,
            Allure = false,
            CommandLine = "dotnet test",
        };
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => stop.Cancel());
        if (new RunSession(Folders, request, new ProgressView()).Run(out var refusal, stop.Token) is { } report)
        {
            _records = report.Record.Cases.ToDictionary(record => record.Id);
            _refusal = report.NeverAppeared is { } reason ? $"the device never appeared: {reason}" : _refusal;
            return;
        }

        _refusal = refusal!.Text;
    }

    [TestCaseSource(nameof(Cases))]
    public void Case(string id)
    {
        var record = _records.GetValueOrDefault(id) ?? throw new InvalidOperationException(WhyThereIsNone(id));
        switch (record.Outcome)
        {
            case Outcome.Pass:
                break;
            case Outcome.Fail:
                Assert.Fail(Explained(record));
                break;
            case Outcome.NotApplicable:
                Assert.Ignore(record.Reason);
                break;
            default: // NUnit's own "inconclusive" counts as skipped, so a run without any verdict would end well
                throw new InvalidOperationException($"{record.Outcome.Word}: {Explained(record)}");
        }
    }

    [Test]
    public void Every_planned_case_has_a_result()
    {
        var done = _records.Values.Where(record => record.Outcome != Outcome.NotRun).Select(record => record.Id);
        Assert.That(done, Is.SupersetOf(Planned.Select(test => test.Id)), _refusal);
    }

    private static TestCaseData Described(BoundCase test)
    {
        var area = Path.GetFileName(Path.GetDirectoryName(test.File))!;
        var described = new TestCaseData(test.Id).SetName($"{test.Id} {test.Title}").SetDescription(test.Purpose).SetCategory(area);
        return test.Requirements.Aggregate(described, (known, requirement) => known.SetProperty("Requirement", requirement));
    }

    private static string Explained(CaseRecord record) => string.Join('\n', record.Findings
        .Where(finding => finding is { Verdict: > Verdict.Pass, Remark: false })
        .Select(finding => $"{finding.Location}: {finding.Message}")
        .Prepend(record.Reason));

    private string WhyThereIsNone(string id) =>
        Loaded.Broken.FirstOrDefault(file => file.File == id) is { } broken ? Diagnosis.Of([broken], DiagnosticFormat.Human) : _refusal;
}
