using System.Globalization;
using System.Numerics;
using System.Text;
using Conformance.Wire;

namespace Conformance.Est.Der;

/// <summary>Reads DER element by element. Never throws; a failed read leaves the reader where it was and its reason in <see cref="Error"/>.</summary>
/// <remarks>
/// X.690 §10: definite lengths in the fewest octets. Depth is bounded by whoever reads, since each level is entered on purpose; size by
/// <see cref="Longest"/>.
/// </remarks>
public sealed class DerReader
{
    /// <summary>Longest document that is read, in octets.</summary>
    public const int Longest = 1 << 18;

    private const int MostArcs = 32;
    private const int MostLengthOctets = 3;
    private const int LongForm = 0x80;
    private const string TimeFormat = "yyyyMMddHHmmss'Z'";
    private const DateTimeStyles InGreenwich = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private readonly ReadOnlyMemory<byte> _document;
    private readonly DerTrouble _trouble;
    private readonly int _end;
    private int _position;

    /// <param name="document">From its first octet.</param>
    /// <param name="clause">What it has to follow, for errors.</param>
    public DerReader(ReadOnlyMemory<byte> document, string clause)
        : this(document, new DerTrouble(clause), 0, Math.Min(document.Length, Longest))
    {
        if (document.Length > Longest)
        {
            _trouble.Note(Longest, $"{document.Length} octets; no more than {Longest} are read");
            _end = 0;
        }
    }

    private DerReader(ReadOnlyMemory<byte> document, DerTrouble trouble, int start, int end) =>
        (_document, _trouble, _position, _end) = (document, trouble, start, end);

    /// <summary>What was wrong first, in this document.</summary>
    public DecodeError Error => _trouble.Error;

    public bool IsAtEnd => _position >= _end;

    /// <summary>Whether the next element has that tag.</summary>
    public bool IsNext(byte tag) => !IsAtEnd && _document.Span[_position] == tag;

    /// <summary>Takes note of something else that is wrong here.</summary>
    /// <returns>Always <see langword="false"/>.</returns>
    public bool Refuse(string message) => _trouble.Note(_position, message);

    /// <summary>Reads one element of any tag.</summary>
    public bool TryAny(string what, out DerElement element)
    {
        element = default;
        var span = _document.Span;
        var (start, header) = (_position, 2);
        if (start >= _end)
        {
            return _trouble.Note(start, $"{what} is missing");
        }

        if ((span[start] & 0x1F) == 0x1F)
        {
            return _trouble.Note(start, $"{what} has a tag of several octets; one is required");
        }

        if (start + 1 >= _end)
        {
            return _trouble.Note(start, $"{what} has no length");
        }

        int length = span[start + 1];
        if (length >= LongForm)
        {
            var count = length - LongForm;
            if (count is 0 or > MostLengthOctets)
            {
                return _trouble.Note(start, $"{what} has a length of {count} octets; 1 to {MostLengthOctets} are required");
            }

            if (start + header + count > _end)
            {
                return _trouble.Note(start, $"{what} ends within its length");
            }

            length = 0;
            foreach (var octet in span.Slice(start + header, count))
            {
                length = (length << 8) | octet;
            }

            if (length < LongForm || span[start + header] == 0)
            {
                return _trouble.Note(start, $"the length of {what} is not in the fewest octets; it must be");
            }

            header += count;
        }

        if (length > _end - start - header)
        {
            return _trouble.Note(start, $"{what} of {length} octets has {_end - start - header} left; all of them are required");
        }

        element = new(span[start], _document.Slice(start + header, length), _document.Slice(start, header + length), start);
        _position = start + header + length;
        return true;
    }

    /// <summary>Reads one element of that tag.</summary>
    public bool TryRead(byte tag, string what, out DerElement element)
    {
        var start = _position;
        if (!TryAny(what, out element))
        {
            return false;
        }

        if (element.Tag == tag)
        {
            return true;
        }

        _position = start;
        return _trouble.Note(start, $"{what} has tag {element.Tag:X2}; {tag:X2} is required");
    }

    /// <summary>Reads one constructed element and gives a reader of its content.</summary>
    public bool TryEnter(byte tag, string what, out DerReader inner)
    {
        inner = this;
        if (!TryRead(tag, what, out var element))
        {
            return false;
        }

        inner = Into(element);
        return true;
    }

    /// <summary>A reader of what an element of this document holds.</summary>
    public DerReader Into(DerElement element)
    {
        var end = element.Offset + element.Encoded.Length;
        return new(_document, _trouble, end - element.Content.Length, end);
    }

