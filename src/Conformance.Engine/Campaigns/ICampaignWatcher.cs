using Conformance.Engine.Running;
using Conformance.Model;

namespace Conformance.Engine.Campaigns;

/// <summary>Is told how a campaign goes. Called from lane threads, one call at a time but for <see cref="Left"/>.</summary>
public interface ICampaignWatcher
{
    /// <summary>The harness listens, and waits for a device that it does not start itself.</summary>
    void Waiting(Uri server, Uri bootstrap, string endpoint);

    /// <summary>The plan stands: the record with every planned case, those that will run still <see cref="Outcome.NotRun"/>.</summary>
    void Planned(RunRecord record, TimeSpan estimate);

    void Started(string caseId);

    /// <summary>A case ended and leaves evidence. It is told next; several lanes may be here at once.</summary>
    void Left(CaseResult result)
    {
    }

    /// <summary>A case ended; its evidence is complete.</summary>
    void Finished(CaseResult result);
}
