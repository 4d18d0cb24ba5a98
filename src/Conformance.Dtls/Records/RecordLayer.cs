using Conformance.Dtls.Ciphers;
using Conformance.Dtls.Faults;
using Conformance.Wire;

namespace Conformance.Dtls.Records;

/// <summary>Makes and opens records, epoch by epoch.</summary>
/// <remarks>RFC 6347 §4.1. Epoch 0 has no protection and no replay window: nothing in it is authentic, and its messages have numbers of their own.</remarks>
public sealed class RecordLayer(FaultSwitches faults)
{
    private const ulong Unmoving = 1;
    private const ulong LastSequence = (1UL << 48) - 1;

    private readonly Dictionary<ushort, WritingEpoch> _writing = new() { [0] = new(new NoProtection()) };
    private readonly Dictionary<ushort, (RecordProtection Protection, ReplayWindow? Window)> _reading = new() { [0] = (new NoProtection(), null) };

    /// <summary>What is wrong with application data.</summary>
    public FaultSwitches Faults { get; set; } = faults;

    /// <summary>The epoch that is written in; the keys of the one before stay for what has to be sent again.</summary>
    public ushort WriteEpoch { get; private set; }

    /// <summary>The newest epoch that is read.</summary>
    public ushort ReadEpoch { get; private set; }

    /// <summary>What the peer wants to know the association by; empty for the usual records (RFC 9146 §3).</summary>
    public ReadOnlyMemory<byte> PeerId { get; set; }

    /// <summary>What we want to know the association by; empty for the usual records.</summary>
    public ReadOnlyMemory<byte> OwnId { get; set; }

    /// <summary>What came since it was last reset: a record that is authentic, and newer than all before it (RFC 9146 §6).</summary>
    public bool HasAdvanced { get; set; }

    /// <summary>What came since it was last reset: a record that is authentic.</summary>
    public bool HasOpened { get; set; }

    /// <summary>The version in the header of what is sent.</summary>
    public ProtocolVersion Version { get; set; } = ProtocolVersion.Dtls12;

    public void Write(ushort epoch, RecordProtection protection) => (_writing[epoch], WriteEpoch) = (new(protection), epoch);

    public void Read(ushort epoch, RecordProtection protection) => (_reading[epoch], ReadEpoch) = ((protection, new()), epoch);

    /// <summary>The first record in answer to a ClientHello has its number, so that a server without memory repeats none (RFC 6347 §4.2.1).</summary>
    public void StartAt(ulong sequence) => _writing[0].Next = Math.Max(_writing[0].Next, sequence);

    /// <summary>Octets that a record of an epoch has besides its plaintext, at most.</summary>
    public int Overhead(ushort epoch) => RecordHeader.Size + (PeerId.IsEmpty ? 0 : PeerId.Length + 1) + _writing[epoch].Protection.Expansion;

    public byte[] Seal(ContentType type, ushort epoch, ReadOnlySpan<byte> plaintext) =>
        Compose(_writing[epoch], new(type, Version, epoch, Take(_writing[epoch]), Length: 0), plaintext);

    /// <summary>A record of application data in the current epoch, with whatever is to be wrong with it.</summary>
    /// <param name="limit">The longest plaintext that the peer takes.</param>
    public byte[] SealContent(ReadOnlySpan<byte> content, int limit)
    {
        var epoch = Faults.Bend(DtlsFaults.EpochStale, WriteEpoch, _ => 0);
        var writing = _writing[epoch];
        var header = new RecordHeader(
            Faults.Bend(DtlsFaults.RecordTypeUnknown, ContentType.ApplicationData, _ => new(99)),
            Faults.Bend(DtlsFaults.RecordVersionUnknown, Version, _ => new(0xFE00)),
            Faults.Bend(DtlsFaults.EpochFuture, epoch, now => (ushort)(now + 1)),
            Faults.Bend(DtlsFaults.SequenceRepeated, Take(writing), _ => Unmoving),
            Length: 0);
        var filled = Faults.Bend(DtlsFaults.RecordOversized, content.ToArray(), octets => [.. octets, .. new byte[limit + 1 - octets.Length]]);
        var record = Compose(writing, header, filled);
        record = Faults.Bend(DtlsFaults.RecordTagWrong, record, Octets.LastChanged);
        return Faults.Bend(DtlsFaults.RecordLengthWrong, record, octets => Octets.Changed(octets, RecordHeader.Size + (epoch > 0 ? PeerId.Length : 0) - 1));
    }

    /// <summary>Opens a record: its version, its epoch, whether it is new, whether it is authentic.</summary>
    /// <param name="type">What it carries, which its header says only without a connection id.</param>
    /// <param name="reason">On failure, why it is dropped.</param>
    public bool TryOpen(Record record, out ContentType type, out byte[] plaintext, out string reason)
    {
        ArgumentNullException.ThrowIfNull(record);

        (type, plaintext) = (record.Header.Type, []);
        var header = record.Header;
        if (header.Version != ProtocolVersion.Dtls12 && header.Version != ProtocolVersion.Dtls10)
        {
            reason = $"it is of {header.Version}";
            return false;
        }

        if (!_reading.TryGetValue(header.Epoch, out var reading))
        {
            reason = $"it is of epoch {header.Epoch}; the current is {ReadEpoch}";
            return false;
        }

        if (reading.Window?.IsNew(header.Sequence) == false)
        {
            reason = "it was seen before";
            return false;
        }

        if (header.Epoch > 0 && !header.ConnectionId.Span.SequenceEqual(OwnId.Span))
        {
            reason = "it has not the connection id of this association";
            return false;
        }

        if (!reading.Protection.TryOpen(header, record.Fragment.Span, out plaintext, out reason))
        {
            return false;
        }

        HasOpened |= header.Epoch > 0;
        HasAdvanced |= reading.Window?.IsNewest(header.Sequence) == true;
        reading.Window?.Mark(header.Sequence);
        return header.Type != ContentType.WithConnectionId || TryUnwrap(ref type, ref plaintext, out reason);
    }

    /// <summary>The last octet that is no zero says what the record carries (RFC 9146 §4).</summary>
    private static bool TryUnwrap(ref ContentType type, ref byte[] plaintext, out string reason)
    {
        var at = plaintext.AsSpan().LastIndexOfAnyExcept((byte)0);
        if (at < 0)
        {
            reason = "nothing but zeros is in it";
            return false;
        }

        (type, plaintext, reason) = (new(plaintext[at]), plaintext[..at], string.Empty);
        return true;
    }

    private static ulong Take(WritingEpoch writing) =>
        writing.Next < LastSequence ? writing.Next++ : throw new InvalidOperationException("the sequence numbers of this epoch are used up");

    private byte[] Compose(WritingEpoch writing, RecordHeader header, ReadOnlySpan<byte> plaintext)
    {
        if (header.Epoch > 0 && !PeerId.IsEmpty)
        {
            plaintext = (byte[])[.. plaintext, header.Type.Value];
            header = header with { Type = ContentType.WithConnectionId, ConnectionId = PeerId };
        }

        var fragment = writing.Protection.Seal(header, plaintext);
        return new Record(header with { Length = (ushort)fragment.Length }, fragment).ToArray();
    }

    private sealed class WritingEpoch(RecordProtection protection)
    {
        public RecordProtection Protection => protection;

        public ulong Next { get; set; }
    }
}
