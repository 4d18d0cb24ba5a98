namespace Conformance.Wire;

/// <summary>A loop that takes news from outside only when everything that followed from the news before is done.</summary>
/// <remarks>Without that, a datagram could overtake the work that the one before it set off: a request handled before the registration it belongs to.</remarks>
public interface IArrivals
{
    /// <summary>
    /// Runs <paramref name="arrived"/> on the loop once nothing else is due, and in the order of times: what came before a deadline is
    /// handled before the deadline, however late both are looked at. May be called from any thread.
    /// </summary>
    /// <param name="time">When it happened, monotonic: the receive time of a datagram, the due time of an alarm.</param>
    void PostArrival(TimeSpan time, SendOrPostCallback arrived, object? state);
}
