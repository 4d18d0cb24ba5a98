namespace Conformance.Coap.Observe;

/// <summary>Which of two notifications is the newer one.</summary>
/// <remarks>RFC 7641 §3.4: 24-bit serial numbers, and anything 128 s later is newer whatever its number.</remarks>
public static class ObserveOrder
{
    public static bool IsNewer(uint earlier, TimeSpan earlierAt, uint later, TimeSpan laterAt) => throw new NotImplementedException();
}
