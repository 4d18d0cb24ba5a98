using Conformance.Dtls.Faults;
using Conformance.Dtls.Handshake;
using Conformance.Dtls.Records;

namespace Conformance.Dtls.Flights;

/// <summary>Gathers the messages of a flight, sends them in fragments that fit, and sends them again.</summary>
/// <remarks>RFC 6347 §4.2.3, §4.2.4. Whatever is sent again has its old message numbers and new record numbers.</remarks>
internal sealed class FlightSender(RecordLayer records, int datagramLimit, FaultSwitches faults)
{
    private const byte ChangeCipherSpec = 1;
    private const int LeastFragment = 32;

    private readonly List<FlightPart> _parts = [];
    private ushort _nextMessage;
    private bool _isSent;

    /// <summary>The longest plaintext that the peer takes.</summary>
    public int PlaintextLimit { get; set; } = RecordHeader.LongestPlaintext;

    public bool HasFlight => _parts.Count > 0;

    /// <summary>Adds a message to the flight; the first one after a flight was sent begins another.</summary>
    public HandshakeMessage Add(HandshakeType type, byte[] body, ushort epoch)
    {
        Begin();
        if (_nextMessage == 1)
        {
            _nextMessage = faults.Bend(DtlsFaults.MessageNumberSkipped, _nextMessage, now => (ushort)(now + 1));
        }

        var message = new HandshakeMessage(type, _nextMessage++, body);
        _parts.Add(new(message, epoch));
        return message;
    }

    public void AddChange()
    {
        Begin();
        _parts.Add(new(Message: null, Epoch: 0));
    }

    /// <summary>The datagrams of the flight, now or once more.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Send()
    {
        _isSent = true;
        var packing = new Packing(datagramLimit, faults);
        foreach (var part in _parts)
        {
            if (part.Message is { } message)
            {
                AddFragments(packing, message, part.Epoch);
            }
            else
            {
                byte[] change = [faults.Bend(DtlsFaults.ChangeMalformed, ChangeCipherSpec, _ => 2)];
                packing.Add(records.Seal(ContentType.ChangeCipherSpec, part.Epoch, change), part.Epoch);
            }
        }

        return packing.Finish();
    }

    private void Begin()
    {
        if (_isSent)
        {
            _parts.Clear();
            _isSent = false;
        }
    }

    private void AddFragments(Packing packing, HandshakeMessage message, ushort epoch)
    {
        var overhead = records.Overhead(epoch) + HandshakeFragment.HeaderSize;
        var at = 0;
        do
        {
            var left = message.Body.Length - at;
            if (packing.Room - overhead < Math.Min(left, LeastFragment))
            {
                packing.Close();
            }

            var length = Math.Max(1, Math.Min(packing.Room - overhead, PlaintextLimit - HandshakeFragment.HeaderSize));
            var fragment = Bent(message.Fragment(at, Math.Min(left, length)));
            packing.Add(records.Seal(ContentType.Handshake, epoch, fragment.ToArray()), epoch);
            at += fragment.Octets.Length;
        }
        while (at < message.Body.Length);
    }

    private HandshakeFragment Bent(HandshakeFragment fragment)
    {
        var bent = faults.Bend(DtlsFaults.FragmentLengthVaries, fragment, whole => whole.Offset > 0 ? whole with { Length = whole.Length + 1 } : whole);
        return faults.Bend(DtlsFaults.FragmentOversized, bent, whole => whole.Octets.Length > 0 ? whole with { Length = whole.Length - 1 } : whole);
    }
}
