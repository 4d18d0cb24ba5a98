using System.Net;
using System.Net.Sockets;
using Conformance.Wire;

namespace Conformance.Harness.Observing;

/// <summary>Stands between clients and one server, passes every datagram on as it came, and keeps a copy.</summary>
/// <remarks>Each client gets a socket of its own towards the server, so that answers find their way. Lives on the loop that its sockets were bound on.</remarks>
public sealed class Tap : IAsyncDisposable
{
    /// <summary>Clients at a time; beyond it the one that was silent longest loses its way back.</summary>
    public const int MostClients = 256;

    /// <summary>Datagrams that are kept; later ones are passed on and not judged.</summary>
    public const int MostDatagrams = 250_000;

    /// <summary>Octets of them.</summary>
    public const long MostOctets = 128 * 1024 * 1024;

    /// <summary>A client that was silent for longer makes room when another comes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    private readonly Func<IPEndPoint, IDatagramTransport> _bind;
    private readonly IPEndPoint _server;
    private readonly IDatagramTransport _front;
    private readonly Dictionary<IPEndPoint, Way> _ways = [];
    private readonly List<PassedDatagram> _passed = [];
    private TimeSpan? _first;
    private long _octets;

    /// <param name="bind">Takes an address; port 0 asks for a free one.</param>
    /// <param name="listen">Where clients send to.</param>
    /// <param name="server">Where that goes.</param>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public Tap(Func<IPEndPoint, IDatagramTransport> bind, IPEndPoint listen, IPEndPoint server)
    {
        ArgumentNullException.ThrowIfNull(bind);
        (_bind, _server) = (bind, server);
        _front = bind(listen);
        _front.Received = FromClient;
    }

    /// <summary>Where clients send to.</summary>
    public IPEndPoint LocalEndPoint => _front.LocalEndPoint;

    /// <summary>What passed, between the addresses of the client and the server; the times count from the first.</summary>
    public IReadOnlyList<PassedDatagram> Passed => _passed;

    /// <summary>Datagrams that were passed on and not kept.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Called with each client that was not known.</summary>
    public Action<IPEndPoint>? Came { get; init; }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        foreach (var way in _ways.Values)
        {
            await way.Back.DisposeAsync();
        }
    }

    private void FromClient(ReceivedDatagram datagram)
    {
        if (!_ways.TryGetValue(datagram.Remote, out var way))
        {
            MakeRoom(datagram.Time);
            _ways.Add(datagram.Remote, way = new(Open(datagram.Remote)));
            Came?.Invoke(datagram.Remote);
        }

        way.HeardAt = datagram.Time;
        Keep(datagram, datagram.Remote, _server);
        way.Back.Send(datagram.Octets, _server);
    }

    private IDatagramTransport Open(IPEndPoint client)
    {
        var any = _server.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
        var loopback = _server.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        var back = _bind(new(IPAddress.IsLoopback(_server.Address) ? loopback : any, 0));
        back.Received = datagram =>
        {
            if (datagram.Remote.Equals(_server))
            {
                Keep(datagram, _server, client);
                _front.Send(datagram.Octets, client);
            }
        };
        return back;
    }

    private void MakeRoom(TimeSpan now)
    {
        foreach (var (client, silent) in _ways.Where(way => now - way.Value.HeardAt > Patience).ToList())
        {
            Close(client, silent);
        }

        if (_ways.Count >= MostClients)
        {
            var (client, oldest) = _ways.MinBy(way => way.Value.HeardAt);
            Close(client, oldest);
        }
    }

    private void Close(IPEndPoint client, Way way)
    {
        _ways.Remove(client);
        _ = way.Back.DisposeAsync().AsTask();
    }

    private void Keep(ReceivedDatagram datagram, IPEndPoint from, IPEndPoint to)
    {
        if (_passed.Count >= MostDatagrams || _octets + datagram.Octets.Length > MostOctets)
        {
            LeftOut++;
            return;
        }

        _octets += datagram.Octets.Length;
        _first ??= datagram.Time;
        _passed.Add(new(datagram.Time - _first.Value, from, to, datagram.Octets));
    }

    /// <summary>One client's socket towards the server.</summary>
    private sealed class Way(IDatagramTransport back)
    {
        public IDatagramTransport Back => back;

        public TimeSpan HeardAt { get; set; }
    }
}
