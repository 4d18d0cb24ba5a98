namespace Conformance.Engine.Control;

/// <summary>The lines with which a program answers those on its standard input, one for one and in order.</summary>
/// <remarks>A line that begins with <paramref name="good"/> says that the oldest open command took effect, one that begins with <c>error</c> why it did not; others are talk.</remarks>
internal sealed class SpokenAnswers(string good)
{
    private const string Bad = "error";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Queue<TaskCompletionSource<ActionResult>> _open = new();

    public void Hear(string line)
    {
        var done = line.StartsWith(good, StringComparison.Ordinal);
        if ((done || line.StartsWith(Bad, StringComparison.Ordinal)) && _open.TryDequeue(out var oldest))
        {
            oldest.TrySetResult(done ? ActionResult.Ok : ActionResult.Failed($"the device said '{line}'"));
        }
    }

    /// <summary>Opens a command that is about to be told, so that no answer can be early.</summary>
    /// <param name="clock">Measures how long the answer may take: five seconds.</param>
    public async Task<ActionResult> NextAsync(TimeProvider clock)
    {
        var answer = new TaskCompletionSource<ActionResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _open.Enqueue(answer);
        using var patience = new CancellationTokenSource(Patience, clock);
        using var late = patience.Token.Register(() => answer.TrySetResult(ActionResult.Failed($"the device did not say '{good}' within {Patience.TotalSeconds:0} s")));
        return await answer.Task;
    }
}
