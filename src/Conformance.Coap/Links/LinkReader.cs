using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Conformance.Wire;

namespace Conformance.Coap.Links;

/// <summary>One pass over a Link Format document, linear in its length.</summary>
/// <remarks>RFC 6690 §2. The grammar has no white space outside quotes; the examples of Core 1.1 §6.2.1 have blanks after commas, which are read over.</remarks>
internal ref struct LinkReader(ReadOnlySpan<byte> octets)
{
    private const string Clause = "RFC 6690 §2";
    private readonly ReadOnlySpan<byte> _octets = octets;
    private int _position;

    public bool TryReadDocument(out IReadOnlyList<Link> links, out DecodeError error)
    {
        links = [];
        error = default;
        if (!Utf8.IsValid(_octets))
        {
            error = new(ValidPrefix(), Clause, "octets are no UTF-8; a document is in UTF-8");
            return false;
        }

        var read = new List<Link>();
        while (_octets.Length > 0)
        {
            if (!TryReadLink(out var link, out error))
            {
                return false;
            }

            read.Add(link);
            if (_position == _octets.Length)
            {
                break;
            }

            if (!TrySkip(',', "between links", out error))
            {
                return false;
            }

            while (Peek() == ' ')
            {
                _position++;
            }
        }

        links = read;
        return true;
    }

    private bool TryReadLink(out Link link, out DecodeError error)
    {
        link = new(string.Empty, []);
        if (!TrySkip('<', "at the start of a link", out error))
        {
            return false;
        }

        var target = Take(LinkCharacters.IsTarget);
        if (!TrySkip('>', "at the end of a target", out error))
        {
            return false;
        }

        var attributes = new List<KeyValuePair<string, string?>>();
        while (Peek() == ';')
        {
            _position++;
            if (!TryReadAttribute(out var attribute, out error))
            {
                return false;
            }

            attributes.Add(attribute);
        }

        link = new(target, attributes);
        return true;
    }

    private bool TryReadAttribute(out KeyValuePair<string, string?> attribute, out DecodeError error)
    {
        attribute = default;
        error = default;
        var start = _position;
        var name = Take(LinkCharacters.IsName);
        if (name.Length == 0)
        {
            error = new(start, Clause, $"{Found()} where the name of an attribute is required");
            return false;
        }

        string? value = null;
        if (Peek() == '=')
        {
            _position++;
            if (!(Peek() == '"' ? TryReadQuoted(out value, out error) : TryReadToken(out value, out error)))
            {
                return false;
            }
        }

        attribute = new(name, value);
        return true;
    }

    private bool TryReadToken(out string? value, out DecodeError error)
    {
        error = default;
        value = Take(LinkCharacters.IsToken);
        if (value.Length == 0)
        {
            error = new(_position, Clause, $"{Found()} where the value of an attribute is required");
        }

        return value.Length > 0;
    }

    private bool TryReadQuoted(out string? value, out DecodeError error)
    {
        error = default;
        value = null;
        var start = _position++;
        var content = new List<byte>();
        while (_position < _octets.Length && _octets[_position] != '"')
        {
            _position += _octets[_position] == '\\' && _position + 1 < _octets.Length ? 1 : 0;
            content.Add(_octets[_position++]);
        }

        if (_position == _octets.Length)
        {
            error = new(start, Clause, "a quoted value never ends; a closing quote is required");
            return false;
        }

        _position++;
        value = Encoding.UTF8.GetString([.. content]);
        return true;
    }

    private bool TrySkip(char wanted, string where, out DecodeError error)
    {
        if (Peek() == wanted)
        {
            _position++;
            error = default;
            return true;
        }

        error = new(_position, Clause, $"{Found()} {where}; '{wanted}' is required");
        return false;
    }

    private readonly char? Peek() => _position < _octets.Length ? (char)_octets[_position] : null;

    private readonly string Found() => Peek() switch
    {
        null => "the document ends",
        > ' ' and < '\u007F' and var letter => $"'{letter}'",
        var octet => $"octet {(int)octet:X2}",
    };

    /// <summary>Takes octets while they belong; one outside ASCII counts as U+0080 to U+00FF, which belongs in targets only.</summary>
    private string Take(Func<char, bool> belongs)
    {
        var start = _position;
        while (Peek() is { } letter && belongs(letter))
        {
            _position++;
        }

        return Encoding.UTF8.GetString(_octets[start.._position]);
    }

    private readonly int ValidPrefix()
    {
        var valid = 0;
        while (valid < _octets.Length && Rune.DecodeFromUtf8(_octets[valid..], out _, out var consumed) == OperationStatus.Done)
        {
            valid += consumed;
        }

        return valid;
    }
}
