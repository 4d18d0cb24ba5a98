using System.Net;
using Conformance.Dtls.Dtls12;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls;

/// <summary>The associations of one server port, one for each address that speaks to it.</summary>
/// <remarks>
/// A client that starts anew from the address of an association gets another one beside it; the old one goes when the new one is whole, so that a forged hello
/// ends nothing (RFC 6347 §4.2.8). How many there may be is bounded; the oldest unfinished one makes room.
/// </remarks>
/// <param name="settings">What an address is served with; asked once for each handshake.</param>
public sealed class Listener(Func<IPEndPoint, ServerSettings> settings, Random random)
{
    /// <summary>Octets of the connection ids that we give: all the same, since no header shows how long its own is (RFC 9146 §3).</summary>
    public const int ConnectionIdLength = 8;

    /// <summary>Addresses at a time.</summary>
    public const int MostPeers = 4096;

    private readonly Dictionary<IPEndPoint, Seat> _seats = [];

    public int Count => _seats.Count;

    /// <summary>When <see cref="Tick"/> is due.</summary>
    public TimeSpan? Deadline => _seats.Values.Min(seat => seat.Deadline);

    /// <summary>The association of an address, or <see langword="null"/>.</summary>
    public ServerAssociation? Find(IPEndPoint peer) => _seats.GetValueOrDefault(peer)?.Current;

    /// <summary>Takes a datagram.</summary>
    /// <returns>What its associations do about it, and where their peer is; usually it is one.</returns>
    public IReadOnlyList<(IPEndPoint Peer, ServerAssociation Association, Reaction Reaction)> Receive(IPEndPoint peer, ReadOnlyMemory<byte> datagram, TimeSpan now)
    {
        if (HomeOf(peer, datagram) is { } home && !home.Equals(peer))
        {
            return [ReceiveFromAfar(home, peer, datagram, now)];
        }

        var hello = Greeting.TryRead(datagram);
        if (!_seats.TryGetValue(peer, out var seat))
        {
            if (hello is null)
            {
                return [];
            }

            MakeRoom();
            _seats[peer] = seat = new(Open(peer));
        }

        if (hello is { IsFirst: true } && seat.IsAnother(hello))
        {
            seat.Begin(hello, Open(peer));
        }

        var reactions = seat.Route(datagram).Select(association => (peer, association, seat.Keep(association, association.Receive(datagram, now)))).ToList();
        Settle(peer, seat);
        return reactions;
    }

    /// <summary>Takes note of the time.</summary>
    public IReadOnlyList<(IPEndPoint Peer, ServerAssociation Association, Reaction Reaction)> Tick(TimeSpan now)
    {
        var reactions = new List<(IPEndPoint, ServerAssociation, Reaction)>();
        foreach (var (peer, seat) in _seats.Where(pair => pair.Value.Deadline <= now).ToList())
        {
            reactions.AddRange(seat.All.Select(association => (peer, association, seat.Keep(association, association.Tick(now)))));
            Settle(peer, seat);
        }

        return reactions;
    }

    /// <summary>Closes the association of an address.</summary>
    public Reaction? Close(IPEndPoint peer, TimeSpan now) => _seats.Remove(peer, out var seat) ? seat.Current.Close(now) : null;

    /// <summary>Where the peer is whose association a record with a connection id belongs to.</summary>
    private IPEndPoint? HomeOf(IPEndPoint peer, ReadOnlyMemory<byte> datagram)
    {
        const int Before = RecordHeader.Size - sizeof(ushort);
        if (datagram.Length < Before + ConnectionIdLength || datagram.Span[0] != ContentType.WithConnectionId.Value)
        {
            return null;
        }

        var id = datagram.Slice(Before, ConnectionIdLength);
        return _seats.TryGetValue(peer, out var near) && near.IsKnownBy(id) ? peer : _seats.FirstOrDefault(pair => pair.Value.IsKnownBy(id)).Key;
    }

