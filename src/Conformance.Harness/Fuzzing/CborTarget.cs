using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.Harness.Fuzzing;

/// <summary>CBOR as such: any item, written again in the shortest form, reads the same.</summary>
internal static class CborTarget
{
    private static readonly string[] Vectors =
    [
        "00", "1BFFFFFFFFFFFFFFFF", "3BFFFFFFFFFFFFFFFF", "F90001", "FA7F7FFFFF", "FB3FF199999999999A", "F97E00", "F5", "F7", "F8FF",
        "C074323031332D30332D32315432303A30343A30305A", "D82076687474703A2F2F7777772E6578616D706C652E636F6D", "4401020304", "62C3BC",
        "8301820203820405", "A26161016162820203", "9F018202039F0405FFFF", "BF61610161629F0203FFFF", "5F42010243030405FF", "7F657374726561646D696E67FF",
        "C1FB41D452D9E8000000", "A56161614161626142616361436164614461656145",
    ];

    public static FuzzTarget Instance { get; } = new DecoderTarget<CborItem>(
        "cbor",
        [.. Vectors.Select(Convert.FromHexString)],
        (octets, out item, out error) => CborReader.TryReadDocument(octets.Span, out item, out error),
        Broken);

    private static string? Broken(CborItem item)
    {
        var writer = new SpanWriter();
        Write(new(writer), item);
        return !CborReader.TryReadDocument(writer.Written, out var again, out var error) ? $"round trip: {Hex.Of(writer.Written, 64)} does not decode: {error}"
            : again!.ToString() != item.ToString() ? $"round trip: {item} becomes {again}"
            : null;
    }

    private static void Write(CborWriter writer, CborItem item)
    {
        switch (item)
        {
            case CborItem.Unsigned unsigned:
                writer.WriteUnsigned(unsigned.Value);
                break;
            case CborItem.Negative negative:
                writer.WriteHead(CborMajor.Negative, negative.Encoded);
                break;
            case CborItem.Bytes bytes:
                writer.WriteBytes(bytes.Value.Span);
                break;
            case CborItem.Text text:
                writer.WriteText(text.Value);
                break;
            case CborItem.Float number:
                writer.WriteFloat(number.Value);
                break;
            case CborItem.Simple simple:
                writer.WriteSimple(simple.Value);
                break;
            case CborItem.Tagged tagged:
                writer.WriteTag(tagged.Tag);
                Write(writer, tagged.Content);
                break;
            case CborItem.Array array:
                writer.WriteArrayStart(array.Items.Count);
                array.Items.ToList().ForEach(inner => Write(writer, inner));
                break;
            case CborItem.Map map:
                writer.WriteMapStart(map.Pairs.Count);
                map.Pairs.SelectMany(pair => new[] { pair.Key, pair.Value }).ToList().ForEach(inner => Write(writer, inner));
                break;
            default:
                throw new NotSupportedException($"no CBOR for {item.GetType().Name}");
        }
    }
}
