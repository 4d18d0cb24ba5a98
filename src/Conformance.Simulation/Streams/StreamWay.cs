using Conformance.Simulation.Impairments;
using Conformance.Wire;

namespace Conformance.Simulation.Streams;

/// <summary>Both directions of a connection through an impaired network, each in order and without loss.</summary>
internal sealed class StreamWay(TimeProvider clock, LinkPath path)
{
    /// <summary>When what was lost is sent again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>A network that loses everything still delivers at last; nothing here gives a connection up.</summary>
    private const int MostLosses = 16;

    private TimeSpan _outward;
    private TimeSpan _inward;

    public LinkPath Path => path;

    /// <summary>Lets something happen at the other end, once the octets would be there.</summary>
    public void Carry(bool outward, ReadOnlyMemory<byte> octets, Action there)
    {
        var now = clock.Monotonic;
        var at = Arrival(outward, now, octets);
        at = outward ? _outward = Later(_outward, at) : _inward = Later(_inward, at);
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                there();
            },
            state: null,
            dueTime: at - now,
            period: Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Arrival(bool outward, TimeSpan now, ReadOnlyMemory<byte> octets)
    {
        // Segments are small enough for any network; their number does not matter to how long they take.
        var segment = octets[..Math.Min(octets.Length, 64)];
        for (var lost = 0; lost < MostLosses; lost++)
        {
            var sent = now + (Again * lost);
            if ((outward ? path.Outward(sent, segment) : path.Inward(sent, segment, path.Binding)) is [var departure, ..])
            {
                return departure.At;
            }
        }

        return now + (Again * MostLosses);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
