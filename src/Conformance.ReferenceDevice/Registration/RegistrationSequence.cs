using Conformance.ReferenceDevice.Faults;

namespace Conformance.ReferenceDevice.Registration;

/// <summary>Attempts to register until one succeeds or the policy is exhausted.</summary>
/// <remarks>Core 1.1 §6.2.1.1.</remarks>
/// <param name="policy">How often, and with what pauses.</param>
/// <param name="faults">What it does wrong on purpose.</param>
/// <param name="rest">Waits.</param>
public sealed class RegistrationSequence(RetryPolicy policy, FaultSwitch faults, Func<TimeSpan, CancellationToken, Task> rest)
{
    /// <param name="attempt">Tells whether it succeeded; <see langword="null"/> when nothing was answered.</param>
    /// <param name="patience">How long the server asked to be left alone.</param>
    /// <param name="isOver">Whether another attempt is pointless.</param>
    /// <param name="cancellationToken">Ends everything.</param>
    /// <returns>Whether an attempt succeeded.</returns>
    public async Task<bool> RunAsync(
        Func<CancellationToken, Task<bool?>> attempt, Func<TimeSpan> patience, Func<bool> isOver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(patience);
        ArgumentNullException.ThrowIfNull(isOver);

        for (var sequence = 1L; sequence <= policy.Sequences; sequence++)
        {
            if (sequence > 1)
            {
                if (policy.SequenceDelay is not { } pause)
                {
                    return false;
                }

                await rest(pause, cancellationToken);
            }

            for (var number = 1L; number <= policy.Attempts; number++)
            {
                var (pause, asked) = (policy.Before(number), patience());
                await rest(pause > asked ? pause : asked, cancellationToken);
                var succeeded = await attempt(cancellationToken);
                if (succeeded == true)
                {
                    return true;
                }

                if (isOver() || (succeeded is null && faults.Has(SequenceFaults.StopsAtSilence)))
                {
                    return false;
                }
            }
        }

        return false;
    }
}
