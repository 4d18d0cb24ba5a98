using System.Net;
using Conformance.ReferenceServer.Faults;

namespace Conformance.ReferenceServer.Operations;

/// <summary>How many requests may be open in one network: clients at one address are behind one border router.</summary>
internal sealed class Gate(ServerSettings settings)
{
    private readonly Dictionary<IPAddress, Queue<TaskCompletionSource>> _waiting = [];
    private readonly Dictionary<IPAddress, int> _open = [];

    private int Most => settings.Faults switch
    {
        var faults when faults.Has(PollFaults.AllAtOnce) => int.MaxValue,
        var faults when faults.Has(PollFaults.OneMore) => settings.MostOutstanding + 1,
        _ => settings.MostOutstanding,
    };

    /// <summary>Sends when the network has room for it.</summary>
    public async Task<CommandResult> PassAsync(IPAddress network, Func<Task<CommandResult>> send)
    {
        if (_open.GetValueOrDefault(network) >= Most)
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
            return await send();
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
