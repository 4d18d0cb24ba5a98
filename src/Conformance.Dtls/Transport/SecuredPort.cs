using System.Net;
using Conformance.Dtls.Dtls12;
using Conformance.Wire;

namespace Conformance.Dtls.Transport;

/// <summary>A port of a server under DTLS: plaintext above, records below, and a peer for each association.</summary>
/// <remarks>What is not protected never gets up, and nothing leaves for a peer whose association is over.</remarks>
public sealed class SecuredPort : IDatagramTransport
{
    /// <summary>What a record may begin with (RFC 7983 §7).</summary>
    private const byte FirstType = 20;
    private const byte LastType = 63;

    private readonly IDatagramTransport _transport;
    private readonly TimeProvider _clock;
    private readonly Listener _listener;
    private readonly Wake _wake;
    private readonly Dictionary<ServerAssociation, SecurePeer> _peers = [];

    /// <param name="transport">Belongs to the port from now on.</param>
    /// <param name="settings">What an address is served with; asked once for each handshake.</param>
    public SecuredPort(IDatagramTransport transport, Func<IPEndPoint, ServerSettings> settings, TimeProvider clock, Random random)
    {
        ArgumentNullException.ThrowIfNull(transport);

        (_transport, _clock, _listener) = (transport, clock, new(settings, random));
        _wake = new(clock, Tick);
        transport.Received = Receive;
    }

    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    public Action<ReceivedDatagram>? Received { get; set; }

    /// <summary>Sees the records.</summary>
    public Action<CapturedDatagram>? Tap
    {
        get => _transport.Tap;
        set => _transport.Tap = value;
    }

    public Action<SecuredEvent>? Happened { get; set; }

    /// <summary>Sees datagrams that are no records, which nobody else gets.</summary>
    public Action<ReceivedDatagram>? InClear { get; set; }

    /// <summary>Whether it leaves records alone: <see cref="Unanswered"/> sees them, and nobody else.</summary>
    public Func<bool> IsSilent { get; init; } = static () => false;

    public Action<ReceivedDatagram>? Unanswered { get; set; }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        if (remote is SecurePeer { Association: { State: AssociationState.Connected } association } && octets.Length <= association.Negotiation!.SendLimit)
        {
            Apply(remote, association, association.Send(octets, _clock.Monotonic), _clock.Monotonic);
        }
    }

    /// <summary>Ends the association of a peer.</summary>
    public void Close(SecurePeer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);

        var now = _clock.Monotonic;
        Apply(peer, peer.Association, peer.Association.Close(now), now);
    }

    public ValueTask DisposeAsync()
    {
        _wake.Dispose();
        return _transport.DisposeAsync();
    }

    private void Receive(ReceivedDatagram datagram)
    {
        if (datagram.Octets.IsEmpty || datagram.Octets.Span[0] is < FirstType or > LastType)
        {
            InClear?.Invoke(datagram);
            return;
        }

        if (IsSilent())
        {
            Unanswered?.Invoke(datagram);
            return;
        }

        foreach (var (at, association, reaction) in _listener.Receive(datagram.Remote, datagram.Octets, datagram.Time))
        {
            if (_peers.TryGetValue(association, out var peer))
            {
                peer.At = at;
            }

            Apply(at, association, reaction, datagram.Time);
        }

        _wake.At(_listener.Deadline);
    }

    private void Tick()
    {
        foreach (var (peer, association, reaction) in _listener.Tick(_clock.Monotonic))
        {
            Apply(peer, association, reaction, _clock.Monotonic);
        }

        _wake.At(_listener.Deadline);
    }

    private void Apply(IPEndPoint remote, ServerAssociation association, Reaction reaction, TimeSpan now)
    {
        var at = (remote as SecurePeer)?.At ?? remote;
        foreach (var datagram in reaction.Datagrams)
        {
            _transport.Send(datagram, at);
        }

        foreach (var happened in reaction.Events)
        {
            if (happened is Connected { Negotiation: var agreed })
            {
                Seat(remote, association, agreed);
            }

            Happened?.Invoke(new(now, PeerOf(remote, association), association, happened));
        }

        foreach (var content in reaction.Received)
        {
            Received?.Invoke(new(content, PeerOf(remote, association), now));
        }
    }

    private IPEndPoint PeerOf(IPEndPoint remote, ServerAssociation association) => _peers.GetValueOrDefault(association) ?? remote;

    /// <summary>A resumed association speaks for the peer it was before, where that is still at its address.</summary>
    private void Seat(IPEndPoint remote, ServerAssociation association, Negotiation agreed)
    {
        var before = agreed.Resumed
            ? _peers.Values.LastOrDefault(peer => peer.At.Equals(remote) && Continues(peer.Association.Negotiation, agreed))
            : null;
        if (before is not null)
        {
            before.Association = association;
        }

        _peers[association] = before ?? new SecurePeer(remote, association);
    }

    private static bool Continues(Negotiation? old, Negotiation resumed) =>
        old?.Session is { } left && resumed.Session is { } right && left.Master.Span.SequenceEqual(right.Master.Span);
}
