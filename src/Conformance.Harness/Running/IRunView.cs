using Conformance.Model;

namespace Conformance.Harness.Running;

/// <summary>Shows a run while it goes on. Called from lane threads, one call at a time.</summary>
public interface IRunView
{
    /// <summary>The harness waits for a device that it does not start itself.</summary>
    void Waiting(Uri server, Uri bootstrap, string endpoint);

    /// <param name="cases">Every planned case; those that will run are still <see cref="Outcome.NotRun"/>.</param>
    /// <param name="estimate">The least time the open cases take one after another.</param>
    void Planned(IReadOnlyList<CaseRecord> cases, TimeSpan estimate);

    void Started(string caseId);

    void Finished(CaseRecord record);

    /// <summary>One line about something that is not a verdict.</summary>
    void Note(string line);
}
