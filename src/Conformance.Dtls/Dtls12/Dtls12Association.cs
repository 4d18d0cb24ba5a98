using System.Security.Cryptography;
using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Faults;
using Conformance.Dtls.Flights;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;

namespace Conformance.Dtls.Dtls12;

/// <summary>What client and server of DTLS 1.2 have in common: messages in their order, flights, the change of keys, Finished.</summary>
/// <remarks>RFC 6347 §4.2. After each message stands what may come next; anything else is unexpected_message.</remarks>
public abstract class Dtls12Association : Association
{
    private const byte ChangeCipherSpec = 1;
    private const ushort ProtectedEpoch = 1;

    private readonly AssociationSettings _settings;
    private protected Reassembly Incoming { get; }
    private IReadOnlyList<Expectation> _expected = [];
    private RecordProtection? _reading;
    private RecordProtection? _writing;
    private bool _changeSeen;
    private bool _isRepeated;
    private int _answered = -1;

    private protected Dtls12Association(DtlsRole role, AssociationSettings settings, Random random)
        : base(role, settings, random)
    {
        (_settings, Incoming) = (settings, new(settings.LongestMessage));
        Flight = new(Records, settings.DatagramLimit, settings.Faults);
    }

    private protected FlightSender Flight { get; }

    private protected Transcript Transcript { get; } = new();

    private protected byte[] ClientRandom { get; set; } = [];

    private protected byte[] ServerRandom { get; set; } = [];

    private protected byte[] Master { get; private set; } = [];

    private bool IsClient => Role == DtlsRole.Client;

    private protected override void Begin() => _isRepeated = false;

    private protected override void Repeat()
    {
        if (!Faults.Has(DtlsFaults.NothingRepeated))
        {
            Emit(Flight.Send());
        }
    }

    /// <summary>Says what may come next.</summary>
    private protected void Expect(params IReadOnlyList<Expectation> expected) => _expected = expected;

    private protected byte[] DrawRandom(int length)
    {
        var octets = new byte[length];
        Random.NextBytes(octets);
        return octets;
    }

    private protected byte[] DrawHelloRandom() =>
        Faults.Bend(DtlsFaults.RandomReused, DrawRandom(ClientHello.RandomLength), octets => [.. octets.Select(_ => (byte)0x5A)]);

    /// <summary>Adds a message to the flight and to the transcript.</summary>
    private protected void Say(HandshakeType type, byte[] body, ushort epoch = 0)
    {
        var message = Flight.Add(type, body, epoch);
        Transcript.Add(message);
        Note(new MessageSent(type, message.Sequence, body.Length));
    }

    /// <summary>Sends the flight.</summary>
    /// <param name="isAwaited">Whether the peer has to answer, so that it is sent again until it does.</param>
    private protected void SendFlight(bool isAwaited)
    {
        _answered = Incoming.Next - 1;
        Emit(Flight.Send());
        if (isAwaited)
        {
            Retransmission.Start(Now);
        }
        else
        {
            Retransmission.Stop();
        }
    }

    /// <summary>Derives the master secret (RFC 5246 §8.1, RFC 7627 §4), then the keys.</summary>
    private protected void Agree(byte[] premaster, SuiteTraits suite, bool extended, bool encryptThenMac)
    {
        var isExtended = Faults.Bend(DtlsFaults.ExtendedSecretIgnored, extended, _ => false);
        var master = isExtended ? KeySchedule.ExtendedMaster(premaster, Transcript.Hash) : KeySchedule.Master(premaster, ClientRandom, ServerRandom);
        Agree(master, suite, encryptThenMac);
    }

    /// <summary>Derives the keys from a master secret that is there already.</summary>
    private protected void Agree(byte[] master, SuiteTraits suite, bool encryptThenMac)
    {
        Master = master;
        var (client, server) = TrafficKeys.Derive(suite, master, ClientRandom, ServerRandom);
        _writing = RecordProtection.Of(suite, IsClient ? client : server, encryptThenMac, Random);
        _reading = RecordProtection.Of(suite, IsClient ? server : client, encryptThenMac, Random);
        _reading.IsStrict = !Overlooks(Oversight.Tag);
        if (_writing is AeadProtection aead && Faults.Has(DtlsFaults.NonceRepeated))
        {
            aead.ExplicitNonce = _ => 1;
        }

        Note(new SecretsKnown($"CLIENT_RANDOM {Convert.ToHexStringLower(ClientRandom)} {Convert.ToHexStringLower(master)}"));
    }

    /// <summary>ChangeCipherSpec and Finished, and off with the flight.</summary>
    private protected void Finish(bool isAwaited)
    {
        if (!Faults.Has(DtlsFaults.ChangeSkipped))
        {
            Flight.AddChange();
        }

        Records.Write(ProtectedEpoch, _writing!);
        if (Faults.Has(DtlsFaults.AlertForFinished))
        {
            SendFlight(isAwaited: false);
            Refuse(Refusal.Of(AlertDescription.HandshakeFailure, "RFC 5246 §7.2", "on purpose"));
            return;
        }

        if (!Faults.Has(DtlsFaults.FinishedSkipped))
        {
            var verify = KeySchedule.VerifyData(Master, IsClient, Transcript.Hash);
            var bent = Faults.Bend(DtlsFaults.VerifyDataWrong, verify, Octets.LastChanged);
            Say(HandshakeType.Finished, bent, Faults.Bend(DtlsFaults.FinishedUnprotected, ProtectedEpoch, _ => 0));
        }

        SendFlight(isAwaited);
    }

