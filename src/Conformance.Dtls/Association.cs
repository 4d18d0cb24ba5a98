using Conformance.Dtls.Faults;
using Conformance.Dtls.Flights;
using Conformance.Dtls.Records;

namespace Conformance.Dtls;

/// <summary>One side of one association, from the first hello to the last alert.</summary>
/// <remarks>
/// It knows no socket and no clock: whoever owns it hands in datagrams, wishes and the time, sends what comes back, and calls <see cref="Tick"/> when
/// the deadline of the last reaction has come. Times are of any origin, but of one. What a peer does wrong is an event and perhaps an alert, never an exception.
/// </remarks>
public abstract class Association
{
    private const int MostWaiting = 16;

    private readonly AssociationSettings _settings;
    private readonly List<Record> _waiting = [];
    private readonly List<ReadOnlyMemory<byte>> _early = [];
    private readonly List<ReadOnlyMemory<byte>> _datagrams = [];
    private readonly List<ReadOnlyMemory<byte>> _received = [];
    private readonly List<DtlsEvent> _events = [];
    private FaultSwitches? _bent;

    private protected Association(DtlsRole role, AssociationSettings settings, Random random)
    {
        (Role, _settings, Random) = (role, settings, random);
        Records = new(settings.Faults);
        Retransmission = new(settings.Retransmission);
    }

    public DtlsRole Role { get; }

    public AssociationState State { get; private set; }

    /// <summary>What was agreed on; <see langword="null"/> until the handshake is over.</summary>
    public Negotiation? Negotiation { get; private set; }

    private protected Random Random { get; }

    private protected FaultSwitches Faults => _bent ?? _settings.Faults;

    internal RecordLayer Records { get; }

    private protected Retransmission Retransmission { get; }

    private protected TimeSpan Now { get; set; }

    /// <summary>The longest plaintext that we take.</summary>
    private protected int ReceiveLimit { get; set; } = RecordHeader.LongestPlaintext;

    /// <summary>Takes a datagram from the peer.</summary>
    public Reaction Receive(ReadOnlyMemory<byte> datagram, TimeSpan now)
    {
        Now = now;
        Begin();
        Records.HasAdvanced = Records.HasOpened = false;
        if (!Record.TryReadAll(datagram, Records.OwnId.Length, out var records, out var error))
        {
            Note(new Malformed(error));
        }

        foreach (var record in records)
        {
            Take(record);
        }

        return React();
    }

    /// <summary>Whether what came last is reason enough to answer to the address it came from: it is authentic and newer than all before it (RFC 9146 §6).</summary>
    internal bool MayMove => Records.HasAdvanced || (Records.HasOpened && Overlooks(Oversight.Age)) || Overlooks(Oversight.Origin);

    /// <summary>Takes note of the time: a flight may have to be sent again, or given up.</summary>
    public Reaction Tick(TimeSpan now)
    {
        Now = now;
        if (Retransmission.Deadline <= now)
        {
            if (Retransmission.IsSpent)
            {
                End(AssociationState.Failed, new Failed(Alert: null, new(0, "RFC 6347 §4.2.4", "no answer came to the last flight")));
            }
            else
            {
                Retransmission.Repeat(now);
                Repeat();
                Note(new FlightRepeated(TimeWasUp: true));
            }
        }

        return React();
    }

    /// <summary>Sends application data, in one record of its own.</summary>
    /// <exception cref="InvalidOperationException">There is no association, or the peer takes less: a harness bug.</exception>
    public Reaction Send(ReadOnlyMemory<byte> content, TimeSpan now)
    {
        Now = now;
        if (State != AssociationState.Connected || content.Length > Negotiation!.SendLimit)
        {
            throw new InvalidOperationException($"{content.Length} octets cannot be sent: the association is {State}, and the peer takes {Negotiation?.SendLimit ?? 0}");
        }

        var packing = new Packing(_settings.DatagramLimit, Faults);
        packing.Add(Records.SealContent(content.Span, Negotiation.SendLimit), Records.WriteEpoch);
        Emit(packing.Finish());
        return React();
    }

    /// <summary>From now on these are the faults, whatever the handshake had.</summary>
    /// <param name="faults"><see langword="null"/> for those of the handshake again.</param>
    public void Bend(FaultSwitches? faults) => (_bent, Records.Faults) = (faults, faults ?? _settings.Faults);

    /// <summary>Says good-bye (RFC 5246 §7.2.1).</summary>
    public Reaction Close(TimeSpan now)
    {
        Now = now;
        if (State is AssociationState.Handshaking or AssociationState.Connected)
        {
            if (!Faults.Has(DtlsFaults.CloseSkipped))
            {
                Tell(Alert.Warning(Faults.Bend(DtlsFaults.AlertUnknown, AlertDescription.CloseNotify, _ => new(199))));
            }

            End(AssociationState.Closed, new Closed(ByPeer: false));
        }

        return React();
    }

    /// <summary>A datagram came; its records follow.</summary>
    private protected abstract void Begin();

    /// <summary>The last flight leaves once more.</summary>
    private protected abstract void Repeat();

