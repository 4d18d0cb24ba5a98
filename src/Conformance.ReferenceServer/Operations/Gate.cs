using System.Net;

namespace Conformance.ReferenceServer.Operations;

/// <summary>How much may be going on at once in one network: clients at one address are behind one border router.</summary>
/// <param name="most">So much.</param>
internal sealed class Gate(int most)
{
    private readonly Dictionary<IPAddress, Queue<TaskCompletionSource>> _waiting = [];
    private readonly Dictionary<IPAddress, int> _open = [];

    /// <summary>Begins when the network has room for it.</summary>
    public async Task<T> PassAsync<T>(IPAddress network, Func<Task<T>> begin)
    {
        if (_open.GetValueOrDefault(network) >= most)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_waiting.TryGetValue(network, out var line) ? line : _waiting[network] = new()).Enqueue(turn);
            await turn.Task; // the place of the one that is through
        }
        else
        {
            _open[network] = _open.GetValueOrDefault(network) + 1;
        }

        try
        {
            return await begin();
        }
        finally
        {
            if (_waiting.GetValueOrDefault(network) is { Count: > 0 } waiting)
            {
                waiting.Dequeue().TrySetResult();
            }
            else
            {
                _open[network]--;
            }
        }
    }
}
