using Conformance.Harness.Running;
using Conformance.Model;
using NUnit.Framework;

namespace Conformance.Suite;

/// <summary>Says on the test output what a person has to know while the campaign runs.</summary>
internal sealed class ProgressView : IRunView
{
    public void Waiting(Uri server, Uri bootstrap, string endpoint) =>
        Note($"waiting for '{endpoint}': configure the device with {server} (bootstrap server {bootstrap})");

    public void Planned(IReadOnlyList<CaseRecord> cases, TimeSpan estimate) => Note($"{cases.Count} cases planned");

    public void Started(string caseId)
    {
        // the adapter shows tests by itself
    }

    public void Finished(CaseRecord record)
    {
        // as above
    }

    public void Note(string line) => TestContext.Progress.WriteLine(line);
}