    private protected abstract void OnHandshake(RecordHeader header, byte[] plaintext);

    private protected abstract void OnChange(RecordHeader header, byte[] plaintext);

    /// <summary>After a fatal alert, ours or the peer's: what was agreed on is not to be resumed.</summary>
    private protected abstract void Forget();

    private protected bool Overlooks(Oversight what) => _settings.Overlooks.Contains(what);

    private protected void Emit(IEnumerable<ReadOnlyMemory<byte>> datagrams) => _datagrams.AddRange(datagrams);

    private protected void Note(DtlsEvent happened) => _events.Add(happened);

    private protected Reaction React()
    {
        var reaction = new Reaction([.. _datagrams], [.. _received], [.. _events], Retransmission.Deadline);
        _datagrams.Clear();
        _received.Clear();
        _events.Clear();
        return reaction;
    }

    /// <summary>The records of the next epoch can be read: those that came ahead of it are.</summary>
    private protected void TakeWaiting()
    {
        Record[] waiting = [.. _waiting];
        _waiting.Clear();
        Array.ForEach(waiting, Take);
    }

    /// <summary>The handshake is over.</summary>
    private protected void Connect(Negotiation negotiation)
    {
        (State, Negotiation) = (AssociationState.Connected, negotiation);
        Note(new Connected(negotiation));
        _received.AddRange(_early);
        _early.Clear();
    }

    private protected void Refuse(Refusal refusal)
    {
        if (!Overlooks(Oversight.Telling))
        {
            Tell(Alert.Fatal(Overlooks(Oversight.Alert) ? AlertDescription.HandshakeFailure : refusal.Alert));
        }

        Forget();
        End(AssociationState.Failed, new Failed(refusal.Alert, refusal.Reason));
    }

    private protected void Tell(Alert alert)
    {
        var packing = new Packing(_settings.DatagramLimit, Faults);
        packing.Add(Records.Seal(ContentType.Alert, Records.WriteEpoch, alert.ToArray()), Records.WriteEpoch);
        Emit(packing.Finish());
        Note(new AlertSent(alert));
    }

    private void Take(Record record)
    {
        if (State is AssociationState.Closed or AssociationState.Failed)
        {
            Note(new RecordDropped(record.Header, $"the association is {State}"));
            return;
        }

        if (record.Header.Epoch == Records.ReadEpoch + 1 && State == AssociationState.Handshaking && _waiting.Count < MostWaiting)
        {
            _waiting.Add(record); // ahead of its ChangeCipherSpec
            return;
        }

        if (!Records.TryOpen(record, out var type, out var plaintext, out var reason))
        {
            Note(new RecordDropped(record.Header, reason));
            if (State == AssociationState.Connected && Overlooks(Oversight.Level))
            {
                Tell(Alert.Warning(AlertDescription.BadRecordMac));
            }

            return;
        }

        if (plaintext.Length > ReceiveLimit)
        {
            Refuse(Refusal.Of(AlertDescription.RecordOverflow, "RFC 5246 §6.2.1", $"{plaintext.Length} octets in a record; at most {ReceiveLimit} are taken"));
            return;
        }

        Open(record.Header with { Type = type }, plaintext);
    }

    private void Open(RecordHeader header, byte[] plaintext)
    {
        if (header.Type == ContentType.Handshake)
        {
            OnHandshake(header, plaintext);
        }
        else if (header.Type == ContentType.ChangeCipherSpec)
        {
            OnChange(header, plaintext);
        }
        else if (header.Type == ContentType.Alert)
        {
            OnAlert(header, plaintext);
        }
        else if (header.Type == ContentType.ApplicationData && (header.Epoch > 0 || Overlooks(Oversight.Epoch)))
        {
            OnContent(plaintext);
        }
        else
        {
            Note(new RecordDropped(header, $"{header.Type} in epoch {header.Epoch}"));
        }
    }

    private void OnContent(byte[] plaintext)
    {
        if (State == AssociationState.Connected)
        {
            _received.Add(plaintext);
        }
        else if (_early.Count < MostWaiting)
        {
            _early.Add(plaintext); // overtook the Finished before it
        }
    }

    private void OnAlert(RecordHeader header, byte[] plaintext)
    {
        if (State == AssociationState.Connected && header.Epoch == 0)
        {
            Note(new RecordDropped(header, "an alert in epoch 0 after the handshake"));
        }
        else if (!Alert.TryRead(plaintext, out var alert, out var error))
        {
            Refuse(Refusal.Malformed(error));
        }
        else
        {
            Note(new AlertReceived(alert, header.Epoch > 0));
            if (alert.Description == AlertDescription.CloseNotify)
            {
                Tell(Alert.Warning(AlertDescription.CloseNotify));
                End(AssociationState.Closed, new Closed(ByPeer: true));
            }
            else if (alert.Level == AlertLevel.Fatal)
            {
                Forget();
                End(AssociationState.Failed, new Failed(alert.Description, Reason: null));
            }
        }
    }

    private void End(AssociationState state, DtlsEvent happened)
    {
        State = state;
        Retransmission.Stop();
        _waiting.Clear();
        Note(happened);
    }
}
