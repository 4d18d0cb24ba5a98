using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceServer.Faults;
using Conformance.ReferenceServer.Registry;

namespace Conformance.ReferenceServer.Operations;

/// <summary>Brings the server's image to many clients: so many of a network fetch it at a time, and who has it installs it.</summary>
/// <remarks>Object 5.</remarks>
internal sealed class Campaign(ServerSettings settings, Clients clients, Courier courier, FirmwareBringer bringer, CancellationToken closing)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly Lwm2mPath State = Lwm2mPath.Of(5, 0).Child(3);
    private static readonly Lwm2mPath Install = Lwm2mPath.Of(5, 0).Child(2);
    private const string Idle = "0";
    private const string Downloaded = "2";

    private readonly Gate _gate = new(MostOf(settings));
    private readonly Dictionary<string, bool?> _members = new(StringComparer.Ordinal);
    private TaskCompletionSource _going = Passed();

    private FaultSwitch Faults => settings.Faults;

    /// <summary>How many members still wait or fetch, have been told to install, and failed.</summary>
    public (int Open, int Done, int Failed) Count =>
        (_members.Values.Count(done => done is null), _members.Values.Count(done => done is true), _members.Values.Count(done => done is false));

    /// <summary>Adds clients, and begins with them as soon as there is room.</summary>
    public void Begin(IReadOnlyList<string> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            _members[endpoint] = null;
            _ = UpdateAsync(endpoint);
        }
    }

    /// <summary>Nobody is told to fetch any more; who fetches goes on.</summary>
    public void Pause()
    {
        if (_going.Task.IsCompleted && !Faults.Has(CampaignFaults.GoesOnPaused))
        {
            _going = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Resume()
    {
        if (!Faults.Has(CampaignFaults.NeverResumes))
        {
            _going.TrySetResult();
        }
    }

    /// <summary>Begins once more with those that failed.</summary>
    public void Retry()
    {
        if (!Faults.Has(CampaignFaults.NeverRetries))
        {
            Begin([.. _members.Where(member => member.Value is false || Faults.Has(CampaignFaults.RetriesAll)).Select(member => member.Key)]);
        }
    }

    private static int MostOf(ServerSettings settings) => settings.Faults switch
    {
        var faults when faults.Has(CampaignFaults.AllAtOnce) => int.MaxValue,
        var faults when faults.Has(CampaignFaults.OneMore) => settings.MostUpdating + 1,
        _ => settings.MostUpdating,
    };

    private static TaskCompletionSource Passed()
    {
        var passed = new TaskCompletionSource();
        passed.SetResult();
        return passed;
    }

    private async Task UpdateAsync(string endpoint)
    {
        try
        {
            var isThere = clients.Named(endpoint) is { } client && await _gate.PassAsync(client.Remote.Address, () => FetchedAsync(endpoint));
            _members[endpoint] = isThere && clients.Named(endpoint) is { } ready
                && (await courier.PerformAsync(ready, new() { Kind = OperationKind.Execute, Path = Install })) is { Code.IsSuccess: true };
        }
        catch (OperationCanceledException)
        {
            // The server closes.
        }
    }

    /// <returns>Whether the client has the image.</returns>
    private async Task<bool> FetchedAsync(string endpoint)
    {
        await _going.Task;
        if (clients.Named(endpoint) is not { } client || await bringer.BringAsync(client) is not { Error.Length: 0, Code.IsSuccess: true })
        {
            return false;
        }

        var fetched = StateAsync(endpoint);
        return Faults.Has(CampaignFaults.DoesNotWait) || await fetched;
    }

    private async Task<bool> StateAsync(string endpoint)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Look)
        {
            await Task.Delay(Look, settings.Clock, closing);
            var answer = clients.Named(endpoint) is { } client ? await courier.PerformAsync(client, new() { Kind = OperationKind.Read, Path = State }) : null;
            var state = answer?.Entries.FirstOrDefault(entry => entry.Path == State)?.Value?.ToText();
            if (state is Idle or Downloaded)
            {
                return state == Downloaded;
            }
        }

        return false;
    }
}
