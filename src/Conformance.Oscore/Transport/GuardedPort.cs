using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;
using Conformance.Wire;

namespace Conformance.Oscore.Transport;

/// <summary>The socket of a server, with object security towards those who use it: each context is a peer of its own, besides who speaks in clear.</summary>
/// <remarks>
/// Who uses a context first has to show that it is there now (RFC 8613 §B.1.2; Transport 1.1 §5.5): by the Echo that it is asked for, or, when it begins
/// with a nonce, by the nonce of ours that it is answered with (§B.2). A response in clear to what was asked under protection
/// is taken when it is a refusal. Without any context it is as if there were no object security.
/// </remarks>
public sealed class GuardedPort : IDatagramTransport
{
    private const int EchoLength = 8;

    /// <summary>Addresses that contexts were used from and that may still be answered; the oldest goes first.</summary>
    private const int MostPeers = 4096;

    /// <summary>Answers of the port itself that a repeated request gets again.</summary>
    private const int MostAnswers = 256;

    private readonly IDatagramTransport _transport;
    private readonly Random _random;
    private readonly List<GuardedPeer> _peers = [];
    private readonly Dictionary<SecurityContext, Guard> _guards = [];
    private readonly Dictionary<SecurityContext, byte[]> _echoes = [];
    private readonly Remembered<(IPEndPoint Remote, ushort MessageId), byte[]> _answers = new(MostAnswers);

    /// <param name="transport">Belongs to the port from now on.</param>
    /// <param name="contexts">Those that peers may use.</param>
    public GuardedPort(IDatagramTransport transport, Func<ContextTable> contexts, Random random)
    {
        ArgumentNullException.ThrowIfNull(transport);

        (_transport, Contexts, _random) = (transport, contexts, random);
        transport.Received = Receive;
    }

    public Func<ContextTable> Contexts { get; }

    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap
    {
        get => _transport.Tap;
        set => _transport.Tap = value;
    }

    /// <summary>Sees what comes under protection, or should have.</summary>
    public Action<GuardedEvent>? Happened { get; set; }

    /// <summary>What is done wrong.</summary>
    public Func<Lapse, bool> Lapses { get; set; } = static _ => false;

