using System.Net;
using Conformance.Coap.Messages;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Transport;
using Conformance.Wire;

namespace Conformance.Tests.Oscore;

/// <summary>A client and a server under object security, and the wire between them.</summary>
internal sealed class Wires
{
    private readonly End _client = new(new(IPAddress.Loopback, 1));
    private readonly End _server = new(new(IPAddress.Loopback, 2));

    public Wires(bool asksForEcho = false)
    {
        var table = new ContextTable();
        table.Add(new(Vectors.C1.Mirror()));
        Link = new(_client, [], new Random(1)) { Lapses = lapse => ClientLapses.Contains(lapse), Happened = AtClient.Add, Received = FromServer.Add };
        Port = new(_server, () => table, new Random(2)) { AsksForEcho = () => asksForEcho, Happened = AtServer.Add, Received = FromClient.Add };
        _client.Sent = (octets, _) => Carry(octets, _client.LocalEndPoint, _server);
        _server.Sent = (octets, _) => Carry(octets, _server.LocalEndPoint, _client);
        Link.Guard(_server.LocalEndPoint, Context);
    }

    public GuardedLink Link { get; }

    public GuardedPort Port { get; }

    public SecurityContext Context { get; } = new(Vectors.C1);

    public HashSet<Lapse> ClientLapses { get; } = [];

    public List<GuardedEvent> AtClient { get; } = [];

    public List<GuardedEvent> AtServer { get; } = [];

    public List<ReceivedDatagram> FromServer { get; } = [];

    public List<ReceivedDatagram> FromClient { get; } = [];

    /// <summary>What passed the wire.</summary>
    public List<ReadOnlyMemory<byte>> Passed { get; } = [];

    public void Ask(Message request) => Link.Send(request.ToArray(), _server.LocalEndPoint);

    public void Answer(Message response) => Port.Send(response.ToArray(), FromClient[^1].Remote);

    /// <summary>Brings octets to the server as they are.</summary>
    public void Inject(ReadOnlyMemory<byte> octets) => _server.Received!(new(octets, _client.LocalEndPoint, TimeSpan.Zero));

    /// <summary>Brings octets to the client as they are.</summary>
    public void InjectBack(ReadOnlyMemory<byte> octets) => _client.Received!(new(octets, _server.LocalEndPoint, TimeSpan.Zero));

    private void Carry(ReadOnlyMemory<byte> octets, IPEndPoint from, End to)
    {
        Passed.Add(octets);
        to.Received!(new(octets, from, TimeSpan.Zero));
    }

    private sealed class End(IPEndPoint at) : IDatagramTransport
    {
        public IPEndPoint LocalEndPoint => at;

        public Action<ReceivedDatagram>? Received { get; set; }

        public Action<CapturedDatagram>? Tap { get; set; }

        public Action<ReadOnlyMemory<byte>, IPEndPoint>? Sent { get; set; }

        public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote) => Sent?.Invoke(octets, remote);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
