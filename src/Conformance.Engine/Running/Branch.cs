namespace Conformance.Engine.Running;

/// <summary>One branch of a parallel, for steps of its neighbours that last until it ends.</summary>
public sealed class Branch : IDisposable
{
    private readonly CancellationTokenSource _over = new();

    /// <summary>Cancelled when the branch has ended.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Monotonic; meaningful once it has ended.</summary>
    public TimeSpan EndedAt { get; private set; }

    public void End(TimeSpan at)
    {
        EndedAt = at;
        _over.Cancel();
    }

    public void Dispose() => _over.Dispose();
}
