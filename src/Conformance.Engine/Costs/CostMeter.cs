using Conformance.Model;
using Conformance.Wire;

namespace Conformance.Engine.Costs;

/// <summary>Counts what the traffic of a case costs.</summary>
public static class CostMeter
{
    private const int Header = 4;
    private const byte FirstResponse = 0x40;

    /// <summary>Of the datagrams of a case, in order of time.</summary>
    /// <param name="datagrams">Both directions.</param>
    /// <param name="awakeAfter">How long a device is taken to be awake after each datagram.</param>
    public static CaseCost Of(IReadOnlyList<CapturedDatagram> datagrams, TimeSpan awakeAfter)
    {
        ArgumentNullException.ThrowIfNull(datagrams);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var cost = CaseCost.None;
        var awakeUntil = TimeSpan.MinValue;
        foreach (var datagram in datagrams)
        {
            var again = datagram.Stream is null && !seen.Add($"{datagram.Sent} {datagram.Local} {datagram.Remote} {Convert.ToHexString(datagram.Octets.Span)}");
            var until = datagram.Time + awakeAfter;
            var awake = until - (awakeUntil > datagram.Time ? awakeUntil : datagram.Time);
            awakeUntil = until;
            cost += new CaseCost(1, datagram.Octets.Length, again ? 1 : 0, datagram.Stream is null && !again && AsksForAnswer(datagram.Octets.Span) ? 1 : 0, awake);
        }

        return cost;
    }

    // A Confirmable message, or a request: the class of its code is 0 and the code is not that of an empty message.
    private static bool AsksForAnswer(ReadOnlySpan<byte> octets) =>
        octets.Length >= Header && ((octets[0] & 0x30) == 0 || octets[1] is > 0 and < FirstResponse);
}
