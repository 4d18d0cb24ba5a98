using Conformance.Engine.Benches;
using Conformance.Engine.Claims;
using Conformance.Engine.Running;

namespace Conformance.Engine.Campaigns;

/// <summary>Runs cases on a device that is kept between them, several at once where their claims allow.</summary>
/// <param name="bench">Around the device.</param>
/// <param name="queue">What waits, for this device and others of its kind.</param>
/// <param name="run">Runs one case on the bench.</param>
/// <param name="results">Is told what starts and what ends.</param>
/// <param name="isOver">Whether no case may begin any more.</param>
internal sealed class KeptDevice(
    TestBench bench, WaitingCases queue, Func<PlannedCase, Task<CaseResult>> run, CampaignResults results, Func<bool> isOver)
{
    /// <summary>Events that may come when the case that caused them is over.</summary>
    private static readonly string[] Trailing = ["update", "send", "notify", "datagram"];

    private readonly List<Guest> _guests = [];
    private readonly Queue<(PlannedCase Case, CaseResult Beside)> _suspects = new();
    private readonly List<IReadOnlyList<Claim>> _echoes = [];
    private TaskCompletionSource _changed = NewChange();

    /// <summary>How many cases may run at the same time; one at a time means in the order of the queue.</summary>
    public required int AtOnce { get; init; }

    /// <summary>How long after a case an event that it caused may still come.</summary>
    public required TimeSpan Echo { get; init; }

    /// <summary>Runs until nothing is left that may begin; then repeats alone what failed in company.</summary>
    public async Task RunAsync()
    {
        bench.Recovered = Change;
        Admit();
        while (_guests.Count > 0 || (_echoes.Count > 0 && !queue.IsEmpty && !isOver()))
        {
            await _changed.Task;
            _changed = NewChange();
            foreach (var gone in _guests.Where(guest => guest.Stay.IsCompleted).ToList())
            {
                await gone.Stay;
                _guests.Remove(gone);
                _ = FadeAsync(gone.Case);
            }

            Admit();
        }

        bench.Recovered = null;
        while (!isOver() && _suspects.TryDequeue(out var suspect))
        {
            await Task.Delay(Echo, bench.World.Clock, CancellationToken.None);
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

    // A device that has to be brought back first gets one case, which does that, and no other before it is done. What has to run alone waits until
    // nothing else does.
    private PlannedCase? Next()
    {
        if (isOver() || _guests.Count >= AtOnce || (_guests.Count > 0 && bench.NeedsRecovery))
        {
            return null;
        }

        var othersWait = false;
        return queue.Take(
            planned =>
            {
                var fits = Fits(planned) && !(planned.IsAlone && othersWait);
                othersWait |= !fits;
                return fits;
            },
            inOrder: AtOnce == 1);
    }

    private bool Fits(PlannedCase planned) =>
        !_guests.Exists(guest => Claim.Conflict(guest.Case.Claims, planned.Claims)) && !_echoes.Exists(echo => Claim.Conflict(echo, planned.Claims));

    // An Update that a case caused may come when the case is over; whoever waits for one of its own, or wants none, begins later.
    private async Task FadeAsync(PlannedCase ended)
    {
        var echo = ended.Claims.Where(claim => Trailing.Contains(claim.Area)).Select(claim => claim with { Mode = ClaimMode.Shared }).ToList();
        if (echo.Count == 0)
        {
            return;
        }

        _echoes.Add(echo);
        await Task.Delay(Echo, bench.World.Clock, CancellationToken.None);
        _echoes.Remove(echo);
        Change();
    }

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
