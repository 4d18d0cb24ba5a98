using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Operations;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Traffic;

/// <summary>Reads what two others said to each other: which message answers which, which came again, and how both stand.</summary>
/// <remarks>RFC 7252 §4 and §5.3. What cannot be told from what was seen is left out, never guessed.</remarks>
public sealed class ConversationReader
{
    // A network that doubles a datagram does it at once; nobody who retransmits is that quick.
    private static readonly TimeSpan s_copy = TimeSpan.FromMilliseconds(100);

    private readonly TransmissionParameters _parameters = TransmissionParameters.Default;
    private readonly Standing _standing = new();
    private readonly List<Sighting> _sightings = [];
    private readonly Dictionary<(Side By, int Session, ushort Id), Transmission> _sent = [];
    private readonly Dictionary<(Side By, Token Token), Asked> _asked = [];
    private readonly List<Asked> _ofServer = [];

    private ConversationReader()
    {
    }

    /// <param name="messages">In order of time; each gets its note.</param>
    public static ConversationReading Read(IReadOnlyList<PassedMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);

        var reader = new ConversationReader();
        foreach (var message in messages)
        {
            reader.Take(message);
        }

        var version = reader._standing.Version;
        reader._sightings.ForEach(seen => seen.Version ??= version);
        return new(reader._sightings, reader._standing.Endpoint, version);
    }

    private static Side Other(Side side) => side == Side.Client ? Side.Server : Side.Client;

    private void Take(PassedMessage passed)
    {
        if (passed.Message is not { } message)
        {
            passed.Note = "malformed";
        }
        else if (message.Type is MessageType.Acknowledgement or MessageType.Reset)
        {
            TakeReaction(passed, message);
        }
        else if (!IsRepeated(passed, message))
        {
            TakeNew(passed, message);
        }

        if (passed.By == Side.Client)
        {
            _standing.HeardAt = passed.Time;
        }
    }

    /// <summary>Whether a message is one that passed already; notes what it was to it.</summary>
    private bool IsRepeated(PassedMessage passed, Message message)
    {
        var key = (passed.By, passed.Session, message.MessageId);
        var before = _sent.GetValueOrDefault(key) is { } known && passed.Time - known.First.Time <= _parameters.ExchangeLifetime ? known : null;
        if (before is not null && before.First.Octets.Span.SequenceEqual(passed.Octets.Span))
        {
            Repeat(before, passed);
            return true;
        }

        var seen = See(SightingKinds.Message, passed, passed.By);
        SightingFields.AddMessage(seen.Fields, message);
        seen.Fields["code"] = SightingFields.Text(message.Code.ToString());
        seen.Fields["id-reused"] = SightingFields.Flag(before is not null);
        if (before is not null)
        {
            passed.Note = "message id used before";
            seen.Messages.Insert(0, before.First);
        }

        _sent[key] = new(passed);
        return false;
    }

    private void Repeat(Transmission before, PassedMessage passed)
    {
        var gap = passed.Time - before.Times[^1];
        if (gap < s_copy || passed.Message!.Type != MessageType.Confirmable)
        {
            passed.Note = "duplicate";
            return;
        }

        passed.Note = "retransmission";
        before.Times.Add(passed.Time);
        var seen = See(SightingKinds.Resent, passed, passed.By);
        seen.Messages.Insert(0, before.First);
        seen.Fields["count"] = new Value.Number(before.Times.Count - 1);
        seen.Fields["gap"] = new Value.Duration(gap);
        if (before.Times is [.., var earlier, var previous, _])
        {
            seen.Fields["factor"] = Value.Of(gap / (previous - earlier));
        }

        before.Asked?.Sighting?.Messages.Add(passed);
    }

    private void TakeNew(PassedMessage passed, Message message)
    {
        if (message.Code.IsRequest)
        {
            Ask(passed, message);
        }
        else if (message.Code.IsResponse)
        {
            Respond(passed, message);
        }
    }

    private void Ask(PassedMessage passed, Message message)
    {
        var kind = _standing.KindOf(passed.By, message);
        Sighting? seen = null;
        if (passed.By == Side.Server)
        {
            seen = See(SightingKinds.Operation, passed, judged: null);
            _ofServer.RemoveAll(other => !other.IsOpen(passed.Time, _parameters.MaxTransmitWait));
            _standing.AddServerRequest(seen.Fields, kind, message, passed.Time, _ofServer.Count);
        }
        else if (kind is { } known)
        {
            seen = See(SightingKinds.OfRequest(known), passed, judged: null);
            _standing.AddClientRequest(seen.Fields, known, message, passed.Time);
        }

        if (seen is not null)
        {
            SightingFields.AddRequest(seen.Fields, message);
            seen.Version = _standing.Version;
        }

        if (seen is not null && kind is { } operation)
        {
            seen.Fields["expected"] = SightingFields.Text(OperationMapping.SuccessOf(operation).ToString());
        }

        var asked = new Asked(passed, kind, seen);
        _asked[(passed.By, message.Token)] = asked;
        _sent[(passed.By, passed.Session, message.MessageId)].Asked = asked;
        if (passed.By == Side.Server)
        {
            _ofServer.Add(asked);
        }
    }

    // A response in a message of its own, or a notification.
    private void Respond(PassedMessage passed, Message message)
    {
        if (_asked.GetValueOrDefault((Other(passed.By), message.Token)) is { IsSettled: false } asked)
        {
            Settle(asked, passed, message);
        }
        else if (passed.By == Side.Client && _standing.Observed(message.Token) is { } watched)
        {
            var seen = See(SightingKinds.Notify, passed, Side.Client);
            seen.Version = _standing.Version;
            _sent[(passed.By, passed.Session, message.MessageId)].Watched = watched;
            watched.AddTo(seen.Fields, passed);
        }
        else if (_asked.ContainsKey((Other(passed.By), message.Token)))
        {
            passed.Note = "answer once more";
        }
        else if (_standing.IsKnown)
        {
            passed.Note = "answer to nothing";
            var seen = See(SightingKinds.Answer, passed, passed.By);
            SightingFields.AddMessage(seen.Fields, message);
            seen.Fields["code"] = SightingFields.Text(message.Code.ToString());
            seen.Fields["token-echoed"] = SightingFields.Flag(false);
        }
    }

    private void TakeReaction(PassedMessage passed, Message message)
    {
        if (_sent.GetValueOrDefault((Other(passed.By), passed.Session, message.MessageId)) is not { } transmission)
        {
            if (message.Code.IsResponse && _asked.GetValueOrDefault((Other(passed.By), message.Token)) is { IsSettled: false } strayed)
            {
                Settle(strayed, passed, message);
                _sightings[^1].Fields["id-echoed"] = SightingFields.Flag(false);
            }
            else
            {
                passed.Note = "belongs to nothing";
            }

            return;
        }

        if (transmission.Reaction is { } before && before.Span.SequenceEqual(passed.Octets.Span))
        {
            passed.Note = "duplicate";
            return;
        }

        transmission.Reaction = passed.Octets;
        if (transmission.First.Message!.Code.IsEmpty)
        {
            var ping = See(SightingKinds.Ping, transmission.First, passed.By);
            ping.Messages.Add(passed);
            ping.Fields["reset"] = SightingFields.Flag(message.Type == MessageType.Reset);
        }
        else if (transmission.Asked is { } asked)
        {
            React(asked, passed, message);
        }
        else if (message.Type == MessageType.Reset)
        {
            transmission.Watched?.End(Ending.Rejected, passed.Time);
        }
    }

    private void React(Asked asked, PassedMessage passed, Message message)
    {
        if (message.Type == MessageType.Reset)
        {
            asked.IsSettled = true;
        }

        if (message.Code.IsResponse && !asked.IsSettled)
        {
            Settle(asked, passed, message);
            _sightings[^1].Fields["id-echoed"] = SightingFields.Flag(true);
        }
        else
        {
            asked.Sighting?.Messages.Add(passed);
        }
    }

    /// <summary>A request has its answer: the exchange is whole, and the answer judges who gave it.</summary>
    private void Settle(Asked asked, PassedMessage passed, Message message)
    {
        asked.IsSettled = true;
        if (asked.Sighting is { } exchange)
        {
            exchange.Messages.Add(passed);
            SightingFields.AddAnswer(exchange.Fields, asked.Message, message, passed.Time - asked.Passed.Time);
            if (asked.Operation is { } operation)
            {
                exchange.Fields["allowed"] = SightingFields.Flag(
                    OperationMapping.AllowedCodes(operation).Contains(message.Code) || OperationMapping.CoapLevelCodes.Contains(message.Code));
            }
        }

        var seen = See(SightingKinds.Answer, passed, passed.By);
        seen.Messages.Insert(0, asked.Passed);
        SightingFields.AddMessage(seen.Fields, message);
        SightingFields.AddAnswer(seen.Fields, asked.Message, message, passed.Time - asked.Passed.Time);
        _standing.Answered(asked, message, passed.Time);
    }

    private Sighting See(string kind, PassedMessage first, Side? judged)
    {
        var seen = new Sighting(kind, first, judged) { Version = _standing.Version };
        _sightings.Add(seen);
        return seen;
    }

    /// <summary>One message, however often it was sent.</summary>
    private sealed class Transmission(PassedMessage first)
    {
        public PassedMessage First => first;

        public List<TimeSpan> Times { get; } = [first.Time];

        public Asked? Asked { get; set; }

        public Watched? Watched { get; set; }

        public ReadOnlyMemory<byte>? Reaction { get; set; }
    }
}
