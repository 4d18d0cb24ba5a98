namespace Conformance.Coap.Observe;

/// <summary>Which of two notifications is the newer one.</summary>
/// <remarks>RFC 7641 §3.4: 24-bit serial numbers, and anything 128 s later is newer whatever its number.</remarks>
public static class ObserveOrder
{
    private const uint HalfRange = 1 << 23;
    private static readonly TimeSpan AnyNumberAfter = TimeSpan.FromSeconds(128);

    /// <param name="earlier">Observe value of the notification received first.</param>
    /// <param name="earlierAt">When it was received, monotonic.</param>
    /// <param name="later">Observe value of the notification received second.</param>
    /// <param name="laterAt">When that was received.</param>
    /// <returns>Whether the second one is the newer one.</returns>
    public static bool IsNewer(uint earlier, TimeSpan earlierAt, uint later, TimeSpan laterAt) =>
        (earlier < later && later - earlier < HalfRange)
        || (earlier > later && earlier - later > HalfRange)
        || laterAt > earlierAt + AnyNumberAfter;
}
