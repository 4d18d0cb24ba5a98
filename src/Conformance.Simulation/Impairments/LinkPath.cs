namespace Conformance.Simulation.Impairments;

/// <summary>The way of one inside address through a network: decides for each datagram when it arrives, how often, as what, and from where.</summary>
/// <remarks>Carries nothing: <see cref="InMemoryNetwork"/> and <see cref="Relay"/> do. Belongs to one loop and takes no lock.</remarks>
public sealed class LinkPath
{
    /// <summary>Headers of IPv6 (RFC 8200 §3) and UDP (RFC 768) before the octets.</summary>
    public const int HeaderOctets = 40 + 8;

    private readonly ImpairedLink _link;
    private readonly Order _outward = new();
    private readonly Order _inward = new();
    private TimeSpan? _lastOutward;

    internal LinkPath(ImpairedLink link) => _link = link;

    /// <summary>Which outer address is in use, counted from 0.</summary>
    public int Binding { get; private set; }

    private Impairment Impairment => _link.Impairment;

    public void Rebind() => Binding++;

    /// <summary>What becomes of a datagram from inside.</summary>
    public IReadOnlyList<Departure> Outward(TimeSpan now, ReadOnlyMemory<byte> octets)
    {
        if (Impairment.RebindAfter is { } idle && _lastOutward is { } last && now - last >= idle)
        {
            Rebind();
        }

        _lastOutward = now;
        return Plan(_outward, now, octets);
    }

    /// <summary>What becomes of a datagram to the inside.</summary>
    /// <param name="binding">The outer address it was sent to; one that is no longer in use leads nowhere.</param>
    public IReadOnlyList<Departure> Inward(TimeSpan now, ReadOnlyMemory<byte> octets, int binding) =>
        binding == Binding && !IsForgotten(now) ? Plan(_inward, now, octets) : [];

    private bool IsForgotten(TimeSpan now) => Impairment.RebindAfter is { } idle && _lastOutward is { } last && now - last >= idle;

    private Departure[] Plan(Order order, TimeSpan now, ReadOnlyMemory<byte> octets)
    {
        if (octets.Length + HeaderOctets > Impairment.Mtu || Happens(Impairment.Loss))
        {
            return [];
        }

        var first = Copy(order, now, octets);
        return Happens(Impairment.Duplication) ? [first, Copy(order, now, octets)] : [first];
    }

    private Departure Copy(Order order, TimeSpan now, ReadOnlyMemory<byte> octets)
    {
        var arriving = Happens(Impairment.Corruption) ? Corrupted(octets) : octets;
        var at = now + Impairment.Delay.Draw(_link.Random);
        if (Impairment.Jitter > TimeSpan.Zero)
        {
            at += Impairment.Jitter * _link.Random.NextDouble();
        }

        return new(Happens(Impairment.Reordering) ? at : order.Behind(at), arriving, Binding);
    }

    private ReadOnlyMemory<byte> Corrupted(ReadOnlyMemory<byte> octets)
    {
        var copy = octets.ToArray();
        if (copy.Length > 0)
        {
            copy[_link.Random.Next(copy.Length)] ^= (byte)(1 << _link.Random.Next(8));
        }

        return copy;
    }

    private bool Happens(double share) => share > 0 && _link.Random.NextDouble() < share;

    /// <summary>One direction in which datagrams queue.</summary>
    private sealed class Order
    {
        private TimeSpan _last = TimeSpan.MinValue;

        public TimeSpan Behind(TimeSpan at) => _last = at > _last ? at : _last;
    }
}
