using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Oscore.Messages;
using Conformance.Wire;

namespace Conformance.Oscore.Transport;

/// <summary>The socket of a client, with object security towards those servers that it has a context with.</summary>
/// <remarks>Nothing is asked of such a server in clear, and nothing is taken from it in clear but the refusal of what was asked.</remarks>
public sealed class GuardedLink : IDatagramTransport
{
    private readonly IDatagramTransport _transport;
    private readonly Random _random;
    private readonly Dictionary<IPEndPoint, Guard> _guards;
    private readonly HashSet<IPEndPoint> _renewing = [];

    /// <param name="transport">Belongs to the link from now on.</param>
    /// <param name="guards">What was said with servers under their contexts: it outlives an address.</param>
    public GuardedLink(IDatagramTransport transport, Dictionary<IPEndPoint, Guard> guards, Random random)
    {
        ArgumentNullException.ThrowIfNull(transport);

        (_transport, _guards, _random) = (transport, guards, random);
        transport.Received = Receive;
    }

    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap
    {
        get => _transport.Tap;
        set => _transport.Tap = value;
    }

    /// <summary>Sees what comes from servers that there is a context with.</summary>
    public Action<GuardedEvent>? Happened { get; set; }

    /// <summary>What is done wrong.</summary>
    public Func<Lapse, bool> Lapses { get; init; } = static _ => false;

    /// <summary>From now on the server is spoken to under the context, or without object security.</summary>
    /// <param name="renews">Whether that begins with a nonce, so that both sides get new keys (RFC 8613 §B.2; Transport 1.1 §5.5).</param>
    public void Guard(IPEndPoint remote, SecurityContext? context, bool renews)
    {
        if (context is null)
        {
            _guards.Remove(remote);
            _renewing.Remove(remote);
        }
        else if (_guards.GetValueOrDefault(remote)?.Origin != context)
        {
            var guard = _guards[remote] = new(context, _random) { Lapses = Lapses };
            if (renews)
            {
                _renewing.Add(remote);
                guard.Begin();
            }
        }
    }

    /// <summary>Whether a server added its nonce since this was asked last: what it was asked has to be asked again, under the new keys.</summary>
    public bool HasNewKeys(IPEndPoint remote)
    {
        if (_guards.GetValueOrDefault(remote) is not { HasNewKeys: true } guard)
        {
            return false;
        }

        guard.HasNewKeys = false;
        return true;
    }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        if (!_guards.TryGetValue(remote, out var guard))
        {
            _transport.Send(octets, remote);
        }
        else if (guard.Seal(octets) is { } leaving)
        {
            _transport.Send(leaving, remote);
        }
    }

    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private void Receive(ReceivedDatagram datagram)
    {
        if (!_guards.TryGetValue(datagram.Remote, out var guard) || !Message.TryRead(datagram.Octets, out var outer, out _) || outer.Code.IsEmpty)
        {
            Received?.Invoke(datagram);
        }
        else if (outer.Options.First(OptionNumber.Oscore) is not { } written)
        {
            ReceiveClear(datagram, guard, outer);
        }
        else if (!OscoreOption.TryRead(written.Value, out var option, out _))
        {
            Refuse(datagram, outer, null, OpeningFailure.Undecodable);
        }
        else if (outer.Code.IsRequest)
        {
            ReceiveRequest(datagram, guard, outer, option!);
        }
        else
        {
            var plain = guard.OpenResponse(outer, option!, datagram.Octets, datagram.Time, out var inner, out var failure);
            Pass(datagram, outer, option, plain, inner, failure);
        }
    }

    private void ReceiveClear(ReceivedDatagram datagram, Guard guard, Message outer)
    {
        Happened?.Invoke(new(datagram.Time, datagram.Remote, outer, null, null, null));
        if (_renewing.Contains(datagram.Remote) && guard.Awaits(outer.Token) && (outer.Code == CoapCode.Unauthorized || outer.Code == CoapCode.BadRequest))
        {
            guard.Begin(); // the server may have lost what there was
        }

        if (outer.Code.IsRequest ? Lapses(Lapse.ClearRequestsTaken) : !outer.Code.IsSuccess || Lapses(Lapse.ClearAnswersTaken))
        {
            Received?.Invoke(datagram);
        }
        else if (outer.Code.IsRequest)
        {
            _transport.Send(Refusals.OfClear(outer, DrawMessageId()).ToArray(), datagram.Remote);
        }
    }

    private void ReceiveRequest(ReceivedDatagram datagram, Guard guard, Message outer, OscoreOption option)
    {
        var named = option.Kid is { } kid && (Lapses(Lapse.KidIgnored) || kid.Span.SequenceEqual(guard.Context.Parameters.RecipientId.Span));
        var (inner, failure, plain) = ((Message?)null, OpeningFailure.NoContext, (byte[]?)null);
        if (option is not { Kid: not null, PartialIv: not null })
        {
            failure = OpeningFailure.Undecodable;
        }
        else if (named)
        {
            var own = Lapses(Lapse.KidIgnored) ? option with { Kid = guard.Context.Parameters.RecipientId } : option;
            plain = guard.OpenRequest(guard.Context, outer, own, datagram.Octets, datagram.Time, out inner, out _, out failure);
        }

        if (plain is null)
        {
            Refuse(datagram, outer, option, failure);
            return;
        }

        guard.Context.Settle();
        Pass(datagram, outer, option, plain, inner, failure);
    }

    private void Pass(ReceivedDatagram datagram, Message outer, OscoreOption? option, byte[]? plain, Message? inner, OpeningFailure failure)
    {
        if (plain is null || inner is not null)
        {
            Happened?.Invoke(new(datagram.Time, datagram.Remote, outer, option, inner, plain is null ? failure : null));
        }

        if (plain is not null)
        {
            Received?.Invoke(datagram with { Octets = plain });
        }
    }

    private void Refuse(ReceivedDatagram datagram, Message outer, OscoreOption? option, OpeningFailure failure)
    {
        Happened?.Invoke(new(datagram.Time, datagram.Remote, outer, option, null, failure));
        if (outer.Code.IsRequest)
        {
            var refusal = Refusals.Of(failure, outer, DrawMessageId());
            _transport.Send((Lapses(Lapse.OtherRefusals) ? refusal with { Code = CoapCode.NotFound } : refusal).ToArray(), datagram.Remote);
        }
    }

    private ushort DrawMessageId() => (ushort)_random.Next(ushort.MaxValue + 1);
}
