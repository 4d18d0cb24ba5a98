namespace Conformance.ReferenceDevice.Timing;

/// <summary>Starts what nobody waits for, and sees to it that faults surface.</summary>
public sealed class Errands(Action<Exception> faulted)
{
    /// <summary>Runs something until it ends, fails or is cancelled.</summary>
    public void Run(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => _ = RunAsync(work, cancellationToken);

    private async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The device was stopped, or the network closed under it.
        }
#pragma warning disable CA1031 // the one place where a fault of the device becomes a report
        catch (Exception fault)
        {
            faulted(fault);
        }
#pragma warning restore CA1031
    }
}
