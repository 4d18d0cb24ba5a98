using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Streams;
using Conformance.Coap.Transmission;
using Conformance.Wire;
using Conformance.Wire.Streams;

namespace Conformance.Coap.Transport;

/// <summary>A port for datagrams and connections as one transport: an answer leaves where its peer came in.</summary>
/// <remarks>
/// RFC 8323 §3. Upwards a message of a connection is a Non-confirmable one, of a <see cref="StreamPeer"/>; downwards type and message id are left out,
/// and messages of the message layer alone (acknowledgements, resets) are not sent at all.
/// </remarks>
public sealed class StreamPort : IDatagramTransport
{
    /// <summary>Connections of others at one time; one more is closed at once.</summary>
    private const int MostTaken = 256;

    private readonly IDatagramTransport _datagrams;
    private readonly LoopClock _clock;
    private readonly Func<StreamTerms> _terms;
    private readonly List<StreamPeer> _peers = [];
    private Action<CapturedDatagram>? _tap;
    private IDisposable? _listening;
    private readonly Queue<ReceivedDatagram> _waiting = new();
    private ushort _nextMessageId;
    private bool _isHandingUp;

    /// <param name="datagrams">Belongs to the port from now on.</param>
    /// <param name="terms">How the next connection is treated.</param>
    public StreamPort(IDatagramTransport datagrams, TimeProvider clock, Func<StreamTerms> terms)
    {
        ArgumentNullException.ThrowIfNull(datagrams);

        (_datagrams, _clock, _terms) = (datagrams, new(clock), terms);
        datagrams.Received = Up;
    }

    public IPEndPoint LocalEndPoint => _datagrams.LocalEndPoint;

    public Action<ReceivedDatagram>? Received { get; set; }

    /// <summary>Sees datagrams, and the octets of connections.</summary>
    public Action<CapturedDatagram>? Tap
    {
        get => _tap;
        set => _datagrams.Tap = _tap = value;
    }

    /// <summary>Sees what happens on a connection besides requests and responses, and when.</summary>
    public Action<StreamPeer, StreamEvent, TimeSpan>? Happened { get; set; }

    /// <summary>Called when a connection is there: asked for by us, or taken.</summary>
    public Action<StreamPeer, TimeSpan>? Opened { get; set; }

    /// <summary>Called once when a connection is over, and whether we closed it first.</summary>
    public Action<StreamPeer, bool, TimeSpan>? Ended { get; set; }

    /// <summary>The connections there are, in the order they came.</summary>
    public IReadOnlyList<StreamPeer> Peers => _peers;

    private TimeSpan Now => _clock.Now;

    /// <summary>Takes connections at the address of the datagrams, until the port or what is returned is disposed of.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">It cannot be bound.</exception>
    public IDisposable Listen(IStreamNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return _listening = network.Listen(LocalEndPoint, Take);
    }

