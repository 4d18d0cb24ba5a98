using Conformance.Engine.Benches;
using Conformance.Engine.Claims;
using Conformance.Engine.Running;

namespace Conformance.Engine.Campaigns;

/// <summary>Runs cases on a device that is kept between them, several at once where their claims allow.</summary>
/// <param name="bench">Around the device.</param>
/// <param name="queue">What waits, for this device and others of its kind.</param>
/// <param name="atOnce">How many cases may run at the same time.</param>
/// <param name="run">Runs one case on the bench.</param>
/// <param name="results">Is told what starts and what ends.</param>
/// <param name="isOver">Whether no case may begin any more.</param>
internal sealed class KeptDevice(
    TestBench bench, CaseQueue queue, int atOnce, Func<PlannedCase, Task<CaseResult>> run, CampaignResults results, Func<bool> isOver)
{
    private readonly List<Guest> _guests = [];
    private readonly Queue<(PlannedCase Case, CaseResult Beside)> _suspects = new();
    private TaskCompletionSource _changed = NewChange();

    /// <summary>Runs until nothing is left that may begin; then repeats alone what failed in company.</summary>
    public async Task RunAsync()
    {
        bench.Recovered = Change;
        Admit();
        while (_guests.Count > 0)
        {
            await _changed.Task;
            _changed = NewChange();
            foreach (var gone in _guests.Where(guest => guest.Stay.IsCompleted).ToList())
            {
                await gone.Stay;
                _guests.Remove(gone);
            }

            Admit();
        }

        bench.Recovered = null;
        while (!isOver() && _suspects.TryDequeue(out var suspect))
        {
            results.Start(suspect.Case.Case.Id);
            results.Finish(Interference.Settle(suspect.Beside, await run(suspect.Case)));
        }
    }

    private void Admit()
    {
        while (Next() is { } next)
        {
            Begin(next);
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A device that has to be brought back first gets one case, which does that, and no other before it is done.
    private PlannedCase? Next() => isOver() || _guests.Count >= atOnce || (_guests.Count > 0 && bench.NeedsRecovery)
        ? null
        : queue.Take(planned => !_guests.Exists(guest => Claim.Conflict(guest.Case.Claims, planned.Claims)));

    private void Begin(PlannedCase next)
    {
        var guest = new Guest(next);
        foreach (var other in _guests)
        {
            other.Beside.Add(next.Case.Id);
            guest.Beside.Add(other.Case.Case.Id);
        }

        _guests.Add(guest);
        results.Start(next.Case.Id);
        guest.Stay = AttendAsync(guest);
        _ = guest.Stay.ContinueWith(_ => Change(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task AttendAsync(Guest guest)
    {
        var result = await run(guest.Case);
        var told = result with { Record = result.Record with { Beside = [.. guest.Beside] } };
        if (Interference.IsSuspect(told.Record))
        {
            _suspects.Enqueue((guest.Case, told));
        }
        else
        {
            results.Finish(told);
        }
    }

    private void Change() => _changed.TrySetResult();

    private sealed class Guest(PlannedCase planned)
    {
        public PlannedCase Case => planned;

        public SortedSet<string> Beside { get; } = new(StringComparer.Ordinal);

        public Task Stay { get; set; } = Task.CompletedTask;
    }
}
