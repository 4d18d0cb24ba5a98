using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Simulation;
using Conformance.Wire;

namespace Conformance.Tests.Coap;

/// <summary>An endpoint and a bare peer that says what the test wants, in virtual time on a network of 10 ms latency.</summary>
internal sealed class World
{
    public static readonly IPEndPoint OurAddress = new(IPAddress.Parse("192.0.2.1"), 5683);
    public static readonly IPEndPoint PeerAddress = new(IPAddress.Parse("192.0.2.2"), 5683);
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);

    private const MessageType Ack = MessageType.Acknowledgement;
    private readonly List<ReceivedDatagram> _received = [];

    private World(VirtualLoop loop, Func<EndpointSettings, EndpointSettings> change)
    {
        Clock = loop.Clock;
        Network = new(loop.Clock, Latency);
        Ours = new(Network.Bind(OurAddress), change(Settings()));
        Ours.Trace = Trace.Add;
        Peer = Network.Bind(PeerAddress);
        Peer.Received = Accept;
    }

    public TimeProvider Clock { get; }

    public InMemoryNetwork Network { get; }

    public Endpoint Ours { get; }

    public IDatagramTransport Peer { get; }

    public List<TraceEvent> Trace { get; } = [];

    /// <summary>What the peer does with each message, besides remembering it.</summary>
    public Action<Message>? OnMessage { get; set; }

    /// <summary>What the peer got, decoded.</summary>
    public IReadOnlyList<Message> PeerGot => [.. _received.Select(datagram => Decoded(datagram.Octets))];

    public IReadOnlyList<byte[]> PeerGotOctets => [.. _received.Select(datagram => datagram.Octets.ToArray())];

    /// <summary>When the peer got it, in seconds, less the latency: when it was sent.</summary>
    public IReadOnlyList<double> SentAt => [.. _received.Select(datagram => (datagram.Time - Latency).TotalSeconds)];

    public IEnumerable<string> NotesOfReceived => Trace.Where(seen => !seen.Sent).Select(seen => seen.Note);

    public static void Play(Func<World, Task> scene) => Play(settings => settings, scene);

    public static void Play(Func<EndpointSettings, EndpointSettings> change, Func<World, Task> scene)
    {
        var loop = new VirtualLoop();
        loop.Run(async () =>
        {
            var world = new World(loop, change);
            await scene(world);
            await world.Ours.DisposeAsync();
        });
    }

    public static Message Decoded(ReadOnlyMemory<byte> octets) =>
        Message.TryRead(octets, out var message, out var error) ? message : throw new FormatException(error.ToString());

    public static Message ResponseTo(Message request, CoapCode code, MessageType type = Ack, ushort? messageId = null) => new()
    {
        Type = type,
        Code = code,
        MessageId = messageId ?? request.MessageId,
        Token = request.Token,
    };

    /// <summary>The same first time-out in each world: a source that always draws <paramref name="unit"/>.</summary>
    public static Func<EndpointSettings, EndpointSettings> Drawing(double unit) =>
        settings => settings with { Random = new Constant(unit) };

    public Endpoint Second(IPEndPoint address) => new(Network.Bind(address), Settings());

    public void Say(Message message) => Peer.Send(message.ToArray(), OurAddress);

    public Task<Outcome> GetAsync(string path, TimeSpan? within = null) => Ours.RequestAsync(
        PeerAddress, new() { Code = CoapCode.Get, Options = OptionList.Empty.WithPath(path) }, within, CancellationToken.None);

    public Task Pass(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Clock);

    private EndpointSettings Settings() => new() { Clock = Clock, Random = new(4711) };

    private void Accept(ReceivedDatagram datagram)
    {
        _received.Add(datagram);
        if (Message.TryRead(datagram.Octets, out var message, out _))
        {
            OnMessage?.Invoke(message);
        }
    }

    private sealed class Constant(double unit) : Random(Seed: 0)
    {
        public override double NextDouble() => unit;
    }
}