    /// <summary>Whether the peer's Finished attests to what we saw.</summary>
    private protected Refusal? CheckFinished(HandshakeMessage message)
    {
        if (!Finished.TryRead(message.Body, out var finished, out var error))
        {
            return Refusal.Malformed(error);
        }

        var expected = KeySchedule.VerifyData(Master, !IsClient, Transcript.HashBeforeLast);
        return CryptographicOperations.FixedTimeEquals(expected, finished!.VerifyData.Span) || Overlooks(Oversight.Finished)
            ? null
            : Refusal.Of(AlertDescription.DecryptError, "RFC 5246 §7.4.9", "Finished does not attest to this handshake");
    }

    /// <summary>The handshake is over, or would be.</summary>
    private protected void Complete(Negotiation negotiation)
    {
        Expect();
        if (State != AssociationState.Handshaking)
        {
            return;
        }

        Retransmission.Stop();
        Connect(negotiation with { SendLimit = Flight.PlaintextLimit, ReceiveLimit = ReceiveLimit });
        if (Faults.Has(DtlsFaults.RenegotiationStarted))
        {
            Emit([Records.Seal(ContentType.Handshake, ProtectedEpoch, Renegotiation())]);
        }
    }

    /// <summary>The message that would begin another handshake.</summary>
    internal abstract byte[] Renegotiation();

    private protected override void OnHandshake(RecordHeader header, byte[] plaintext)
    {
        if (!HandshakeFragment.TryReadAll(plaintext, out var fragments, out var error) && State == AssociationState.Handshaking)
        {
            Refuse(Refusal.Malformed(error));
            return;
        }

        foreach (var fragment in fragments)
        {
            Take(fragment, header.Epoch);
        }

        while (State == AssociationState.Handshaking && Incoming.Take() is { } message)
        {
            Take(message);
        }
    }

    private protected override void OnChange(RecordHeader header, byte[] plaintext)
    {
        if (header.Epoch > 0 || State == AssociationState.Connected)
        {
            return; // the peer repeats its last flight
        }

        if (plaintext is not [ChangeCipherSpec])
        {
            Refuse(Refusal.Of(AlertDescription.DecodeError, "RFC 5246 §7.1", $"a ChangeCipherSpec of {plaintext.Length} octets that is not 1"));
            return;
        }

        _changeSeen = true;
        TryChange();
    }

    private void Take(HandshakeFragment fragment, ushort epoch)
    {
        if (State == AssociationState.Connected)
        {
            TakeLate(fragment, epoch);
        }
        else if (IsAnswered(fragment))
        {
            Answer();
        }
        else if (State != AssociationState.Handshaking || (fragment.Type == HandshakeType.HelloRequest && IsClient))
        {
            return; // in the middle of a handshake it is passed over (RFC 5246 §7.4.1.1)
        }
        else if (fragment.Sequence >= Incoming.Next && (fragment.Type == HandshakeType.Finished) != (epoch > 0))
        {
            Refuse(Refusal.Of(AlertDescription.UnexpectedMessage, "RFC 5246 §7.1", $"{fragment.Type} in epoch {epoch}"));
        }
        else if (!Incoming.TryAdd(fragment, out var error))
        {
            Refuse(new(AlertDescription.IllegalParameter, error));
        }
    }

    /// <summary>After the handshake: the peer's last flight again, or a wish for another handshake, which is refused (RFC 7925 §17).</summary>
    private void TakeLate(HandshakeFragment fragment, ushort epoch)
    {
        if (epoch > 0 && fragment.Type == (IsClient ? HandshakeType.HelloRequest : HandshakeType.ClientHello))
        {
            Note(new RenegotiationRefused());
            Tell(Alert.Warning(AlertDescription.NoRenegotiation));
            Emit(Overlooks(Oversight.Successor) ? [Records.Seal(ContentType.Handshake, ProtectedEpoch, Renegotiation())] : []);
        }
        else if (epoch > 0 && IsClient && (fragment.Type == HandshakeType.ServerHello || fragment.Type == HandshakeType.HelloVerifyRequest))
        {
            Note(new RenegotiationTaken());
        }
        else if (IsAnswered(fragment))
        {
            Answer();
        }
    }

    /// <summary>Whether it ends the last message that our flight answered.</summary>
    private bool IsAnswered(HandshakeFragment fragment) =>
        fragment.Sequence == _answered && fragment.Offset + fragment.Octets.Length == fragment.Length;

    /// <summary>The peer repeats the last message that our flight answered: the flight was lost (RFC 6347 §4.2.4).</summary>
    private void Answer()
    {
        if (!_isRepeated && Flight.HasFlight)
        {
            _isRepeated = true;
            Repeat();
            Note(new FlightRepeated(TimeWasUp: false));
        }
    }

    private void Take(HandshakeMessage message)
    {
        Note(new MessageReceived(message));
        Retransmission.Extend(Now);
        var expected = _expected.FirstOrDefault(expectation => expectation.Type == message.Type);
        if (expected is null)
        {
            var names = string.Join(" or ", _expected.Select(expectation => expectation.Type));
            Refuse(Refusal.Of(AlertDescription.UnexpectedMessage, "RFC 5246 §7.4", $"{message.Type} came; {names} was expected"));
            return;
        }

        Transcript.Add(message);
        if (expected.Take(message) is { } refusal)
        {
            Refuse(refusal);
        }

        TryChange();
    }

    private void TryChange()
    {
        if (_changeSeen && _reading is not null && Records.ReadEpoch == 0 && State == AssociationState.Handshaking)
        {
            Records.Read(ProtectedEpoch, _reading);
            TakeWaiting();
        }
    }
}
