using System.Buffers.Binary;

namespace Conformance.Wire;

/// <summary>Growing buffer that codecs append to. Octets only; a codec decides what they mean.</summary>
public sealed class SpanWriter
{
    private byte[] _octets = new byte[64];

    /// <summary>Octets written so far.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _octets.AsSpan(0, Length);

    public void WriteByte(byte value) => Claim(1)[0] = value;

    /// <summary>Writes two octets in network byte order.</summary>
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Claim(sizeof(ushort)), value);

    /// <summary>Writes four octets in network byte order.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Claim(sizeof(uint)), value);

    /// <summary>Writes eight octets in network byte order.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Claim(sizeof(ulong)), value);

    public void Write(ReadOnlySpan<byte> octets) => octets.CopyTo(Claim(octets.Length));

    public byte[] ToArray() => Written.ToArray();

    private Span<byte> Claim(int length)
    {
        var needed = Length + length;
        if (needed > _octets.Length)
        {
            Array.Resize(ref _octets, Math.Max(needed, _octets.Length * 2));
        }

        var claimed = _octets.AsSpan(Length, length);
        Length = needed;
        return claimed;
    }
}
