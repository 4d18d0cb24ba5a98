namespace Conformance.Simulation;

/// <summary>One thread that runs everything of one world: roles, engine, in-process device. So nothing in it needs a lock.</summary>
/// <remarks>Code on the loop awaits without <c>ConfigureAwait</c>; only what posts from outside (a socket, a process) may be on another thread.</remarks>
public abstract class EventLoop : SynchronizationContext
{
    /// <summary>The clock of this world.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>Runs <paramref name="main"/> and everything it starts on the calling thread, until it completes.</summary>
    /// <exception cref="InvalidOperationException">Nothing is left that could complete it: a harness bug.</exception>
    public T Run<T>(Func<Task<T>> main)
    {
        ArgumentNullException.ThrowIfNull(main);

        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = main();
            _ = task.ContinueWith(_ => Post(static _ => { }, null), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            while (!task.IsCompleted)
            {
                RunNext();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>As <see cref="Run{T}"/>, for work without a result.</summary>
    public void Run(Func<Task> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        Run(async () =>
        {
            await main();
            return true;
        });
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (Current != this)
        {
            throw new NotSupportedException("only the loop's own thread may send; post instead");
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs one thing that is due, or waits until something is.</summary>
    protected abstract void RunNext();
}
