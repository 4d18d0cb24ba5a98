using System.Globalization;
using Conformance.Wire;

namespace Conformance.Lwm2m.Formats.Tlv;

/// <summary>One TLV as received.</summary>
/// <remarks>
/// Core 1.2 §7.4.5:
/// <code>
///  7   6   5   4   3   2   1   0
/// +-------+---+-------+-----------+ +------------+ +--------------+ +-------+
/// | kind  |id | len.  |  length   | | id, 1 or 2 | | length, 0..3 | | value |
/// |       |16?| octets| (if none) | |   octets   | |    octets    | |       |
/// +-------+---+-------+-----------+ +------------+ +--------------+ +-------+
/// </code>
/// </remarks>
/// <param name="Id">Object instance, resource or resource instance, as the kind says.</param>
/// <param name="Value">The octets after the head.</param>
/// <param name="Children">The records inside an object instance or a multiple resource; empty for the others.</param>
/// <param name="Offset">Octet of the head, counted from the start of the payload.</param>
/// <param name="IdOctets">1 or 2.</param>
/// <param name="LengthOctets">0 when the length stands in the type octet, else 1 to 3.</param>
public sealed record TlvRecord(
    TlvKind Kind, ushort Id, ReadOnlyMemory<byte> Value, IReadOnlyList<TlvRecord> Children, int Offset, int IdOctets, int LengthOctets)
{
    /// <summary>Octets of the head.</summary>
    public int HeadOctets => 1 + IdOctets + LengthOctets;

    /// <summary>Octet of the value, counted from the start of the payload.</summary>
    public int ValueOffset => Offset + HeadOctets;

    /// <summary>Whether id and length take the fewest octets they can.</summary>
    public bool IsShortest => IdOctets == TlvWriter.IdOctets(Id) && LengthOctets == TlvWriter.LengthOctets(Value.Length);

    /// <returns>Kind, id and value, for example <c>multiple-resource 11 [resource-instance 0 00]</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{NameOf(Kind)} {Id} {(Children.Count > 0 ? $"[{string.Join(", ", Children)}]" : Hex.Of(Value.Span))}");

    /// <summary>The word for a kind in the test language, for example <c>multiple-resource</c>.</summary>
    public static string NameOf(TlvKind kind) => kind switch
    {
        TlvKind.ObjectInstance => "object-instance",
        TlvKind.ResourceInstance => "resource-instance",
        TlvKind.MultipleResource => "multiple-resource",
        _ => "resource",
    };
}