    /// <summary>A record from another address than its association's: that is where its peer is from now on, if the record proves it (RFC 9146 §6).</summary>
    private (IPEndPoint Peer, ServerAssociation Association, Reaction Reaction) ReceiveFromAfar(IPEndPoint home, IPEndPoint from, ReadOnlyMemory<byte> datagram, TimeSpan now)
    {
        var seat = _seats[home];
        var association = seat.Current;
        var reaction = seat.Keep(association, association.Receive(datagram, now));
        var at = association.MayMove ? from : home;
        _seats.Remove(home);
        _seats[at] = seat;
        Settle(at, seat);
        return (at, association, reaction);
    }

    private ServerAssociation Open(IPEndPoint peer) => new(settings(peer), new Random(random.Next()));

    private void MakeRoom()
    {
        if (_seats.Count >= MostPeers)
        {
            _seats.Remove(_seats.OrderBy(pair => pair.Value.Current.State == AssociationState.Connected).First().Key);
        }
    }

    private void Settle(IPEndPoint peer, Seat seat)
    {
        seat.Settle();
        if (seat.Current.State is AssociationState.Closed or AssociationState.Failed)
        {
            _seats.Remove(peer);
        }
    }

    /// <summary>What a ClientHello shows before anything of it is decoded.</summary>
    private sealed record Greeting(bool IsFirst, ReadOnlyMemory<byte> Random)
    {
        private const int VersionSize = 2;

        public static Greeting? TryRead(ReadOnlyMemory<byte> datagram)
        {
            Record.TryReadAll(datagram, out var records, out _);
            if (records is not [{ Header.Epoch: 0 } record, ..] || record.Header.Type != ContentType.Handshake)
            {
                return null;
            }

            HandshakeFragment.TryReadAll(record.Fragment, out var fragments, out _);
            return fragments is [{ Offset: 0, Octets.Length: >= VersionSize + ClientHello.RandomLength } first, ..] && first.Type == HandshakeType.ClientHello
                ? new(first.Sequence == 0, first.Octets.Slice(VersionSize, ClientHello.RandomLength))
                : null;
        }

        public bool Is(ReadOnlyMemory<byte> random) => Random.Span.SequenceEqual(random.Span);
    }

    private sealed class Seat(ServerAssociation first)
    {
        private readonly Dictionary<ServerAssociation, TimeSpan?> _deadlines = [];
        private ServerAssociation? _next;
        private Greeting? _greeting;

        public ServerAssociation Current { get; private set; } = first;

        public TimeSpan? Deadline => _deadlines.Values.Min();

        public IReadOnlyList<ServerAssociation> All => _next is null ? [Current] : [_next, Current];

        /// <summary>Whether a hello begins another handshake than those underway.</summary>
        public bool IsAnother(Greeting hello) => Current.HasBegun && !hello.Is(Current.HelloRandom) && _greeting?.Is(hello.Random) != true;

        public bool IsKnownBy(ReadOnlyMemory<byte> id) => Current.Records.OwnId.Span.SequenceEqual(id.Span);

        public void Begin(Greeting hello, ServerAssociation association)
        {
            Drop();
            (_greeting, _next) = (hello, association);
        }

        public IReadOnlyList<ServerAssociation> Route(ReadOnlyMemory<byte> datagram) =>
            _next is null ? [Current]
            : IsUnprotected(datagram) ? [Greeting.TryRead(datagram) is { } hello && hello.Is(Current.HelloRandom) ? Current : _next]
            : All;

        public Reaction Keep(ServerAssociation association, Reaction reaction)
        {
            _deadlines[association] = reaction.Deadline;
            return reaction;
        }

        public void Settle()
        {
            if (_next?.State == AssociationState.Connected)
            {
                _deadlines.Remove(Current);
                (Current, _next, _greeting) = (_next, null, null);
            }
            else if (_next?.State is AssociationState.Closed or AssociationState.Failed)
            {
                Drop();
            }
        }

        private static bool IsUnprotected(ReadOnlyMemory<byte> datagram)
        {
            var reader = new SpanReader(datagram.Span);
            return RecordHeader.TryRead(ref reader, out var header, out _) && header.Epoch == 0;
        }

        private void Drop()
        {
            if (_next is not null)
            {
                _deadlines.Remove(_next);
            }

            (_next, _greeting) = (null, null);
        }
    }
}
