using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Operations;

/// <summary>What waits to be sent to one client: one request at a time, and to a client that sleeps none.</summary>
/// <remarks>Transport 1.1 §6.5; RFC 7252 §4.7.</remarks>
internal sealed class Lane(ServerSettings settings)
{
    private readonly LinkedList<Errand> _waiting = [];
    private readonly int _most = Most(settings.Faults);
    private int _open;
    private bool _closed;

    /// <summary>How many requests may be open at one client.</summary>
    public static int Most(FaultSwitch faults) => faults.Choose(QueueFaults.AllAtOnce, lie: 16, truth: faults.Choose(MessageFaults.SeveralOpen, lie: 2, truth: 1));

    /// <summary>Whether the client can be spoken to now.</summary>
    public Func<bool> Awake { get; set; } = static () => true;

    /// <summary>How many requests wait.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Waits its turn and runs.</summary>
    /// <param name="send">Sends once.</param>
    /// <param name="again">Whether what came of it is silence, after which it waits once more.</param>
    public Task<CommandResult> RunAsync(Func<Task<CommandResult>> send, Func<CommandResult, bool> again)
    {
        if (settings.Faults.Has(QueueFaults.SendsToSleepers) && !Awake())
        {
            return send();
        }

        var errand = new Errand(send, again);
        _waiting.AddLast(errand);
        Pump();
        return errand.Done.Task;
    }

    /// <summary>Sends the next one if the client can be spoken to and has nothing open.</summary>
    public void Pump()
    {
        while (!_closed && _open < _most && Awake() && _waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            _open++;
            _ = SendAsync(first.Value);
        }
    }

    /// <summary>The registration has ended: what waits fails.</summary>
    public void Close()
    {
        _closed = true;
        foreach (var errand in _waiting)
        {
            errand.Done.TrySetResult(CommandResult.Failed("the registration has ended"));
        }

        _waiting.Clear();
    }

    /// <summary>What waits goes to the lane of the registration that takes the place of this one.</summary>
    public void MoveTo(Lane other)
    {
        while (_waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            other._waiting.AddLast(first.Value);
        }
    }

    private async Task SendAsync(Errand errand)
    {
        var result = await errand.Send();
        _open--;
        var again = errand.Again(result) && !_closed;
        if (again && (settings.Faults.Has(QueueFaults.TriesForEver) || (settings.Faults.Has(QueueFaults.RepeatsIntoSleep) && !errand.Repeated)))
        {
            (errand.Repeated, _open) = (true, _open + 1);
            _ = SendAsync(errand);
            return;
        }

        if (again && !errand.Repeated)
        {
            errand.Repeated = true;
            _waiting.AddFirst(errand);
        }
        else
        {
            errand.Done.TrySetResult(result);
        }

        Pump();
    }

    private sealed class Errand(Func<Task<CommandResult>> send, Func<CommandResult, bool> again)
    {
        public Func<Task<CommandResult>> Send => send;

        public Func<CommandResult, bool> Again => again;

        public bool Repeated { get; set; }

        public TaskCompletionSource<CommandResult> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
