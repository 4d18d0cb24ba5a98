using Conformance.Engine.Campaigns;
using Conformance.Engine.Running;
using Conformance.Model;

namespace Conformance.Tests.Engine;

/// <summary>Keeps results as they come.</summary>
internal sealed class Kept : ICampaignWatcher
{
    public List<CaseResult> Results { get; } = [];

    public void Waiting(Uri server, Uri bootstrap, string endpoint)
    {
    }

    public void Planned(RunRecord record, TimeSpan estimate)
    {
    }

    public void Started(string caseId)
    {
    }

    public void Finished(CaseResult result) => Results.Add(result);
}
