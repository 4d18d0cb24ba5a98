using System.Text;
using Conformance.Wire;

namespace Conformance.Reporting.Pcapng;

/// <summary>Writes one section of a pcapng file, block by block.</summary>
/// <remarks>
/// draft-ietf-opsawg-pcapng §4, in network byte order, which the magic of the section header declares:
/// <code>
/// +-----------+--------------+------------------+--------------+
/// | type (32) | length (32)  | body, options    | length (32)  |
/// +-----------+--------------+------------------+--------------+
/// </code>
/// </remarks>
public sealed class PcapngWriter
{
    /// <summary>LINKTYPE_RAW: packets begin with an IPv4 or IPv6 header.</summary>
    public const ushort LinkTypeRaw = 101;

    private const uint SectionHeader = 0x0A0D0D0A;
    private const uint InterfaceDescription = 1;
    private const uint EnhancedPacket = 6;
    private const uint DecryptionSecrets = 0x0000000A;
    private const uint TlsKeyLog = 0x544C534B;
    private const uint ByteOrderMagic = 0x1A2B3C4D;

    private readonly Stream _stream;
    private uint _interfaces;

    /// <param name="stream">Receives the file; stays open.</param>
    /// <param name="application">Who wrote it.</param>
    /// <param name="comments">About the whole file.</param>
    public PcapngWriter(Stream stream, string application, IEnumerable<string> comments)
    {
        _stream = stream;
        WriteBlock(SectionHeader, body =>
        {
            body.WriteUInt32(ByteOrderMagic);
            body.WriteUInt16(1);
            body.WriteUInt16(0);
            body.WriteUInt64(ulong.MaxValue); // the length of the section is not stated
            WriteComments(body, comments);
            WriteOption(body, code: 4, Encoding.UTF8.GetBytes(application));
            WriteEnd(body);
        });
    }

    /// <summary>Adds an interface whose times count nanoseconds.</summary>
    /// <returns>Its number, for <see cref="WritePacket"/>.</returns>
    public uint AddInterface(string name, ushort linkType)
    {
        WriteBlock(InterfaceDescription, body =>
        {
            body.WriteUInt16(linkType);
            body.WriteUInt16(0);
            body.WriteUInt32(0); // no snapshot limit
            WriteOption(body, code: 2, Encoding.UTF8.GetBytes(name));
            WriteOption(body, code: 9, [9]);
            WriteEnd(body);
        });
        return _interfaces++;
    }

    /// <summary>Adds one packet.</summary>
    /// <param name="number">Interface from <see cref="AddInterface"/>.</param>
    /// <param name="time">When it passed the socket.</param>
    /// <param name="sent">Outbound, seen from the harness.</param>
    /// <param name="octets">The packet from its first header on.</param>
    /// <param name="length">How long it was before it was cut; at least the octets given.</param>
    /// <param name="comments">What Wireshark shows beside it.</param>
    public void WritePacket(
        uint number, DateTimeOffset time, bool sent, ReadOnlyMemory<byte> octets, int length, IEnumerable<string> comments)
    {
        var nanoseconds = (ulong)(time - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        WriteBlock(EnhancedPacket, body =>
        {
            body.WriteUInt32(number);
            body.WriteUInt64(nanoseconds);
            body.WriteUInt32((uint)octets.Length);
            body.WriteUInt32((uint)length);
            WritePadded(body, octets.Span);
            WriteComments(body, comments);
            WriteOption(body, code: 2, [0, 0, 0, (byte)(sent ? 2 : 1)]);
            WriteEnd(body);
        });
    }

    /// <summary>Adds a block with the secrets of handshakes that follow (§4.7); none when there are none.</summary>
    /// <param name="keyLog">Lines of an NSS key log.</param>
    public void WriteSecrets(IReadOnlyList<string> keyLog)
    {
        ArgumentNullException.ThrowIfNull(keyLog);
        if (keyLog.Count == 0)
        {
            return;
        }

        var octets = Encoding.ASCII.GetBytes(string.Concat(keyLog.Select(line => line + "\n")));
        WriteBlock(DecryptionSecrets, body =>
        {
            body.WriteUInt32(TlsKeyLog);
            body.WriteUInt32((uint)octets.Length);
            WritePadded(body, octets);
        });
    }

    private void WriteBlock(uint type, Action<SpanWriter> write)
    {
        var body = new SpanWriter();
        write(body);

        var length = (uint)(body.Length + 12);
        var frame = new SpanWriter();
        frame.WriteUInt32(type);
        frame.WriteUInt32(length);
        frame.Write(body.Written);
        frame.WriteUInt32(length);
        _stream.Write(frame.Written);
    }

    private static void WriteComments(SpanWriter body, IEnumerable<string> comments)
    {
        foreach (var comment in comments)
        {
            WriteOption(body, code: 1, Encoding.UTF8.GetBytes(comment));
        }
    }

    private static void WriteOption(SpanWriter body, ushort code, ReadOnlySpan<byte> value)
    {
        var fitting = value[..Math.Min(value.Length, ushort.MaxValue)];
        body.WriteUInt16(code);
        body.WriteUInt16((ushort)fitting.Length);
        WritePadded(body, fitting);
    }

    private static void WriteEnd(SpanWriter body) => body.WriteUInt32(0);

    private static void WritePadded(SpanWriter body, ReadOnlySpan<byte> octets)
    {
        body.Write(octets);
        while (body.Length % 4 != 0)
        {
            body.WriteByte(0);
        }
    }
}
