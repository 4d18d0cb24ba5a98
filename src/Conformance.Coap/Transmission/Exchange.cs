using System.Net;
using Conformance.Coap.Deviations;
using Conformance.Coap.Messages;
using Conformance.Wire;

namespace Conformance.Coap.Transmission;

/// <summary>One message on its way: sent, resent while confirmable, until something ends it.</summary>
/// <remarks>RFC 7252 §4.2 and §4.8.2. It ends once; what comes later changes nothing.</remarks>
/// <param name="awaitsResponse">Whether an empty ACK is only half of the answer.</param>
/// <param name="turn">Given back as soon as the peer has reacted (§4.7).</param>
/// <param name="deviations">What is done wrong on purpose, in acknowledging a separate response too.</param>
/// <param name="transmit">Sends it, with the note for the trace.</param>
internal sealed class Exchange(
    IPEndPoint remote,
    Message sent,
    bool awaitsResponse,
    EndpointSettings settings,
    LoopClock clock,
    IDisposable? turn,
    IReadOnlyList<Deviation> deviations,
    Action<string> transmit) : IDisposable
{
    private readonly TaskCompletionSource<Outcome> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IDisposable? _retransmission;
    private IDisposable? _deadline;
    private TimeSpan _timeout;
    private TimeSpan _sentAt;
    private int _transmissions;
    private bool _sawAck;
    private bool _bounded;

    public IPEndPoint Remote => remote;

    public Message Sent => sent;

    public IReadOnlyList<Deviation> Deviations => deviations;

    public bool AwaitsResponse => awaitsResponse;

    public bool IsOpen => !_ended.Task.IsCompleted;

    /// <summary>How it ended; cancelled when the caller gave up or the endpoint closed.</summary>
    public Task<Outcome> Ended => _ended.Task;

    private TransmissionParameters Parameters => settings.Transmission;

    /// <param name="within">From now; <see langword="null"/> for MAX_TRANSMIT_WAIT, and EXCHANGE_LIFETIME after an empty ACK.</param>
    public void Start(TimeSpan? within)
    {
        _sentAt = clock.Now;
        _bounded = within is not null;
        _deadline = clock.After(within ?? Parameters.MaxTransmitWait, TimeOut);
        Transmit(TraceNote.New);
        if (sent.Type is MessageType.Confirmable)
        {
            _timeout = Parameters.AckTimeout * (1 + (settings.Random.NextDouble() * (Parameters.AckRandomFactor - 1)));
            AwaitAcknowledgement();
        }
    }

    /// <summary>An empty ACK came.</summary>
    public void Acknowledge(TimeSpan at)
    {
        if (!awaitsResponse)
        {
            End(new Acknowledged(_sentAt, at, sent, _transmissions));
            return;
        }

        _retransmission?.Dispose();
        turn?.Dispose();
        if (!_sawAck && !_bounded)
        {
            _deadline?.Dispose();
            _deadline = clock.After(_sentAt + Parameters.ExchangeLifetime - clock.Now, TimeOut);
        }

        _sawAck = true;
    }

    /// <param name="separate">In a message of its own rather than in the ACK.</param>
    public void Answer(Message response, TimeSpan at, bool separate) =>
        End(new Answered(_sentAt, at, sent, _transmissions, response, separate));

    public void Reset(TimeSpan at) => End(new WasReset(_sentAt, at, sent, _transmissions));

    public void Break(DecodeError error, ReceivedDatagram datagram) =>
        End(new Undecodable(_sentAt, datagram.Time, sent, _transmissions, error, datagram.Octets));

    /// <summary>May be called from any thread.</summary>
    public void Cancel(CancellationToken cancellationToken) => _ended.TrySetCanceled(cancellationToken);

    public void Dispose()
    {
        _retransmission?.Dispose();
        _deadline?.Dispose();
        turn?.Dispose();
    }

    /// <summary>Nobody is left who could answer: it is over now and not when its time is up.</summary>
    public void GiveUp() => TimeOut();

    private void TimeOut() => End(new TimedOut(_sentAt, clock.Now, sent, _transmissions, _sawAck));

    private void End(Outcome outcome)
    {
        Dispose();
        _ended.TrySetResult(outcome);
    }

    private void Transmit(string note)
    {
        _transmissions++;
        transmit(note);
    }

    private void AwaitAcknowledgement()
    {
        if (_transmissions <= Parameters.MaxRetransmit)
        {
            _retransmission = clock.After(_timeout, Retransmit);
        }
    }

    private void Retransmit()
    {
        Transmit(TraceNote.Retransmission);
        _timeout *= 2;
        AwaitAcknowledgement();
    }
}
