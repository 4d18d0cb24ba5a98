using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;
using Conformance.ReferenceDevice.Network;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Timing;
using Conformance.Wire;

namespace Conformance.ReferenceDevice.Reporting;

/// <summary>Notify: what goes out, in which type of message, or into the queue while the link is away.</summary>
/// <remarks>Core 1.1 §6.4.2; RFC 7641 §3.2 and §4.5; RFC 7959 §2.6 for what does not fit one block.</remarks>
public sealed class Notifier(
    DeviceSettings settings,
    DeviceState state,
    Uplink uplink,
    Reads reads,
    CompositeOperations composites,
    Errands errands)
{
    private const int SequenceBits = 24;
    private const int RememberedMessageIds = 16;

    /// <summary>Every twentieth notification asks for an acknowledgement.</summary>
    private const int MostUnconfirmed = 19;

    /// <summary>How many notifications are kept where no <c>hqmax</c> says so.</summary>
    private const long OrdinaryQueue = 100;

    /// <summary>RFC 7641 §4.5: at least this often an observer has to prove that it is there.</summary>
    private static readonly TimeSpan Proof = TimeSpan.FromHours(24);

    private readonly FaultSwitch _faults = state.Faults;
    private uint _sequence;

    /// <summary>Called when an observer rejected a notification or never acknowledged it.</summary>
    public Action<Observation>? ObserverGone { get; set; }

    /// <summary>A number newer than all before it (RFC 7641 §3.4).</summary>
    public uint NextSequence()
    {
        _sequence = _faults.Has(NotifyFaults.SameNumber) ? 1 : _faults.Has(NotifyFaults.CountsDown) ? _sequence - 1 : _sequence + 1;
        return _sequence & ((1u << SequenceBits) - 1);
    }

    /// <summary>Why the observed nodes can no longer be read by their observer; a composite lives on while one of them can.</summary>
    public CoapCode? Refusal(Observation observation) =>
        observation.Subject is { IsComposite: true } composite
            ? composites.Refuses(composite.Server, composite.Paths) ?? Gone(composite)
            : reads.Refuses(observation.Subject.Server, observation.Subject.Paths[0]);

    private CoapCode? Gone(ObservationSubject composite) =>
        _faults.Has(ObserveFaults.GoneEndsComposite) && !composite.Paths.All(state.Tree.Has) ? CoapCode.NotFound : null;

    /// <summary>Tells the observer how things are now, or keeps that for later.</summary>
    public void Notify(Observation observation)
    {
        if (uplink.HasLink)
        {
            Send(observation, Current(observation.Subject));
        }
        else if (Stores(observation))
        {
            Keep(observation);
        }
        else if (_faults.Has(StoringFaults.EndsOffline))
        {
            ObserverGone?.Invoke(observation);
            return;
        }

        observation.Told();
    }

    /// <summary>Sends what was kept: one pack where the format has times, else one notification after the other.</summary>
    public void Flush(Observation observation)
    {
        if (observation.Kept.IsEmpty)
        {
            return;
        }

        var subject = observation.Subject;
        var timed = subject.Format == ContentFormat.SenmlJson || subject.Format == ContentFormat.SenmlCbor;
        var now = settings.Faults.Choose(NotifyFaults.UptimeForTime, TimeSpan.Zero, settings.Clock.Monotonic);
        foreach (var entries in timed ? [observation.Kept.TakePack(_faults.Has(NodeFaults.KeepsNoTimes) ? null : now)] : observation.Kept.TakeEach())
        {
            Send(observation, Reply.Content(subject.Format, state.Coder.Write(subject.Format, entries, BasePath(subject))));
        }
    }

    /// <summary>Tells the observer, once and without Observe, why there will be no more (RFC 7641 §4.2).</summary>
    public void Terminate(Observation observation, CoapCode code)
    {
        if (uplink.HasLink)
        {
            Transmit(observation, Reply.Of(code));
        }
    }

    private static Account Account(Observation observation) => observation.Subject.Request.Session.Account;

    private static Lwm2mPath BasePath(ObservationSubject subject) => subject.IsComposite ? Lwm2mPath.Root : subject.Paths[0];

    private Reply Current(ObservationSubject subject) => subject switch
    {
        { IsComposite: true } => composites.Read(subject.Server, Shown(subject.Paths), subject.Format),
        { Paths: [{ Depth: < 3 } node] } when Selection(reads.Visible(subject.Server, node)) is { } few =>
            Reply.Content(subject.Format, state.Coder.Write(subject.Format, few, node)),
        _ => reads.Read(subject.Server, subject.Request.Version, subject.Paths[0], FormatOf(subject)),
    };

    /// <summary>Which of the values of an instance or an object it notifies, when not all of them.</summary>
    private List<Entry>? Selection(IReadOnlyList<Entry> all) =>
        _faults.Has(NotifyFaults.FirstValueOnly) ? all.Take(1).ToList()
        : _faults.Has(NotifyFaults.InstanceWithoutArrays) ? all.Where(entry => entry.Path.ResourceInstanceId is null).ToList()
        : null;

    private IReadOnlyList<Lwm2mPath> Shown(IReadOnlyList<Lwm2mPath> paths) =>
        _faults.Has(NotifyFaults.CompositeFirstOnly) ? paths.Take(1).ToList() : paths;

    /// <summary>The format of a notification: that of the first answer.</summary>
    private ContentFormat FormatOf(ObservationSubject subject) =>
        !_faults.Has(NotifyFaults.OtherFormat) ? subject.Format
        : subject.Request.Version == EnablerVersion.V10 ? ContentFormat.Json
        : subject.Format == ContentFormat.SenmlJson ? ContentFormat.SenmlCbor
        : ContentFormat.SenmlJson;

    private bool Stores(Observation observation) =>
        Account(observation).StoresNotifications
            ? !_faults.Has(StoringFaults.NeverStores)
            : _faults.Has(StoringFaults.AlwaysStores) || (Queue(observation.Subject) is not null && _faults.Has(StoringFaults.QueuesUnasked));

    private void Keep(Observation observation)
    {
        var subject = observation.Subject;
        var limit = Queue(subject) ?? (state.Attributes.Of(subject.Server).UsesQueues ? 0 : OrdinaryQueue);
        var entries = subject.Paths.SelectMany(path => reads.Visible(subject.Server, path)).DistinctBy(entry => entry.Path).ToList();
        observation.Kept.Keep(
            settings.Clock.Monotonic, entries, Length(limit), dropsNewest: _faults.Has(StoringFaults.KeepsOldest));
    }

    /// <summary>The historical queue that the observation was given; <see langword="null"/> for none.</summary>
    private long? Queue(ObservationSubject subject) =>
        subject.Own?.Hqmax ?? subject.Paths.Max(path => state.Attributes.Of(subject.Server).Effective(path).Hqmax);

    /// <summary>How many it keeps when it is to keep <paramref name="limit"/>: just that.</summary>
    private long Length(long limit) => limit switch
    {
        OrdinaryQueue => _faults.Choose(StoringFaults.NewestOnly, 1, limit),
        0 => _faults.Choose(StoringFaults.QueuesAtZero, OrdinaryQueue, limit),
        _ => _faults.Choose(StoringFaults.KeepsAll, OrdinaryQueue, limit),
    };

    private void Send(Observation observation, Reply reply) =>
        Transmit(observation, reply with { Options = reply.Options.WithObserve(NextSequence()) });

    private void Transmit(Observation observation, Reply reply)
    {
        var subject = observation.Subject;
        var remote = subject.Request.Remote;
        var confirmable = IsConfirmable(observation);
        var first = Told(uplink.FirstBlock(remote, subject.Request.Message, reply));
        var message = new Message
        {
            Type = confirmable ? MessageType.Confirmable : MessageType.NonConfirmable,
            Code = first.Code,
            MessageId = uplink.DrawMessageId(remote),
            Token = _faults.Has(NotifyFaults.OtherToken) ? new Token(subject.Token.Octets.ToArray().Reverse().ToArray()) : subject.Token,
            Options = first.Options,
            Payload = first.Payload,
        };
        observation.MessageIds.Enqueue(message.MessageId);
        if (observation.MessageIds.Count > RememberedMessageIds)
        {
            observation.MessageIds.Dequeue();
        }

        observation.IsBusy = confirmable;
        observation.Unconfirmed = confirmable ? 0 : observation.Unconfirmed + 1;
        errands.Run(cancellationToken => DeliverAsync(observation, message, cancellationToken), CancellationToken.None);
    }

    /// <summary>What it says of the blocks that follow: how many octets they have, and that they are there.</summary>
    private Reply Told(Reply first) =>
        _faults.Has(NotifyFaults.CutsBlocks) ? first with { Options = first.Options.Without(OptionNumber.Block2) } : first;

    private async Task DeliverAsync(Observation observation, Message message, CancellationToken cancellationToken)
    {
        var outcome = await uplink.NotifyAsync(observation.Subject.Request.Remote, message, cancellationToken);
        if (message.Type != MessageType.Confirmable)
        {
            return;
        }

        observation.IsBusy = false;
        if (outcome is Acknowledged)
        {
            observation.ConfirmedAt = settings.Clock.Monotonic;
            observation.Wake();
        }
        else if (_faults.Has(ObserveFaults.RepeatsGivenUp))
        {
            Notify(observation);
        }
        else if (!_faults.Has(ObserveFaults.OutlivesSilence))
        {
            ObserverGone?.Invoke(observation);
        }
    }

    /// <summary><c>con</c> of the observation or of anything in it, else the server's default mode; and once a day, and every twentieth, in any case.</summary>
    private bool IsConfirmable(Observation observation)
    {
        var subject = observation.Subject;
        var attributes = state.Attributes.Of(subject.Server);
        int?[] said = subject.Own is { } own
            ? [own.Con]
            : [.. subject.Paths.SelectMany(path => attributes.Below(path).Append(attributes.Effective(path))).Select(one => one.Con)];
        var proofDue = settings.Clock.Monotonic - observation.ConfirmedAt >= Proof
            || (observation.Unconfirmed >= MostUnconfirmed && !_faults.Has(NodeFaults.NeverAsksForProof));
        return proofDue || (Decisive(said) is { } con ? con == 1 : ByDefault(Account(observation)));
    }

    private bool ByDefault(Account account) =>
        !_faults.Has(TriggerFaults.NeverConfirmable) && _faults.Choose(TriggerFaults.AlwaysConfirmable, true, account.NotifiesConfirmably);

    /// <summary>One part that asks for Confirmable decides for all (Core 1.2 §5.1.2).</summary>
    private int? Decisive(int?[] said) =>
        _faults.Has(NotifyFaults.IgnoresCon) ? null
        : _faults.Has(NotifyFaults.AlwaysConfirmable) ? 1
        : _faults.Has(NotifyFaults.LeastCon) ? said.Min()
        : said.Max();
}
