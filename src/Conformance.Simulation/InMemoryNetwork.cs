using System.Net;
using Conformance.Simulation.Impairments;
using Conformance.Wire;

namespace Conformance.Simulation;

/// <summary>A network without sockets, in virtual time. Whoever asks for a free port is inside of it, whoever names one is outside.</summary>
/// <param name="clock">The clock of the loop it lives on.</param>
/// <param name="link">What it does to datagrams.</param>
public sealed class InMemoryNetwork(TimeProvider clock, ImpairedLink link)
{
    private const int FirstEphemeralPort = 49152;
    private readonly Dictionary<IPEndPoint, (Seat Seat, int Binding)> _seats = [];
    private readonly LinkPath _outside = link.Open();
    private int _nextPort = FirstEphemeralPort;

    /// <summary>Every datagram arrives after <paramref name="latency"/>, in order.</summary>
    public InMemoryNetwork(TimeProvider clock, TimeSpan latency)
        : this(clock, new ImpairedLink(Impairment.Latency(latency), new Random(0)))
    {
    }

    private TimeProvider Clock => clock;

    /// <summary>Takes an address. Port 0 asks for the next free ephemeral port.</summary>
    /// <exception cref="InvalidOperationException">The address is taken.</exception>
    public IDatagramTransport Bind(IPEndPoint local)
    {
        ArgumentNullException.ThrowIfNull(local);

        var inside = local.Port == 0;
        var bound = inside ? new IPEndPoint(local.Address, _nextPort++) : local;
        var seat = new Seat(this, bound, inside ? link.Open() : null);
        if (!_seats.TryAdd(bound, (seat, 0)))
        {
            throw new InvalidOperationException($"{bound} is taken");
        }

        return seat;
    }

    private void Carry(Seat from, ReadOnlyMemory<byte> octets, IPEndPoint to)
    {
        var now = clock.Monotonic;
        var (seat, binding) = _seats.GetValueOrDefault(to);
        var departures = from.Path is { } way ? way.Outward(now, octets)
            : seat?.Path is { } back ? back.Inward(now, octets, binding)
            : _outside.Outward(now, octets);
        foreach (var departure in departures)
        {
            var (copy, remote) = (departure.Octets.ToArray(), from.Path is null ? from.LocalEndPoint : Outer(from, departure.Binding));
            ITimer? timer = null;
            timer = clock.CreateTimer(
                _ =>
                {
                    timer?.Dispose();
                    if (_seats.TryGetValue(to, out var taken))
                    {
                        taken.Seat.Accept(copy, remote);
                    }
                },
                state: null,
                dueTime: departure.At - now,
                period: Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Where a seat of the inside is seen from outside.</summary>
    private IPEndPoint Outer(Seat seat, int binding)
    {
        while (seat.Outer.Count <= binding)
        {
            var next = new IPEndPoint(seat.LocalEndPoint.Address, _nextPort++);
            _seats.Add(next, (seat, seat.Outer.Count));
            seat.Outer.Add(next);
        }

        return seat.Outer[binding];
    }

    private sealed class Seat(InMemoryNetwork network, IPEndPoint local, LinkPath? path) : IDatagramTransport
    {
        public IPEndPoint LocalEndPoint => local;

        public Action<ReceivedDatagram>? Received { get; set; }

        public Action<CapturedDatagram>? Tap { get; set; }

        /// <summary>Its way out; <see langword="null"/> for a seat outside.</summary>
        public LinkPath? Path => path;

        /// <summary>Its outer addresses, by binding.</summary>
        public List<IPEndPoint> Outer { get; } = [local];

        private TimeSpan Now => network.Clock.Monotonic;

        public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
        {
            Tap?.Invoke(new(Now, Sent: true, local, remote, octets.ToArray()));
            network.Carry(this, octets, remote);
        }

        public void Accept(byte[] octets, IPEndPoint remote)
        {
            Tap?.Invoke(new(Now, Sent: false, local, remote, octets));
            Received?.Invoke(new(octets, remote, Now));
        }

        public ValueTask DisposeAsync()
        {
            Outer.ForEach(address => network._seats.Remove(address));
            if (path is not null)
            {
                network.Link.Close(path);
            }

            return ValueTask.CompletedTask;
        }
    }

    private ImpairedLink Link => link;
}
