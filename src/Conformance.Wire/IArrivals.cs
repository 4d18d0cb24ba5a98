namespace Conformance.Wire;

/// <summary>A loop that takes news from outside only when everything that followed from the news before is done.</summary>
/// <remarks>Without that, a datagram could overtake the work that the one before it set off: a request handled before the registration it belongs to.</remarks>
public interface IArrivals
{
    /// <summary>Runs <paramref name="arrived"/> on the loop once nothing else is due. May be called from any thread.</summary>
    void PostArrival(SendOrPostCallback arrived, object? state);
}
