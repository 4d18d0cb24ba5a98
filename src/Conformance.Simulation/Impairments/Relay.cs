using System.Net;
using System.Net.Sockets;
using Conformance.Wire;

namespace Conformance.Simulation.Impairments;

/// <summary>Stands between devices and one server and does to real datagrams what an <see cref="ImpairedLink"/> says.</summary>
/// <remarks>Devices are the inside. Each gets outer addresses of its own; who is silent for long is forgotten when others come.</remarks>
public sealed class Relay : IAsyncDisposable
{
    /// <summary>Devices at a time; beyond it the one that was silent longest is given up.</summary>
    public const int MostDevices = 256;

    private readonly TimeProvider _clock;
    private readonly ImpairedLink _link;
    private readonly Func<IPEndPoint, IDatagramTransport> _bind;
    private readonly IPEndPoint _server;
    private readonly IDatagramTransport _front;
    private readonly Dictionary<IPEndPoint, Session> _sessions = [];
    private readonly HashSet<ITimer> _underWay = [];
    private bool _closed;

    /// <param name="clock">Of the loop it lives on.</param>
    /// <param name="link">What is done to datagrams.</param>
    /// <param name="bind">Takes an address; port 0 asks for a free one.</param>
    /// <param name="listen">Where devices send to.</param>
    /// <param name="server">Where that goes.</param>
    public Relay(TimeProvider clock, ImpairedLink link, Func<IPEndPoint, IDatagramTransport> bind, IPEndPoint listen, IPEndPoint server)
    {
        ArgumentNullException.ThrowIfNull(bind);
        (_clock, _link, _bind, _server) = (clock, link, bind, server);
        _front = bind(listen);
        _front.Received = FromDevice;
    }

    /// <summary>Where devices send to.</summary>
    public IPEndPoint LocalEndPoint => _front.LocalEndPoint;

    /// <summary>Datagrams taken in and given out again, both ways together.</summary>
    public (long Taken, long Given) Counts { get; private set; }

    /// <summary>Called with each device that was not known.</summary>
    public Action<IPEndPoint>? Came { get; init; }

    /// <summary>Called with each datagram that is taken in, before anything is done to it, and with whom it is for.</summary>
    public Action<ReceivedDatagram, IPEndPoint>? Taken { get; init; }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        foreach (var timer in _underWay)
        {
            await timer.DisposeAsync();
        }

        foreach (var session in _sessions.Values)
        {
            await session.DisposeAsync();
        }

        await _front.DisposeAsync();
    }

    private void FromDevice(ReceivedDatagram datagram)
    {
        if (!_sessions.TryGetValue(datagram.Remote, out var session))
        {
            GiveUpTheOldest();
            _sessions.Add(datagram.Remote, session = new(this, datagram.Remote, _link.Open()));
            Came?.Invoke(datagram.Remote);
        }

        session.HeardAt = _clock.Monotonic;
        Taken?.Invoke(datagram, _server);
        Carry(session.Path.Outward(_clock.Monotonic, datagram.Octets), departure => session.Outer(departure.Binding).Send(departure.Octets, _server));
    }

    private void Carry(IReadOnlyList<Departure> departures, Action<Departure> send)
    {
        Counts = (Counts.Taken + 1, Counts.Given);
        foreach (var departure in departures)
        {
            // What overtakes nobody needs no timer.
            if (_underWay.Count == 0 && departure.At <= _clock.Monotonic)
            {
                Give(departure);
                continue;
            }

            ITimer? timer = null;
            timer = _clock.CreateTimer(_ => Arrive(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _underWay.Add(timer);
            var left = departure.At - _clock.Monotonic;
            timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

            void Arrive()
            {
                if (_closed)
                {
                    return;
                }

                _underWay.Remove(timer!);
                timer!.Dispose();
                Give(departure);
            }
        }

        void Give(Departure departure)
        {
            Counts = (Counts.Taken, Counts.Given + 1);
            send(departure);
        }
    }

    private void GiveUpTheOldest()
    {
        if (_sessions.Count >= MostDevices)
        {
            var (device, oldest) = _sessions.MinBy(entry => entry.Value.HeardAt);
            _sessions.Remove(device);
            _ = oldest.DisposeAsync().AsTask();
        }
    }

    /// <summary>One device and its outer addresses.</summary>
    private sealed class Session(Relay relay, IPEndPoint device, LinkPath path) : IAsyncDisposable
    {
        private readonly Dictionary<int, IDatagramTransport> _outer = [];

        public LinkPath Path => path;

        public TimeSpan HeardAt { get; set; }

        public IDatagramTransport Outer(int binding)
        {
            if (!_outer.TryGetValue(binding, out var transport))
            {
                transport = relay._bind(new(Near(relay._server), 0));
                transport.Received = datagram => FromServer(datagram, binding);
                _outer.Add(binding, transport);
            }

            return transport;
        }

        public async ValueTask DisposeAsync()
        {
            relay._link.Close(path);
            foreach (var transport in _outer.Values)
            {
                await transport.DisposeAsync();
            }
        }

        // The address from which a server is reached.
        private static IPAddress Near(IPEndPoint server) => (IPAddress.IsLoopback(server.Address), server.AddressFamily == AddressFamily.InterNetworkV6) switch
        {
            (true, true) => IPAddress.IPv6Loopback,
            (true, false) => IPAddress.Loopback,
            (false, true) => IPAddress.IPv6Any,
            (false, false) => IPAddress.Any,
        };

        private void FromServer(ReceivedDatagram datagram, int binding)
        {
            if (datagram.Remote.Equals(relay._server))
            {
                relay.Taken?.Invoke(datagram, device);
                relay.Carry(path.Inward(relay._clock.Monotonic, datagram.Octets, binding), departure => relay._front.Send(departure.Octets, device));
            }
        }
    }
}
