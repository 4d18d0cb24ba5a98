using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Conformance.Lwm2m.Values;

namespace Conformance.Lwm2m.Formats.Tlv;

/// <summary>Octets of a TLV value by type.</summary>
/// <remarks>
/// Core 1.1 Appendix C: integers of 1, 2, 4 or 8 octets in two's complement, floats of 4 or 8, Booleans of one, links of four.
/// </remarks>
internal static class TlvValue
{
    private const int LinkOctets = 4;

    /// <summary>Gives octets a type.</summary>
    /// <param name="found">On failure, what was found, for a message.</param>
    public static bool TryRead(ReadOnlySpan<byte> octets, ResourceType? type, out Lwm2mValue? value, out string found)
    {
        found = $"{octets.Length} octets";
        value = type switch
        {
            ResourceType.Integer => Signed(octets) is { } integer ? new Lwm2mValue.Integer(integer) : null,
            ResourceType.Time => Signed(octets) is { } seconds ? new Lwm2mValue.Time(seconds) : null,
            ResourceType.UnsignedInteger => Unsigned(octets) is { } unsigned ? new Lwm2mValue.Unsigned(unsigned) : null,
            ResourceType.Float => Number(octets) is { } number ? new Lwm2mValue.Float(number) : null,
            ResourceType.Boolean => octets is [0 or 1] ? new Lwm2mValue.Flag(octets[0] == 1) : null,
            ResourceType.Objlnk => octets.Length == LinkOctets ? Link(octets) : null,
            ResourceType.String => Utf8.IsValid(octets) ? new Lwm2mValue.Text(Encoding.UTF8.GetString(octets)) : null,
            ResourceType.Corelnk => Utf8.IsValid(octets) ? new Lwm2mValue.Corelnk(Encoding.UTF8.GetString(octets)) : null,
            _ => new Lwm2mValue.Octets(octets.ToArray()),
        };
        if (value is null && octets.Length == 1)
        {
            found = $"0x{octets[0]:X2}";
        }

        return value is not null;
    }

    /// <summary>The shortest octets that keep the value.</summary>
    public static byte[] Of(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer integer => OfSigned(integer.Value),
        Lwm2mValue.Time time => OfSigned(time.Seconds),
        Lwm2mValue.Unsigned unsigned => OfUnsigned(unsigned.Value),
        Lwm2mValue.Float number => OfNumber(number.Value),
        Lwm2mValue.Flag flag => [flag.Value ? (byte)1 : (byte)0],
        Lwm2mValue.ObjectLink link => BigEndian(((ulong)link.ObjectId << 16) | link.InstanceId, LinkOctets),
        Lwm2mValue.Text text => Encoding.UTF8.GetBytes(text.Value),
        Lwm2mValue.Corelnk links => Encoding.UTF8.GetBytes(links.Value),
        Lwm2mValue.Octets octets => octets.Value.ToArray(),
        _ => throw new NotSupportedException($"no TLV for {value.GetType().Name}"),
    };

    private static long? Signed(ReadOnlySpan<byte> octets) => octets.Length switch
    {
        1 => (sbyte)octets[0],
        2 => BinaryPrimitives.ReadInt16BigEndian(octets),
        4 => BinaryPrimitives.ReadInt32BigEndian(octets),
        8 => BinaryPrimitives.ReadInt64BigEndian(octets),
        _ => null,
    };

    private static ulong? Unsigned(ReadOnlySpan<byte> octets) => octets.Length switch
    {
        1 => octets[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(octets),
        4 => BinaryPrimitives.ReadUInt32BigEndian(octets),
        8 => BinaryPrimitives.ReadUInt64BigEndian(octets),
        _ => null,
    };

    private static double? Number(ReadOnlySpan<byte> octets) => octets.Length switch
    {
        4 => BinaryPrimitives.ReadSingleBigEndian(octets),
        8 => BinaryPrimitives.ReadDoubleBigEndian(octets),
        _ => null,
    };

    private static Lwm2mValue.ObjectLink Link(ReadOnlySpan<byte> octets) =>
        new(BinaryPrimitives.ReadUInt16BigEndian(octets), BinaryPrimitives.ReadUInt16BigEndian(octets[2..]));

    private static byte[] OfSigned(long value) => BigEndian(
        (ulong)value,
        value switch
        {
            >= sbyte.MinValue and <= sbyte.MaxValue => 1,
            >= short.MinValue and <= short.MaxValue => 2,
            >= int.MinValue and <= int.MaxValue => 4,
            _ => 8,
        });

    private static byte[] OfUnsigned(ulong value) => BigEndian(
        value,
        value switch
        {
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            <= uint.MaxValue => 4,
            _ => 8,
        });

    private static byte[] OfNumber(double value) =>
        double.IsNaN(value) || (float)value == value
            ? BigEndian(BitConverter.SingleToUInt32Bits((float)value), sizeof(float))
            : BigEndian(BitConverter.DoubleToUInt64Bits(value), sizeof(double));

    private static byte[] BigEndian(ulong value, int octets)
    {
        Span<byte> all = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(all, value);
        return all[^octets..].ToArray();
    }
}
