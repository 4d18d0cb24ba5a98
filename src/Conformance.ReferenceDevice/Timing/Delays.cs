namespace Conformance.ReferenceDevice.Timing;

/// <summary>Waiting of any length. A resource may ask for more seconds than a timer can hold.</summary>
public static class Delays
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public static async Task WaitAsync(TimeProvider clock, TimeSpan span, CancellationToken cancellationToken)
    {
        for (var left = span; left > TimeSpan.Zero; left -= Longest)
        {
            await Task.Delay(left < Longest ? left : Longest, clock, cancellationToken);
        }
    }

    /// <summary>Seconds off the wire as a span, whatever their size.</summary>
    public static TimeSpan OfSeconds(double seconds) =>
        seconds < Longest.TotalSeconds * 1000 ? TimeSpan.FromSeconds(seconds) : Longest * 1000;
}