    /// <summary>Whether who uses a context first has to show that it is there.</summary>
    public Func<bool> AsksForEcho { get; init; } = static () => true;

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        if (remote is not GuardedPeer peer)
        {
            _transport.Send(octets, remote);
        }
        else if (peer.Owner != this)
        {
            _transport.Send(octets, peer.Beneath);
        }
        else if (peer.Guard.Seal(octets) is { } leaving)
        {
            _transport.Send(leaving, peer.Beneath);
        }
    }

    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private void Receive(ReceivedDatagram datagram)
    {
        if (!Message.TryRead(datagram.Octets, out var outer, out _))
        {
            Received?.Invoke(datagram);
        }
        else if (outer.Code.IsEmpty)
        {
            var meant = _peers.FindLast(peer => peer.Beneath.Equals(datagram.Remote) && peer.Guard.HasSent(outer.MessageId));
            Received?.Invoke(datagram with { Remote = meant ?? datagram.Remote });
        }
        else if (outer.Code.IsRequest)
        {
            ReceiveRequest(datagram, outer);
        }
        else
        {
            ReceiveResponse(datagram, outer);
        }
    }

    private void ReceiveRequest(ReceivedDatagram datagram, Message outer)
    {
        if (outer.Options.First(OptionNumber.Oscore) is not { } written || Contexts().All.Count == 0)
        {
            Received?.Invoke(datagram);
            return;
        }

        if (!OscoreOption.TryRead(written.Value, out var option, out _) || option is not { Kid: { } kid, PartialIv: not null })
        {
            Refuse(datagram, outer, option, OpeningFailure.Undecodable);
        }
        else if (Contexts().Find(kid, option.KidContext) is not { } context)
        {
            Refuse(datagram, outer, option, OpeningFailure.NoContext);
        }
        else
        {
            Open(datagram, outer, option, PeerOf(datagram.Remote, context));
        }
    }

    private void Open(ReceivedDatagram datagram, Message outer, OscoreOption option, GuardedPeer peer)
    {
        var named = peer.Guard.Named(option.KidContext, out var isFirst);
        var plain = peer.Guard.OpenRequest(named, outer, option, datagram.Octets, datagram.Time, out var inner, out var bond, out var failure);
        if (plain is null)
        {
            Refuse(datagram, outer, option, failure);
            return;
        }

        Keep(peer);
        if (inner is null)
        {
            Repeat(datagram with { Octets = plain, Remote = peer }, peer, outer);
            return;
        }

        Happened?.Invoke(new(datagram.Time, peer, outer, option, inner, null));
        if (isFirst && !Lapses(Lapse.FirstKeysKept))
        {
            Answer(peer, inner, peer.Guard.SealNonce(bond!, Refusals.Answer(inner, DrawMessageId(), CoapCode.Unauthorized, string.Empty)));
            return;
        }

        peer.Guard.Adopt(named);
        if (IsFresh(named, inner))
        {
            Received?.Invoke(datagram with { Octets = plain, Remote = peer });
        }
        else
        {
            AskForEcho(peer, inner, bond!);
        }
    }

    /// <summary>What came before is answered as it was then.</summary>
    private void Repeat(ReceivedDatagram inside, GuardedPeer peer, Message outer)
    {
        if (_answers.Find((peer.Beneath, outer.MessageId)) is { } answer)
        {
            _transport.Send(answer, peer.Beneath);
        }
        else
        {
            Received?.Invoke(inside);
        }
    }

    private void Answer(GuardedPeer peer, Message inner, byte[] answer)
    {
        _answers.Set((peer.Beneath, inner.MessageId), answer);
        _transport.Send(answer, peer.Beneath);
    }

    private bool IsFresh(SecurityContext context, Message inner)
    {
        context.IsFresh |= !AsksForEcho()
            || (inner.Options.First(OptionNumber.Echo) is { } shown && _echoes.TryGetValue(context, out var asked) && shown.Value.Span.SequenceEqual(asked));
        return context.IsFresh;
    }

    private void AskForEcho(GuardedPeer peer, Message inner, Bond bond)
    {
        if (!_echoes.TryGetValue(bond.Context, out var echo))
        {
            _echoes[bond.Context] = echo = new byte[EchoLength];
            _random.NextBytes(echo);
        }

        var answer = Refusals.Answer(inner, DrawMessageId(), CoapCode.Unauthorized, string.Empty);
        var asking = answer with { Options = OptionList.Empty.With(new(OptionNumber.Echo, echo)) };
        Answer(peer, inner, ObjectCipher.SealResponse(bond, asking, bond.Context.DrawNumber()).ToArray());
    }

    private void ReceiveResponse(ReceivedDatagram datagram, Message outer)
    {
        var written = outer.Options.First(OptionNumber.Oscore);
        if (_peers.FindLast(one => one.Beneath.Equals(datagram.Remote) && one.Guard.Awaits(outer.Token)) is not { } peer)
        {
            Received?.Invoke(datagram);
        }
        else if (written is null)
        {
            Happened?.Invoke(new(datagram.Time, peer, outer, null, null, null));
            if (!outer.Code.IsSuccess || Lapses(Lapse.ClearAnswersTaken) || Lapses(Lapse.RequestsInClear))
            {
                Received?.Invoke(datagram with { Remote = peer });
            }
        }
        else if (!OscoreOption.TryRead(written.Value, out var option, out _))
        {
            Happened?.Invoke(new(datagram.Time, peer, outer, null, null, OpeningFailure.Undecodable));
        }
        else
        {
            var plain = peer.Guard.OpenResponse(outer, option!, datagram.Octets, datagram.Time, out var inner, out var failure);
            if (plain is null || inner is not null)
            {
                Happened?.Invoke(new(datagram.Time, peer, outer, option, inner, plain is null ? failure : null));
            }

            if (plain is not null)
            {
                Received?.Invoke(datagram with { Octets = plain, Remote = peer });
            }
        }
    }

    private void Refuse(ReceivedDatagram datagram, Message outer, OscoreOption? option, OpeningFailure failure)
    {
        Happened?.Invoke(new(datagram.Time, datagram.Remote, outer, option, null, failure));
        _transport.Send(Refusals.Of(failure, outer, DrawMessageId()).ToArray(), datagram.Remote);
    }

    private GuardedPeer PeerOf(IPEndPoint remote, SecurityContext context)
    {
        if (!_guards.TryGetValue(context, out var guard))
        {
            _guards[context] = guard = new(context, _random) { Lapses = lapse => Lapses(lapse) };
        }

        return _peers.Find(one => one.Beneath.Equals(remote) && one.Guard == guard) ?? new(remote, guard, this);
    }

    /// <summary>Only who proved to have the keys is kept: anybody can write the kid of another.</summary>
    private void Keep(GuardedPeer peer)
    {
        if (_peers.Contains(peer))
        {
            return;
        }

        if (_peers.Count == MostPeers)
        {
            _peers.RemoveAt(0);
        }

        _peers.Add(peer);
    }

    private ushort DrawMessageId() => (ushort)_random.Next(ushort.MaxValue + 1);
}
