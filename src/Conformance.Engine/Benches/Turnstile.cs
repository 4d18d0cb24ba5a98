using Conformance.Engine.Running;

namespace Conformance.Engine.Benches;

/// <summary>Lets one case at a time have requests outstanding, in the order they come.</summary>
/// <remarks>
/// RFC 7252 §4.7: NSTART is 1, also for us. A case that has the turn may have several at once: what its branches do is its own business.
/// </remarks>
public sealed class Turnstile
{
    private readonly Queue<(Inbox Who, TaskCompletionSource Turn)> _waiting = new();
    private int _inside;

    /// <summary>Whose turn it is.</summary>
    public Inbox? Holder { get; private set; }

    /// <summary>Waits for the turn; to be followed by <see cref="Leave"/>.</summary>
    public async Task EnterAsync(Inbox who, CancellationToken cancellationToken)
    {
        if (Holder is null || Holder == who)
        {
            (Holder, _inside) = (who, _inside + 1);
            return;
        }

        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((who, turn));
        await using var cancelled = cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken));
        await turn.Task;
    }

    public void Leave()
    {
        if (--_inside > 0)
        {
            return;
        }

        Holder = null;
        while (Holder is null && _waiting.TryDequeue(out var next))
        {
            if (next.Turn.TrySetResult())
            {
                (Holder, _inside) = (next.Who, 1);
            }
        }
    }
}
