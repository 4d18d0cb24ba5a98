using System.Net;
using Conformance.Wire;

namespace Conformance.Simulation;

/// <summary>A network without sockets: every datagram arrives after <paramref name="latency"/>, in order, in virtual time.</summary>
/// <param name="clock">The clock of the loop it lives on.</param>
/// <param name="latency">One-way delay of every datagram.</param>
public sealed class InMemoryNetwork(TimeProvider clock, TimeSpan latency)
{
    private const int FirstEphemeralPort = 49152;
    private readonly Dictionary<IPEndPoint, Seat> _seats = [];
    private int _nextPort = FirstEphemeralPort;

    /// <summary>Takes an address. Port 0 asks for the next free ephemeral port.</summary>
    /// <exception cref="InvalidOperationException">The address is taken.</exception>
    public IDatagramTransport Bind(IPEndPoint local)
    {
        ArgumentNullException.ThrowIfNull(local);

        var bound = local.Port == 0 ? new IPEndPoint(local.Address, _nextPort++) : local;
        var seat = new Seat(this, bound);
        if (!_seats.TryAdd(bound, seat))
        {
            throw new InvalidOperationException($"{bound} is taken");
        }

        return seat;
    }

    private void Carry(Seat from, ReadOnlyMemory<byte> octets, IPEndPoint to)
    {
        var copy = octets.ToArray();
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                if (_seats.TryGetValue(to, out var seat))
                {
                    seat.Accept(copy, from.LocalEndPoint);
                }
            },
            state: null,
            dueTime: latency,
            period: Timeout.InfiniteTimeSpan);
    }

    private sealed class Seat(InMemoryNetwork network, IPEndPoint local) : IDatagramTransport
    {
        public IPEndPoint LocalEndPoint => local;

        public Action<ReceivedDatagram>? Received { get; set; }

        public Action<CapturedDatagram>? Tap { get; set; }

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
            network._seats.Remove(local);
            return ValueTask.CompletedTask;
        }
    }

    private TimeProvider Clock => clock;
}
