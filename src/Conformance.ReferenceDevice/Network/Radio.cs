using System.Net;
using Conformance.ReferenceDevice.Timing;
using Conformance.Wire;

namespace Conformance.ReferenceDevice.Network;

/// <summary>The device's radio over a transport: it can lose the link for a while, and in queue mode it sleeps.</summary>
/// <remarks>
/// Transport 1.1 §6.5: reachable for MAX_TRANSMIT_WAIT after the last message either way, asleep after that until the device itself
/// sends.
/// </remarks>
public sealed class Radio : IDatagramTransport
{
    private readonly IDatagramTransport _transport;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _awake;
    private readonly Alarm _restored;
    private readonly Reception _reception;
    private readonly Emission _emission;
    private TimeSpan _lastMessage;

    /// <param name="transport">What it sends and receives with.</param>
    /// <param name="clock">For cuts and sleep.</param>
    /// <param name="awake">How long it stays awake after a message: MAX_TRANSMIT_WAIT.</param>
    /// <param name="faults">What it does wrong on purpose.</param>
    public Radio(IDatagramTransport transport, TimeProvider clock, TimeSpan awake, FaultSwitch faults)
    {
        (_reception, _emission) = (new(faults), new(faults));
        (_transport, _clock, _awake) = (transport, clock, awake);
        _restored = new Alarm(clock, () => LinkRestored?.Invoke());
        _transport.Received = Receive;
    }

    public IPEndPoint LocalEndPoint => _transport.LocalEndPoint;

    public Action<ReceivedDatagram>? Received { get; set; }

    public Action<CapturedDatagram>? Tap
    {
        get => _transport.Tap;
        set => _transport.Tap = value;
    }

    /// <summary>Whether the radio may sleep at present: in queue mode, while nothing but registrations goes on.</summary>
    public Func<bool> MaySleep { get; set; } = static () => false;

    /// <summary>Called when a cut ends.</summary>
    public Action? LinkRestored { get; set; }

    /// <summary>Whether the link is there, as the device itself can tell.</summary>
    public bool HasLink => !_restored.IsSet;

    /// <summary>Datagrams sent and received, and their octets.</summary>
    public FrameCount Frames { get; private set; }

    private bool IsAsleep => MaySleep() && _clock.Monotonic - _lastMessage > _awake;

    /// <summary>Loses everything both ways for a while.</summary>
    public void Cut(TimeSpan duration) => _restored.Set(duration);

    public void Send(ReadOnlyMemory<byte> octets, IPEndPoint remote)
    {
        _lastMessage = _clock.Monotonic;
        if (HasLink)
        {
            Frames += new FrameCount(1, 0, octets.Length, 0);
            _transport.Send(_emission.Say(octets), remote);
        }
    }

    public ValueTask DisposeAsync()
    {
        _restored.Dispose();
        return _transport.DisposeAsync();
    }

    private void Receive(ReceivedDatagram datagram)
    {
        if (!HasLink || IsAsleep)
        {
            return;
        }

        _lastMessage = _clock.Monotonic;
        Frames += new FrameCount(0, 1, 0, datagram.Octets.Length);
        if (_reception.Hear(datagram.Octets, _emission.Asked, answer => _transport.Send(answer.ToArray(), datagram.Remote)) is { } heard)
        {
            Received?.Invoke(datagram with { Octets = heard });
        }
    }
}