    /// <summary>Whether nothing is left, as it has to be.</summary>
    public bool TryEnd(string what) => IsAtEnd || _trouble.Note(_position, $"{_end - _position} octets follow {what}; none may");

    public bool TryIdentifier(string what, out string identifier)
    {
        identifier = string.Empty;
        return TryRead(DerTag.ObjectIdentifier, what, out var element) && TryArcs(element, what, out identifier);
    }

    /// <summary>Reads a whole number of any size.</summary>
    public bool TryInteger(string what, out BigInteger value)
    {
        value = default;
        if (!TryRead(DerTag.Integer, what, out var element))
        {
            return false;
        }

        var content = element.Content.Span;
        if (content.IsEmpty || (content.Length > 1 && ((content[0] == 0 && content[1] < LongForm) || (content[0] == 0xFF && content[1] >= LongForm))))
        {
            return _trouble.Note(element.Offset, $"{what} is not in the fewest octets; it must be");
        }

        value = new(content, isUnsigned: false, isBigEndian: true);
        return true;
    }

    /// <summary>Reads a bit string of whole octets.</summary>
    public bool TryBits(string what, out ReadOnlyMemory<byte> octets)
    {
        octets = default;
        if (!TryRead(DerTag.BitString, what, out var element))
        {
            return false;
        }

        if (element.Content.Length == 0 || element.Content.Span[0] != 0)
        {
            return _trouble.Note(element.Offset, $"{what} is not of whole octets; it must be");
        }

        octets = element.Content[1..];
        return true;
    }

    /// <summary>Reads a flag, which in DER is 00 or FF.</summary>
    public bool TryFlag(string what, out bool flag)
    {
        flag = false;
        if (!TryRead(DerTag.Boolean, what, out var element))
        {
            return false;
        }

        if (element.Content.Span is not ([0] or [0xFF]))
        {
            return _trouble.Note(element.Offset, $"{what} is neither 00 nor FF");
        }

        flag = element.Content.Span[0] != 0;
        return true;
    }

    /// <summary>Reads UTCTime or GeneralizedTime, in seconds and in Greenwich (RFC 5280 §4.1.2.5).</summary>
    public bool TryTime(string what, out DateTimeOffset time)
    {
        time = default;
        if (!TryAny(what, out var element))
        {
            return false;
        }

        var text = Encoding.ASCII.GetString(element.Content.Span);
        return (element.Tag is DerTag.UtcTime or DerTag.GeneralizedTime
                && DateTimeOffset.TryParseExact(Century(text, element.Tag), TimeFormat, CultureInfo.InvariantCulture, InGreenwich, out time))
            || _trouble.Note(element.Offset, $"{what} is no time in seconds and in Greenwich");
    }

    /// <summary>What a string element says.</summary>
    public static string TextOf(DerElement element) => element.Tag switch
    {
        DerTag.BmpString => Encoding.BigEndianUnicode.GetString(element.Content.Span),
        DerTag.TeletexString => Encoding.Latin1.GetString(element.Content.Span),
        _ => Encoding.UTF8.GetString(element.Content.Span),
    };

    /// <summary>RFC 5280 §4.1.2.5.1: from 50 on it is the twentieth century.</summary>
    private static string Century(string text, byte tag) =>
        tag != DerTag.UtcTime ? text : (string.CompareOrdinal(text, "50") >= 0 ? "19" : "20") + text;

    private bool TryArcs(DerElement element, string what, out string identifier)
    {
        identifier = string.Empty;
        var arcs = new List<ulong>();
        var arc = 0UL;
        var begun = false;
        foreach (var octet in element.Content.Span)
        {
            if ((!begun && octet == LongForm) || arc > (ulong.MaxValue >> 7) || arcs.Count >= MostArcs)
            {
                return _trouble.Note(element.Offset, $"{what} is no object identifier that can be read");
            }

            arc = (arc << 7) | (uint)(octet & 0x7F);
            begun = octet >= LongForm;
            if (!begun)
            {
                arcs.Add(arc);
                arc = 0;
            }
        }

        if (arcs.Count == 0 || begun)
        {
            return _trouble.Note(element.Offset, $"{what} is no whole object identifier");
        }

        var first = Math.Min(arcs[0] / 40, 2);
        identifier = string.Join('.', new[] { first, arcs[0] - (first * 40) }.Concat(arcs.Skip(1)));
        return true;
    }
}
