using System.Net;
using Conformance.Coap.Messages;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Transport;
using Conformance.Wire;

namespace Conformance.Tests.Oscore;

/// <summary>A client and a server under object security, and the wire between them.</summary>
internal sealed class Wires
{
    private static readonly IPEndPoint AtOne = new(IPAddress.Loopback, 1);
    private static readonly IPEndPoint AtTwo = new(IPAddress.Loopback, 2);

    public Wires(bool asksForEcho = false, bool renews = false)
    {
        var (client, server) = (new End(AtOne), new End(AtTwo));
        var table = new ContextTable();
        table.Add(new(Vectors.C1.Mirror()));
        Link = new(client, [], new Random(1)) { Lapses = lapse => ClientLapses.Contains(lapse), Happened = AtClient.Add, Received = FromServer.Add };
        Port = new(server, () => table, new Random(2)) { AsksForEcho = () => asksForEcho, Happened = AtServer.Add, Received = FromClient.Add };
        Inject = octets => server.Received!(new(octets, AtOne, TimeSpan.Zero));
        InjectBack = octets => client.Received!(new(octets, AtTwo, TimeSpan.Zero));
        client.Sent = (octets, _) => Carry(octets, Inject);
        server.Sent = (octets, _) => Carry(octets, InjectBack);
        Link.Guard(AtTwo, Context, renews);
    }

    /// <summary>Where the client finds the server.</summary>
    public IPEndPoint There => AtTwo;

    public GuardedLink Link { get; }

    public GuardedPort Port { get; }

    public SecurityContext Context { get; } = new(Vectors.C1);

    public HashSet<Lapse> ClientLapses { get; } = [];

    public List<GuardedEvent> AtClient { get; } = [];

    public List<GuardedEvent> AtServer { get; } = [];

    public List<ReceivedDatagram> FromServer { get; } = [];

    public List<ReceivedDatagram> FromClient { get; } = [];

    /// <summary>Brings octets to the server as they are.</summary>
    public Action<ReadOnlyMemory<byte>> Inject { get; }

    /// <summary>Brings octets to the client as they are.</summary>
    public Action<ReadOnlyMemory<byte>> InjectBack { get; }

    /// <summary>What passed the wire.</summary>
    public List<ReadOnlyMemory<byte>> Passed { get; } = [];

    public void Ask(Message request) => Link.Send(request.ToArray(), AtTwo);

    public void Answer(Message response) => Port.Send(response.ToArray(), FromClient[^1].Remote);

    private void Carry(ReadOnlyMemory<byte> octets, Action<ReadOnlyMemory<byte>> there)
    {
        Passed.Add(octets);
        there(octets);
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