    /// <returns><see langword="null"/> when nobody takes it.</returns>
    public async Task<StreamPeer?> ConnectAsync(IStreamNetwork network, IPEndPoint remote, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        return await network.ConnectAsync(LocalEndPoint.Address, remote, cancellationToken) is { } link ? Seat(link, weAsked: true) : null;
    }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        if (remote is not StreamPeer peer)
        {
            _datagrams.Send(octets, remote);
        }
        else if (octets.Length >= MessageHeader.Size && Frame.OfDatagram(octets) is { Code.IsEmpty: false } frame)
        {
            Apply(peer, peer.Connection.Send(frame), Now);
        }
    }

    /// <summary>Sends a signal; an Abort ends the connection.</summary>
    public void Send(Signal signal, StreamPeer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        Apply(peer, peer.Connection.Send(signal), Now);
    }

    /// <summary>Sends octets as they are.</summary>
    public void SendOctets(ReadOnlyMemory<byte> octets, StreamPeer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        Apply(peer, peer.Connection.SendOctets(octets), Now);
    }

    /// <summary>Closes a connection without a word.</summary>
    public void Close(StreamPeer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        Apply(peer, peer.Connection.End(), Now);
    }

    public async ValueTask DisposeAsync()
    {
        _listening?.Dispose();
        foreach (var peer in _peers.ToList())
        {
            Close(peer);
        }

        await _datagrams.DisposeAsync();
    }

    private void Take(IStreamLink link)
    {
        if (_peers.Count < MostTaken)
        {
            Seat(link, weAsked: false);
        }
        else
        {
            link.Close();
        }
    }

    private StreamPeer Seat(IStreamLink link, bool weAsked)
    {
        var peer = new StreamPeer(link, _terms());
        _peers.Add(peer);
        Note(peer, sent: weAsked, new(StreamMark.Asked, 0, 0), default, Now);
        Note(peer, sent: !weAsked, new(StreamMark.Taken, 0, 0), default, Now);
        link.Ended = broken => End(peer, broken);
        Opened?.Invoke(peer, Now);
        Apply(peer, peer.Connection.Open(Now), Now);
        link.Received = (octets, time) => Hear(peer, octets, time);
        return peer;
    }

    private void Up(ReceivedDatagram datagram) => Received?.Invoke(datagram);

    private void Hear(StreamPeer peer, ReadOnlyMemory<byte> octets, TimeSpan time)
    {
        Note(peer, sent: false, new(StreamMark.Octets, peer.Received, peer.Sent), octets, time);
        peer.Received += octets.Length;
        Apply(peer, peer.Connection.Receive(octets.Span, time), time);
    }

    private void End(StreamPeer peer, bool broken)
    {
        Note(peer, sent: false, new(broken ? StreamMark.Broken : StreamMark.Ended, peer.Received, peer.Sent), default, Now);
        peer.IsClosed = true;
        peer.Connection.End();
        peer.Link.Close();
        Leave(peer, byUs: false);
    }

    private void Apply(StreamPeer peer, StreamReaction reaction, TimeSpan time)
    {
        foreach (var octets in reaction.Octets)
        {
            Note(peer, sent: true, new(StreamMark.Octets, peer.Sent, peer.Received), octets, Now);
            peer.Sent += octets.Length;
            peer.Link.Send(octets);
        }

        foreach (var happened in reaction.Events)
        {
            Happened?.Invoke(peer, happened, happened is SignalSent or NotSent ? Now : time);
        }

        Schedule(peer, reaction.Deadline);
        foreach (var (_, frame) in reaction.Messages)
        {
            _waiting.Enqueue(new(frame.ToDatagram(_nextMessageId++), peer, time));
        }

        if (!_isHandingUp)
        {
            HandUp();
        }

        if (reaction.Ends && !peer.IsClosed)
        {
            peer.IsClosed = true;
            Note(peer, sent: true, new(StreamMark.Ended, peer.Sent, peer.Received), default, Now);
            peer.Link.Close();
            Leave(peer, byUs: !reaction.Events.Any(happened => happened is SignalReceived { Signal: Release }));
        }
    }

    /// <summary>One message, and the next when everything that followed from it is done, as <see cref="IArrivals"/> has it: a request may follow a response in the same segment.</summary>
    private void HandUp()
    {
        if (!_waiting.TryDequeue(out var next))
        {
            return;
        }

        _isHandingUp = true;
        Received?.Invoke(next);
        _clock.After(TimeSpan.Zero, () =>
        {
            _isHandingUp = false;
            HandUp();
        });
    }

    private void Leave(StreamPeer peer, bool byUs)
    {
        Schedule(peer, null);
        if (_peers.Remove(peer))
        {
            Ended?.Invoke(peer, byUs, Now);
        }
    }

    private void Schedule(StreamPeer peer, TimeSpan? deadline)
    {
        peer.Deadline?.Dispose();
        peer.Deadline = deadline is { } at
            ? _clock.After(at - Now, () => Apply(peer, peer.Connection.Tick(Now), Now))
            : null;
    }

    private void Note(StreamPeer peer, bool sent, StreamPlace place, ReadOnlyMemory<byte> octets, TimeSpan time) =>
        _tap?.Invoke(new(time, sent, peer.Link.LocalEndPoint, peer.Link.RemoteEndPoint, octets.ToArray()) { Stream = place });
}
