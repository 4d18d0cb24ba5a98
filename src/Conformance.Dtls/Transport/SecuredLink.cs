using System.Net;
using Conformance.Dtls.Dtls12;
using Conformance.Dtls.Records;
using Conformance.Wire;

namespace Conformance.Dtls.Transport;

/// <summary>The socket of a client, under DTLS towards those servers it shook hands with, and in clear towards the others.</summary>
/// <remarks>
/// Once a server is to be spoken to under DTLS nothing goes to it, and nothing is taken from it, in clear; what is sent while there is no association is lost.
/// </remarks>
public sealed class SecuredLink : IDatagramTransport
{
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly Wake _wake;
    private readonly Dictionary<IPEndPoint, Shield> _shields = [];
    private IDatagramTransport _transport;

    /// <param name="transport">Belongs to the link from now on.</param>
    public SecuredLink(IDatagramTransport transport, TimeProvider clock, Random random)
    {
        ArgumentNullException.ThrowIfNull(transport);

        (_transport, _clock, _random) = (transport, clock, random);
        _wake = new(clock, Tick);
        transport.Received = Receive;
    }

    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap
    {
        get => _transport.Tap;
        set => _transport.Tap = value;
    }

    /// <summary>Whether a datagram of a server that it shakes hands with is lost on it.</summary>
    public Func<ReadOnlyMemory<byte>, bool> Misses { get; set; } = static _ => false;

    /// <summary>Sees what happens in an association.</summary>
    public Action<IPEndPoint, DtlsEvent>? Happened { get; set; }

    /// <summary>What there is with a server; <see langword="null"/> for one that is spoken to in clear.</summary>
    public AssociationState? StateOf(IPEndPoint remote) => _shields.TryGetValue(remote, out var shield) ? shield.Association?.State ?? AssociationState.Closed : null;

    /// <summary>What was agreed on with a server; <see langword="null"/> without an association.</summary>
    public Negotiation? AgreedWith(IPEndPoint remote) => _shields.GetValueOrDefault(remote)?.Association is { State: AssociationState.Connected } association ? association.Negotiation : null;

    /// <summary>The next record to a server, which is left to the caller to send.</summary>
    /// <exception cref="InvalidOperationException">There is no association: a harness bug.</exception>
    public ReadOnlyMemory<byte> Protect(ReadOnlyMemory<byte> octets, IPEndPoint remote) => _shields.GetValueOrDefault(remote)?.Association?.Send(octets, _clock.Monotonic).Datagrams[0]
        ?? throw new InvalidOperationException($"there is no association with {remote}");

    /// <summary>A record that asks a server for another handshake in the association, which is left to the caller to send.</summary>
    /// <exception cref="InvalidOperationException">There is no association: a harness bug.</exception>
    public ReadOnlyMemory<byte> Renegotiation(IPEndPoint remote) => _shields.GetValueOrDefault(remote)?.Association is { State: AssociationState.Connected } association
        ? association.Records.Seal(ContentType.Handshake, association.Records.WriteEpoch, association.Renegotiation())
        : throw new InvalidOperationException($"there is no association with {remote}");

    /// <summary>Sends octets as they are, under no protection but what they have.</summary>
    public void SendAsItIs(ReadOnlyMemory<byte> octets, IPEndPoint remote) => _transport.Send(octets, remote);

    /// <summary>From now on it speaks from another socket, and goes on with its associations there; a peer can follow those with a connection id (RFC 9146).</summary>
    public async ValueTask MoveAsync(IDatagramTransport next)
    {
        ArgumentNullException.ThrowIfNull(next);

        var before = _transport;
        (next.Tap, next.Received, _transport) = (before.Tap, Receive, next);
        await before.DisposeAsync();
    }

    /// <summary>Shakes hands; an association there was is left without a word.</summary>
    public Task<SecuringResult> SecureAsync(IPEndPoint remote, ClientSettings settings)
    {
        Leave(remote);
        var shield = new Shield(new ClientAssociation(settings, new Random(_random.Next())));
        _shields[remote] = shield;
        Apply(remote, shield, shield.Association!.Start(_clock.Monotonic));
        return shield.Result.Task;
    }

    /// <summary>From now on nothing goes to the server in clear.</summary>
    public void Veil(IPEndPoint remote)
    {
        Leave(remote);
        _shields[remote] = new Shield(null);
    }

    /// <summary>Says good-bye; nothing goes to that server in clear afterwards either.</summary>
    public void Close(IPEndPoint remote)
    {
        if (_shields.TryGetValue(remote, out var shield) && shield.Association is not null)
        {
            Apply(remote, shield, shield.Association.Close(_clock.Monotonic));
        }
    }

    /// <summary>From now on the server is spoken to in clear.</summary>
    public void Unveil(IPEndPoint remote)
    {
        Leave(remote);
        _shields.Remove(remote);
    }

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        if (!_shields.TryGetValue(remote, out var shield))
        {
            _transport.Send(octets, remote);
        }
        else if (shield.Association is { State: AssociationState.Connected } association && octets.Length <= association.Negotiation!.SendLimit)
        {
            Apply(remote, shield, association.Send(octets, _clock.Monotonic));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var remote in _shields.Keys.ToList())
        {
            Leave(remote);
        }

        _shields.Clear();
        _wake.Dispose();
        await _transport.DisposeAsync();
    }

    private void Leave(IPEndPoint remote)
    {
        if (_shields.TryGetValue(remote, out var shield))
        {
            shield.Deadline = null;
            shield.Result.TrySetResult(SecuringResult.Silence);
        }
    }

    private void Receive(ReceivedDatagram datagram)
    {
        if (_shields.TryGetValue(datagram.Remote, out var shield))
        {
            if (shield.Association is null || Misses(datagram.Octets))
            {
                return;
            }

            Apply(datagram.Remote, shield, shield.Association.Receive(datagram.Octets, datagram.Time));
        }
        else
        {
            Received?.Invoke(datagram);
        }
    }

    private void Tick()
    {
        var now = _clock.Monotonic;
        foreach (var (remote, shield) in _shields.Where(pair => pair.Value.Deadline <= now).ToList())
        {
            Apply(remote, shield, shield.Association!.Tick(now));
        }

        Schedule();
    }

    private void Apply(IPEndPoint remote, Shield shield, Reaction reaction)
    {
        shield.Deadline = reaction.Deadline;
        foreach (var datagram in reaction.Datagrams)
        {
            _transport.Send(datagram, remote);
        }

        Schedule();
        foreach (var happened in reaction.Events)
        {
            Happened?.Invoke(remote, happened);
            if (happened is Connected { Negotiation: var agreed })
            {
                shield.Result.TrySetResult(new(agreed, null, null));
            }
            else if (happened is Failed failed)
            {
                shield.Result.TrySetResult(new(null, failed.Alert, failed.Reason));
            }
            else if (happened is Closed)
            {
                shield.Result.TrySetResult(SecuringResult.Silence);
            }
        }

        foreach (var content in reaction.Received)
        {
            Received?.Invoke(new(content, remote, _clock.Monotonic));
        }
    }

    private void Schedule() => _wake.At(_shields.Values.Min(shield => shield.Deadline));

    private sealed class Shield(ClientAssociation? association)
    {
        public ClientAssociation? Association { get; } = association;

        public TaskCompletionSource<SecuringResult> Result { get; } = new();

        public TimeSpan? Deadline { get; set; }
    }
}
