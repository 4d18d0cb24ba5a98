using System.Net;

namespace Conformance.Coap.Transmission;

/// <summary>Lets so many confirmable requests be outstanding towards one peer; the others wait in the order they came.</summary>
/// <remarks>RFC 7252 §4.7, NSTART.</remarks>
internal sealed class Turns(int limit)
{
    private readonly Dictionary<IPEndPoint, Lane> _lanes = [];

    /// <summary>How many; whoever has a turn keeps it when it becomes fewer.</summary>
    public int Limit { get; set; } = limit;

    /// <summary>At once when the peer has room. Disposing of the turn, once or more often, gives it to the next in line.</summary>
    public async Task<IDisposable> TakeAsync(IPEndPoint remote, CancellationToken cancellationToken)
    {
        if (!_lanes.TryGetValue(remote, out var lane))
        {
            _lanes.Add(remote, lane = new());
        }

        if (lane.Taken < Math.Max(1, Limit))
        {
            lane.Taken++;
            return new Turn(this, remote);
        }

        var waiting = new TaskCompletionSource<IDisposable>(TaskCreationOptions.RunContinuationsAsynchronously);
        lane.Waiting.Enqueue(waiting);
        using var cancellation = cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
        return await waiting.Task;
    }

    private void Release(IPEndPoint remote)
    {
        var lane = _lanes[remote];
        while (lane.Taken <= Math.Max(1, Limit) && lane.Waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult(new Turn(this, remote)))
            {
                return;
            }
        }

        lane.Taken--;
        if (lane.Taken == 0)
        {
            _lanes.Remove(remote);
        }
    }

    private sealed class Lane
    {
        public int Taken { get; set; }

        public Queue<TaskCompletionSource<IDisposable>> Waiting { get; } = new();
    }

    private sealed class Turn(Turns turns, IPEndPoint remote) : IDisposable
    {
        private bool _over;

        public void Dispose()
        {
            if (!_over)
            {
                _over = true;
                turns.Release(remote);
            }
        }
    }
}
